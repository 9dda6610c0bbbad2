import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryPaths } from '../../server/src/cli/repository-paths.ts';

let folder = '';

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'ldn-lint-'));
	mkdirSync(join(folder, 'repository/.git'), { recursive: true });
	mkdirSync(join(folder, 'repository/site/content'), { recursive: true });
	mkdirSync(join(folder, 'tree'));
	writeFileSync(join(folder, 'tree/.git'), 'gitdir: elsewhere\n');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('paths of the repository', () => {
	it.each([
		['repository', 'site/a.md', 'site/a.md'],
		['repository', './site/../a.md', 'a.md'],
		['repository/site', 'content/a.md', 'site/content/a.md'],
		['repository/site', '../a.md', 'a.md'],
		['repository/site', '../..outside.md', '..outside.md'],
		['repository/site', '../../a.md', '../../a.md'],
		['repository/site', '-', '-'],
		['tree', 'a.md', 'a.md'],
	])('in %s: %s is %s', (cwd, path, expected) => {
		expect(repositoryPaths(join(folder, cwd))(path)).toBe(expected);
	});

	it('takes absolute paths', () => {
		const of = repositoryPaths(join(folder, 'repository/site'));
		expect(of(join(folder, 'repository/a.md'))).toBe('a.md');
		expect(of('/elsewhere/a.md')).toBe('/elsewhere/a.md');
	});
});
