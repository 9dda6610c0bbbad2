import { execFileSync } from 'node:child_process';
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder } from '../support/cli-folder.ts';

const files = {
	'a.md': [
		'# One',
		'<!-- ldn-lint-disable-next-line text/loud until=2026-12-31 by="Ana Díaz" -- quoted from the leaflet -->',
		'So LOUD and LOUD.',
		'<!-- ldn-lint-disable-next-line until=2026-01-31 -->',
		'FORBIDDEN',
		'<!-- ldn-lint-disable text/minor text/loud -- an old\u001b[31m part -->',
		'MINOR',
		'<!-- ldn-lint-enable text/minor -->',
	].join('\n\n'),
	'b.md': '---\nldn-lint: { disable: text/minor, reason: ours }\n---\n\nWell.\n',
	'c.md': 'Well.\n',
};

const today = () => '2026-05-01';

describe('--report-suppressions', () => {
	it('lists all, with place, rules, reason, who, end, age and what each hides', async () => {
		await inFolder(files, async ({ folder, run }) => {
			for (const path of ['a.md', 'b.md']) {
				const time = new Date(2026, 3, 21, 12);
				utimesSync(join(folder, path), time, time);
			}
			const { status, stdout, stderr } = await run('--report-suppressions .', { today });
			expect([status, stderr]).toEqual([0, '']);
			expect(stdout).toMatchInlineSnapshot(`
				"Place      Rules                  Hides  Age             Until               By        Reason
				a.md:3:1   text/loud              2      10 days (file)  2026-12-31          Ana Díaz  quoted from the leaflet
				a.md:7:1   all                    0      10 days (file)  2026-01-31 (ended)  –         –
				a.md:11:1  text/minor, text/loud  1      10 days (file)  –                   –         an old [31m part
				b.md:2:1   text/minor             0      10 days (file)  –                   –         ours

				4 suppressions in 3 articles: 1 without a reason, 1 ended, 1 hiding nothing.
				"
			`);
		});
	});

	it('knows when each line was committed', async () => {
		await inFolder(
			{ 'sub/a.md': '<!-- ldn-lint-disable-file text/loud -- old -->\n\nLOUD\n' },
			async ({ folder, run }) => {
				const git = (...args: readonly string[]) =>
					execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
						cwd: folder,
						env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_COMMITTER_DATE: '2026-01-01T12:00:00' },
					});
				git('init', '-q');
				git('add', '-A');
				git('commit', '-qm', 'x');
				writeFileSync(
					join(folder, 'sub/a.md'),
					'New.\n\n<!-- ldn-lint-disable-file text/loud -- old -->\n\nLOUD\n\n<!-- ldn-lint-disable-file text/minor -- new -->\n',
				);
				const { stdout } = await run('--report-suppressions --format json .', { today });
				expect(JSON.parse(stdout)).toEqual({
					version: 1,
					suppressions: [
						{
							path: 'sub/a.md',
							line: 3,
							column: 1,
							rules: ['text/loud'],
							reason: 'old',
							by: null,
							until: null,
							expired: false,
							hides: 1,
							ageInDays: 120,
							ageSince: 'commit',
						},
						expect.objectContaining({ line: 7, rules: ['text/minor'], hides: 0, ageInDays: 0, ageSince: 'commit' }),
					],
					summary: { articles: 1, suppressions: 2, withoutReason: 0, expired: 0, idle: 1 },
				});
			},
		);
	});

	it('takes no other format, and says when there are none', async () => {
		await inFolder({ 'c.md': 'Well.\n' }, async ({ run }) => {
			expect(await run('--report-suppressions .')).toMatchObject({
				status: 0,
				stdout: '0 suppressions in 1 article.\n',
			});
			expect((await run('--report-suppressions --format sarif .')).stderr).toContain('prints text or json, not sarif');
			expect((await run('--report-suppressions --format json:x.json .')).stderr).toContain('prints text or json');
		});
	});

	it('tells problems, with status 2', async () => {
		await inFolder({ 'a.md': '\u0000' }, async ({ run }) => {
			const { status, stderr } = await run('--report-suppressions .');
			expect([status, stderr]).toEqual([2, 'ldn-lint: a.md: is a binary file, not an article.\n']);
		});
	});
});

it('a suppression that has ended, and its finding, are told by the day of the machine', async () => {
	await inFolder(
		{ 'a.md': '<!-- ldn-lint-disable-next-line until=2026-04-30 -- x -->\nFORBIDDEN\n' },
		async ({ run }) => {
			expect((await run('a.md --cache', { today: () => '2026-04-30' })).status).toBe(0);
			const { status, stdout } = await run('a.md --cache --format compact', { today });
			expect(status).toBe(1);
			expect(stdout).toContain('[lint/expired-suppression]');
			expect(stdout).toContain('[text/forbidden]');
		},
	);
});
