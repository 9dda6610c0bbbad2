import { describe, expect, it } from 'vitest';
import { createProgress } from '../../server/src/cli/progress.ts';
import { inFolder } from '../support/cli-folder.ts';

describe('progress', () => {
	it('shows one line now and then in a long run, and takes it away', () => {
		const lines: (string | undefined)[] = [];
		let time = 0;
		const progress = createProgress(
			4,
			(line) => lines.push(line),
			() => time,
		);
		for (const at of [0, 100, 500, 510, 600]) {
			time = at;
			progress.start(`${at}.md`);
			progress.done();
		}
		progress.clear();
		progress.clear();
		expect(lines).toEqual(['2 of 4 articles · 500.md', '4 of 4 articles · 600.md', undefined]);
	});

	it('shows nothing in a short run, nor where there is no terminal', async () => {
		const lines: (string | undefined)[] = [];
		const showProgress = (line: string | undefined) => void lines.push(line);
		await inFolder({ 'a.md': 'Fine.\n' }, async ({ run }) => {
			await run('a.md', { showProgress });
		});
		expect(lines).toEqual([]);
		const silent = createProgress(1, undefined, () => 1e6);
		silent.start('a.md');
		silent.clear();
	});
});
