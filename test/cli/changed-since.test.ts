import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compose } from '../../server/src/entry/compose.ts';
import { type CliFolder, inFolder } from '../support/cli-folder.ts';

interface Repository extends CliFolder {
	git(...args: readonly string[]): string;
	write(path: string, text: string): void;
	commit(message?: string): void;
	/** `file:line rule` of what is reported. */
	lint(args?: string): Promise<readonly string[]>;
}

const articles = {
	'a.md': '# One\n\nOld FORBIDDEN.\n\nMore text.\n\nOld LOUD.\n',
	'b.md': 'Old FORBIDDEN.\n',
	'sub/c.md': 'Old FORBIDDEN.\n\nAnd the end of it, which is long enough.\n',
};

/** A repository with articles on `main`, and a branch that has left it. */
async function repository(
	work: (own: Repository) => Promise<void>,
	files: Readonly<Record<string, string>> = articles,
) {
	await inFolder(files, async (folder) => {
		const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
		const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
		const git = (...args: readonly string[]) =>
			execFileSync('git', [...who, ...args], {
				cwd: folder.folder,
				env,
				encoding: 'utf8',
				stdio: ['ignore', 'pipe', 'ignore'],
			});
		const commit = (message = 'x') => {
			git('add', '-A');
			git('commit', '-qm', message);
		};
		git('init', '-q', '-b', 'main');
		commit();
		git('checkout', '-qb', 'branch');
		await work({
			...folder,
			git,
			commit,
			write(path, text) {
				mkdirSync(dirname(join(folder.folder, path)), { recursive: true });
				writeFileSync(join(folder.folder, path), text);
			},
			async lint(args = '') {
				const { stdout, stderr } = await folder.run(`--changed-since main --format compact ${args}`);
				expect(stderr).toBe('');
				return [...stdout.matchAll(/^(.*?):(\d+):\d+: .*\[(.*)\]$/gm)].map((it) => `${it[1]}:${it[2]} ${it[3]}`);
			},
		});
	});
}

