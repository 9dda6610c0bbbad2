import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Interruption } from '../../server/src/cli/surroundings.ts';
import { type CliFolder, inFolder, type RunOverrides } from '../support/cli-folder.ts';

interface Watched extends CliFolder {
	/** Makes a change, and gives what is printed after it: the summary of the report. */
	printedAfter(change: () => void): Promise<string>;
	readonly errors: string[];
}

/** Watches a folder until `work` is done, then interrupts. */
async function watching(
	files: Readonly<Record<string, string>>,
	args: string,
	work: (watched: Watched) => Promise<void>,
	overrides: RunOverrides = {},
): Promise<void> {
	await inFolder(files, async (folder) => {
		const controller = new AbortController();
		const errors: string[] = [];
		let print = (_: string) => {};
		const printed = () =>
			new Promise<string>((resolve) => {
				print = resolve;
			});
		const first = printed();
		const ended = folder.run(`${args} --watch`, {
			interruption: () => controller.signal,
			stdout: (text) => print(text.trimEnd().split('\n').at(-1) ?? ''),
			stderr: (text) => void errors.push(text.replace(/^\[[\d:]{8}\]/, '[time]')),
			...overrides,
		});
		try {
			await first;
			await work({
				...folder,
				errors,
				async printedAfter(change) {
					folder.linted.length = 0;
					const next = printed();
					change();
					return next;
				},
			});
		} finally {
			controller.abort(new Interruption(130));
			expect((await ended).status).toBe(0);
		}
	});
}

const files = { 'a.md': 'LOUD\n', 'posts/b.md': 'FORBIDDEN\n', 'posts/c.md': 'Fine.\n' };

describe('--watch', () => {
	it('lints what has changed and nothing else, and says when', async () => {
		await watching(files, '.', async ({ folder, printedAfter, linted, errors }) => {
			expect(linted).toEqual(['a.md', 'posts/b.md', 'posts/c.md']);
			const summary = await printedAfter(() => writeFileSync(join(folder, 'posts/c.md'), 'MINOR\n'));
			expect(summary).toBe('1 error, 1 warning, 1 info in 3 articles; 1 can be fixed safely with --fix.');
			expect(linted).toEqual(['posts/c.md']);
			expect(errors).toEqual([
				'[time] ldn-lint: 3 articles, 3 linted anew. Ctrl-C ends.\n',
				'[time] ldn-lint: 3 articles, 1 linted anew. Ctrl-C ends.\n',
			]);
		});
	});

	it('sees new articles, also in new folders, and those that are replaced or gone with their folder', async () => {
		await watching(files, '.', async ({ folder, printedAfter, linted }) => {
			await printedAfter(() => {
				mkdirSync(join(folder, 'drafts/deep'), { recursive: true });
				writeFileSync(join(folder, 'drafts/deep/d.md'), 'FORBIDDEN\n');
			});
			expect(linted).toEqual(['drafts/deep/d.md']);
			expect(await printedAfter(() => writeFileSync(join(folder, 'drafts/deep/e.md'), 'Fine.\n'))).toContain(
				'in 5 articles',
			);
			await printedAfter(() => {
				writeFileSync(join(folder, '.a.md.swp'), 'Fine.\n');
				renameSync(join(folder, '.a.md.swp'), join(folder, 'a.md'));
			});
			expect(linted).toEqual(['a.md']);
			expect(await printedAfter(() => rmSync(join(folder, 'drafts'), { recursive: true }))).toContain('in 3 articles');
			expect(linted).toEqual([]);
		});
	});

	it('lints all again by another configuration, and the articles of a bibliography by that', async () => {
		const more = { ...files, 'd.md': '---\nbibliography: refs/x.bib\n---\n\nFine.\n', 'refs/x.bib': '@article{y}\n' };
		await watching(more, '.', async ({ folder, printedAfter, linted }) => {
			const summary = await printedAfter(() =>
				writeFileSync(join(folder, '.ldn-lint.yaml'), 'rules: { text/loud: off }\n'),
			);
			expect(summary).toBe('1 error in 4 articles.');
			expect(new Set(linted)).toEqual(new Set(['a.md', 'd.md', 'posts/b.md', 'posts/c.md']));
			await printedAfter(() => writeFileSync(join(folder, 'refs/x.bib'), '@article{z}\n'));
			expect(linted).toEqual(['d.md']);
			const back = await printedAfter(() => rmSync(join(folder, '.ldn-lint.yaml')));
			expect(back).toContain('1 warning');
		});
	});

	it('goes on when everything that it watches is gone, and clears a terminal alone', async () => {
		let all = '';
		const errors: string[] = [];
		let seen = () => {};
		const stderr = (text: string) => {
			errors.push(text);
			seen();
		};
		let print = () => {};
		const stdout = (text: string) => {
			all += text;
			print();
		};
		await inFolder({ 'posts/a.md': 'FORBIDDEN\n' }, async ({ folder, run }) => {
			const controller = new AbortController();
			const first = new Promise<void>((resolve) => {
				print = () => all.includes('1 error') && resolve();
			});
			const ended = run('posts --watch', { interruption: () => controller.signal, stdout, stderr, width: 80 });
			await first;
			const told = new Promise<void>((resolve) => {
				seen = () => errors.some((it) => it.includes('no such file or folder')) && resolve();
			});
			rmSync(join(folder, 'posts'), { recursive: true });
			await told;
			const again = new Promise<void>((resolve) => {
				print = () => all.includes('✔') && resolve();
			});
			mkdirSync(join(folder, 'posts'));
			writeFileSync(join(folder, 'posts/a.md'), 'Fine.\n');
			await again;
			controller.abort(new Interruption(130));
			expect(await ended).toMatchObject({ status: 0 });
			expect(all.split('\u001b[2J\u001b[3J\u001b[H').length).toBe(4);
		});
	});
});
