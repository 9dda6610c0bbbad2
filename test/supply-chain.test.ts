import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noticedPackages, thirdPartyLicenses } from '../scripts/licenses.mjs';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Packages that the shipped sources import for more than their types. */
function imported(): readonly string[] {
	const names = new Set<string>();
	for (const folder of ['client/src', 'server/src']) {
		for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
			if (!/(?<!\.d)\.ts$/.test(path)) {
				continue;
			}
			for (const [, specifier = ''] of read(join(folder, path)).matchAll(
				/^(?:import|export) (?!type )[^;']*?from '([^'.][^']*)'/gm,
			)) {
				names.add(/^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '');
			}
		}
	}
	return [...names].filter((it) => !it.startsWith('node:') && it !== 'vscode').sort();
}

describe('packages that are shipped', () => {
	it('are few, and each is justified', () => {
		const reasons = read('CONTRIBUTING.md').split('## Packages that are shipped')[1]?.split('\n## ')[0] ?? '';
		const told = [...reasons.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, names = '']) => names.match(/[\w@/-]+/g) ?? []);
		expect(imported().filter((it) => !told.includes(it))).toEqual([]);
		expect(told.filter((it) => !imported().includes(it))).toEqual([]);
	});

	it('are named with their licences, whatever their names', () => {
		const inputs = {
			'node_modules/yaml/browser/index.js': {},
			'node_modules/@types/mdast/index.d.ts': {},
			'server/a.ts': {},
		};
		const notice = thirdPartyLicenses(root, [{ inputs }]);
		const version = (name: string) => JSON.parse(read(`node_modules/${name}/package.json`)).version;
		expect(noticedPackages(notice)).toEqual([`@types/mdast ${version('@types/mdast')}`, `yaml ${version('yaml')}`]);
		expect(notice).toContain('(ISC)');
	});
});

it('every locked package is held by a digest of its contents, and comes from the registry alone', () => {
	const { packages } = JSON.parse(read('package-lock.json')) as {
		packages: Record<string, { integrity?: string; resolved?: string; link?: boolean }>;
	};
	const others = Object.entries(packages).filter(
		([path, it]) => path !== '' && (!/^sha512-/.test(it.integrity ?? '') || it.resolved !== undefined || it.link),
	);
	expect(others.map(([path]) => path)).toEqual([]);
});