describe('--changed-since', () => {
	it('reports on changed lines: committed, staged, unstaged, untracked and renamed', async () => {
		await repository(async ({ git, write, commit, lint, folder, linted }) => {
			write('a.md', articles['a.md'].replace('More text.', 'New FORBIDDEN.'));
			commit();
			write('staged.md', 'MINOR.\n');
			git('add', 'staged.md');
			write('b.md', `New LOUD.\n\n${articles['b.md']}`);
			write('ü "new"\n.md', 'So LOUD.\n');
			renameSync(join(folder, 'sub/c.md'), join(folder, 'sub/d.md'));
			write('sub/d.md', `${articles['sub/c.md']}\nNew MINOR.\n`);
			git('add', '-A', 'sub');
			linted.length = 0;
			expect(await lint()).toEqual([
				'a.md:5 text/forbidden',
				'b.md:1 text/loud',
				'staged.md:1 text/minor',
				'sub/d.md:5 text/minor',
				'ü "new" .md:1 text/loud',
			]);
			expect([...linted].sort()).toEqual(['a.md', 'b.md', 'staged.md', 'sub/d.md', 'ü "new"\n.md']);
			expect(await lint('sub b.md')).toEqual(['sub/d.md:5 text/minor', 'b.md:1 text/loud']);
		});
	});

	it('follows what moved on main since then', async () => {
		await repository(async ({ git, write, commit, lint }) => {
			write('a.md', `${articles['a.md']}\nNew MINOR.\n`);
			commit();
			git('checkout', '-q', 'main');
			write('b.md', 'Changed on main: LOUD.\n');
			commit();
			git('checkout', '-q', 'branch');
			expect(await lint()).toEqual(['a.md:9 text/minor']);
		});
	});

	it('reports what a changed article lacks, wherever that is marked, and of no other', async () => {
		const text = '# Low dose naltrexone\n\nLDN is taken at night.\n\nMany people ask about LDN for pain.\n';
		await repository(
			async ({ run, write }) => {
				write('a.md', `${text}\nIt costs little.\n`);
				const { stdout } = await run('--changed-since main --format json', { loadService: compose });
				const { files } = JSON.parse(stdout) as { files: { path: string; findings: { rule: string }[] }[] };
				expect(files.map((it) => it.path)).toEqual(['a.md']);
				const rules = files[0]?.findings.map((it) => it.rule) ?? [];
				expect(rules).toEqual(expect.arrayContaining(['disclaimer/medical-advice', 'contraindication/omitted']));
				expect(rules.filter((it) => !/^(?:disclaimer|contraindication)\//.test(it))).toEqual([]);
			},
			{ 'a.md': text, 'b.md': text },
		);
	});

	it('fails and passes by what it reports', async () => {
		await repository(async ({ run, write }) => {
			write('a.md', `${articles['a.md']}\nWell.\n`);
			expect((await run('--changed-since main .')).status).toBe(0);
			write('a.md', `${articles['a.md']}\nFORBIDDEN.\n`);
			expect((await run('--changed-since main .')).status).toBe(1);
		});
	});

	it('says that nothing has changed, which is no fault', async () => {
		await repository(async ({ run, write }) => {
			const told = 'ldn-lint: no article has changed since main.\n';
			expect(await run('--changed-since main')).toEqual({ status: 0, stdout: '', stderr: told });
			write('notes.json', '{}');
			write('b.md', 'New.\n');
			expect(await run('--changed-since main sub')).toEqual({ status: 0, stdout: '', stderr: told });
			const sarif = JSON.parse((await run('--changed-since main --format sarif sub')).stdout);
			expect(sarif.runs[0].results).toEqual([]);
		});
	});

	it('works from a folder within, and reached by a link', async () => {
		await repository(async ({ run, write, folder }) => {
			write('b.md', 'New FORBIDDEN.\n');
			write('sub/c.md', 'New FORBIDDEN.\n');
			const within = await run('--changed-since main --format compact', { cwd: join(folder, 'sub') });
			expect(within.stdout).toMatch(/^\.\.\/b\.md:1:5: .*\n\.\.\/sub\/c\.md:1:5: /);
			expect((await run('--changed-since main --format compact .', { cwd: join(folder, 'sub') })).stdout).toMatch(
				/^c\.md:1:5: [^\n]*\n$/,
			);
			symlinkSync(folder, `${folder}-link`);
			try {
				const { stdout } = await run('--changed-since main --format compact', { cwd: `${folder}-link` });
				expect(stdout).toMatch(/^b\.md:1:5: .*\nsub\/c\.md:1:5: /);
			} finally {
				rmSync(`${folder}-link`);
			}
		});
	});

	it('counts lines after --fix has moved them, and knows lines that were taken out', async () => {
		await repository(async ({ run, write, lint }) => {
			write('a.md', `# One\n\nNew LOUD.\n${articles['a.md'].slice(7)}`);
			expect(await lint('--fix')).toEqual([]);
			write('sub/c.md', 'And the end of it, which is long enough.\n\nFORBIDDEN\n');
			expect(await lint('sub')).toEqual(['sub/c.md:3 text/forbidden']);
			expect((await run('--changed-since main --fix-dry-run .')).stderr).toContain('cannot be combined');
		});
	});

	it('goes with the baseline, the cache and CRLF', async () => {
		await repository(async ({ run, write, lint }) => {
			write('b.md', 'Old FORBIDDEN.\r\n\r\nNew FORBIDDEN.\r\n');
			expect(await lint('--cache .')).toEqual(['b.md:1 text/forbidden', 'b.md:3 text/forbidden']);
			await run('--baseline known.json --update-baseline .');
			write('b.md', 'Old FORBIDDEN.\r\n\r\nNew FORBIDDEN.\r\n\r\nMINOR.\r\n');
			expect(await lint('--cache --baseline known.json')).toEqual(['b.md:5 text/minor']);
		});
	});

	it('is not fooled by what the repository calls its files, or sets for git', async () => {
		await repository(async ({ git, write, lint }) => {
			write('.gitattributes', '*.md -diff binary\n');
			for (const [name, value] of [
				['diff.external', 'false'],
				['diff.noprefix', 'true'],
				['diff.mnemonicPrefix', 'true'],
				['color.ui', 'always'],
				['diff.renames', 'false'],
				['diff.context', '9'],
				['diff.interHunkContext', '20'],
				['core.quotePath', 'true'],
			] as const) {
				git('config', name, value);
			}
			write('a.md', articles['a.md'].replace('More text.', 'New MINOR.'));
			write('-x.md', 'LOUD\n');
			write(':(top)y.md', 'LOUD\n');
			git('add', '-A');
			expect(await lint()).toEqual(['-x.md:1 text/loud', ':(top)y.md:1 text/loud', 'a.md:5 text/minor']);
		});
	});

	it.each<[string, string, string]>([
		['an unknown name', 'nowhere', 'there is no commit, branch or tag "nowhere" here: fetch it first'],
		['an option of git', '--output=x', '--changed-since needs a value'],
		['a revision that is none', 'main..branch', 'there is no commit'],
		['a file', 'main:a.md', 'there is no commit'],
	])('refuses %s', async (_, ref, problem) => {
		await repository(async ({ run }) => {
			const { status, stdout, stderr } = await run(`--changed-since ${ref} .`);
			expect([status, stdout]).toEqual([2, '']);
			expect(stderr).toContain(problem);
		});
	});

	it('refuses an option of git as a value', async () => {
		await repository(async ({ run }) => {
			expect((await run('--changed-since=--output=x .')).stderr).toContain('"--output=x" is no name of a commit');
		});
	});

	it('says what to do in a clone of a part of the history, and without anything in common', async () => {
		await repository(async ({ git, run, folder, write, commit }) => {
			git('checkout', '-q', '--orphan', 'other');
			write('new.md', 'x\n');
			commit();
			expect((await run('--changed-since main .')).stderr).toContain(
				'"main" has no commit in common with what is checked out.',
			);
			git('checkout', '-q', 'branch');
			write('more.md', 'x\n');
			commit();
			git('clone', '-q', '--depth', '1', '--branch', 'branch', `file://${folder}`, join(folder, 'clone'));
			const { status, stderr } = await run('--changed-since main .', { cwd: join(folder, 'clone') });
			expect(status).toBe(2);
			expect(stderr).toContain('fetch-depth: 0');
		});
	});

	it('needs a repository', async () => {
		await inFolder({ 'a.md': 'FORBIDDEN\n' }, async ({ run }) => {
			const { status, stderr } = await run('--changed-since main .');
			expect([status, stderr]).toEqual([
				2,
				'ldn-lint: --changed-since needs a git repository, and git knows no repository here.\n',
			]);
			expect((await run('--changed-since main -')).stderr).toContain('cannot be combined with standard input');
		});
	});
});
