import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInShard } from '../../server/src/cli/shard.ts';
import { inFolder } from '../support/cli-folder.ts';

describe('shards', () => {
	it('part any list into parts that differ by one at most, each article in one', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 40 }), (length, count) => {
				const places = Array.from({ length }, (_, i) => i);
				const parts = Array.from({ length: count }, (_, i) =>
					places.filter((it) => isInShard(it, { index: i + 1, count })),
				);
				expect(parts.flat().sort((a, b) => a - b)).toEqual(places);
				const sizes = parts.map((it) => it.length);
				expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
			}),
		);
	});
});

const texts = ['FORBIDDEN\n', 'So LOUD.\n', 'Fine.\n', 'MINOR and LOUD\n\nFORBIDDEN\n'];

const files: Readonly<Record<string, string>> = {
	...Object.fromEntries(
		Array.from({ length: 9 }, (_, i) => [`posts/${i % 2}/a${i}.md`, texts[i % texts.length] ?? '']),
	),
	'posts/0/old.md': 'FORBIDDEN\n',
	'posts/1/.ldn-lint.yaml': 'rules: { text/minor: off }\n',
	'posts/.ldn-lint.yaml': 'exclude: ["0/old.md"]\n',
};

const reports = ['text', 'json', 'sarif', 'junit', 'markdown', 'html', 'blob'];

const asFiles = reports.map((it) => `--format ${it}:out.${it}`).join(' ');

describe('merge', () => {
	it.each([1, 2, 3, 7, 12])('of %i shards reports, and ends, as the whole run', async (count) => {
		await inFolder(files, async ({ run }) => {
			const parts = Array.from({ length: count }, (_, i) => `part${i + 1}.json`);
			for (const [i, part] of parts.entries()) {
				const status = await run(`posts --shard ${i + 1}/${count} --quiet --format blob:${part}`);
				expect(status).toMatchObject({ stdout: '', stderr: '' });
			}
			for (const format of reports.filter((it) => it !== 'blob')) {
				for (const options of ['', '--quiet', '--fail-on warning', '--fail-on never']) {
					const whole = await run(`posts --format ${format} ${options}`);
					expect(await run(`merge ${[...parts].reverse().join(' ')} --format ${format} ${options}`)).toEqual(whole);
				}
			}
		});
	});

	it('tells what went wrong in a part as the whole run does, each problem once', async () => {
		const wrong = {
			...files,
			'posts/1/a1.md': 'bad\0byte\n',
			'posts/0/a2.md': 'bad\0byte\n',
			'posts/0/.ldn-lint.yaml': 'rulez: {}\n',
		};
		await inFolder(wrong, async ({ run }) => {
			const whole = await run('posts none.md --format json');
			expect(whole.stderr.split('\n').length).toBe(5);
			const parts = ['one.json', 'two.json'];
			for (const [i, part] of parts.entries()) {
				await run(`posts none.md --shard ${i + 1}/2 --format blob:${part}`);
			}
			expect(await run(`merge ${parts.join(' ')} --format json`)).toEqual(whole);
		});
	});

	it('joins runs over different articles in the order of their naming', async () => {
		await inFolder(files, async ({ run }) => {
			await run('posts/1 --format blob:b.json');
			await run('posts/0 --format blob:a.json');
			expect(await run('merge a.json b.json --format json')).toEqual(await run('posts/0 posts/1 --format json'));
		});
	});

	const refused: readonly (readonly [
		what: string,
		args: string,
		problem: string,
		change?: (folder: string) => void,
	])[] = [
		['a lost shard', 'one.json three.json', 'The report of shard 2/3 is missing.'],
		['lost shards', 'two.json', 'The reports of shards 1/3, 3/3 are missing.'],
		['a shard twice', 'one.json two.json three.json again.json', 'two.json and again.json are both shard 2/3.'],
		[
			'shards of different runs',
			'one.json two.json half.json',
			'one.json is shard 1/3 and half.json is shard 1/2: they are not of one run.',
		],
		[
			'a whole run among shards',
			'whole.json one.json',
			'whole.json is a whole run and one.json is shard 1/3: they are not of one run.',
		],
		['an article twice', 'whole.json other.json', 'posts/0/a0.md is in both whole.json and other.json.'],
		['a file that is not there', 'none.json', 'none.json: cannot be read: ENOENT'],
		['another kind of report', 'out.json', 'out.json: is no report of --format blob.'],
		['a report that was cut off', 'cut.json', 'cut.json: is no report of --format blob, or was cut off.'],
		[
			'a report of another version',
			'old.json',
			'old.json: is of ldn-lint 1.2.2, and this is 1.2.3: use one version for all.',
		],
	];

	it('refuses what would not be the whole, with status 2 and no report', async () => {
		await inFolder(files, async ({ folder, run }) => {
			for (const [i, name] of ['one', 'two', 'three'].entries()) {
				await run(`posts --shard ${i + 1}/3 --format blob:${name}.json`);
			}
			await run('posts --shard 2/3 --format blob:again.json');
			await run('posts --shard 1/2 --format blob:half.json');
			await run('posts --format blob:whole.json --format json:out.json');
			await run('posts/0 --format blob:other.json');
			await run('posts --format blob:old.json', { version: '1.2.2' });
			writeFileSync(join(folder, 'cut.json'), '{"ldnLintBlob":1,"files":[');
			for (const [what, args, problem] of refused) {
				const { status, stdout, stderr } = await run(`merge ${args}`);
				expect({ what, status, stdout }).toEqual({ what, status: 2, stdout: '' });
				expect(stderr).toContain(problem);
			}
		});
	});

	it('may leave a shard without an article', async () => {
		await inFolder({ 'a.md': 'FORBIDDEN\n' }, async ({ run }) => {
			expect(await run('a.md --shard 2/2')).toEqual({
				status: 0,
				stdout: 'Nothing to lint: none falls in this shard.\n',
				stderr: '',
			});
		});
	});

	it('reads its own report again', async () => {
		await inFolder(files, async ({ run }) => {
			await run('posts --shard 1/2 --format blob:one.json');
			await run('posts --shard 2/2 --format blob:two.json');
			await run(`merge one.json two.json ${asFiles}`);
			expect(await run('merge out.blob --format json')).toEqual(await run('posts --format json'));
		});
	});
});
