/** What an article, its path or its configuration holds never controls the terminal or the workflow that shows a report. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';

const hostile = '\u001b]0;title\u0007\u001b[2J\u009b31m\r\u202e';
const text = `# ${hostile} LOUD ${hostile}\n\n::error file=x::forged LOUD\n\nLOUD ${hostile}LOUD \u2028::warning::x\n`;
const name = 'a\u001b[31m\n::error file=b.md::forged.md';
const files = {
	[name]: text,
	'.ldn-lint.yaml': `preset: "${hostile.replace(/[^\p{ASCII}]|\p{Cc}/gu, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`)}"\n`,
	'b.md': Buffer.from([0xff, 0xfe, 0]),
};

const colours = new RegExp(`${String.fromCharCode(0x1b)}\\[\\d{1,2}m`, 'g');

/** Without the colours that are our own, and ends of lines. */
function controls(output: string): readonly string[] {
	return [...output.replace(colours, '').matchAll(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/gu)].map(
		([it]) => `U+${it.charCodeAt(0).toString(16)}`,
	);
}

describe.each(['text', 'compact', 'github', 'markdown'])('%s', (format) => {
	it.each([false, true])(
		'holds no control characters and no command of the article, in colours: %s',
		async (colors) => {
			const args = `. --format ${format} --verbose`;
			const prepare = (folder: string) => mkdirSync(join(folder, `.x${hostile}`));
			const { stdout, stderr } = await runCli(args, { files, colors, prepare });
			expect(stdout).toMatch(/loud|LOUD/);
			expect(controls(stdout + stderr)).toEqual([]);
			const commands = stdout.split('\n').filter((it) => it.startsWith('::'));
			expect(commands.filter((it) => !/^::(?:error|warning|notice) (?:file=|title=ldn-lint)/.test(it))).toEqual([]);
			expect(commands.filter((it) => it.includes('file=b.md::'))).toEqual([]);
			expect(stderr.split('\n').filter((it) => it !== '' && !it.startsWith('ldn-lint:'))).toEqual([]);
		},
	);
});

it('a diff on a terminal shows control characters as signs, and elsewhere as they are', async () => {
	const shown = await runCli('a.md --fix-dry-run', { files: { 'a.md': text }, colors: true });
	expect(controls(shown.stdout)).toEqual([]);
	expect(shown.stdout).toContain('␛]0;title␇');
	const piped = await runCli('a.md --fix-dry-run', { files: { 'a.md': text }, colors: false });
	expect(piped.stdout).toContain(hostile);
});
