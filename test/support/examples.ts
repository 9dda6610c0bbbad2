import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleFormat } from '../../server/src/article/article.ts';
import type { Finding, FixSafety } from '../../server/src/linter/finding.ts';
import type { OptionValue } from '../../server/src/linter/options.ts';
import type { Rule } from '../../server/src/linter/rule.ts';

const formats: readonly ArticleFormat[] = ['markdown', 'mdx', 'html', 'plaintext'];

const rulesFolder = join(import.meta.dirname, '../../server/src/rules');

/** A rule's folder with its texts. */
export interface RuleFolder {
	/** `area/name`. */
	readonly id: string;
	readonly rule: Rule;
	readonly readme: string;
	readonly cases: string;
}

/** One fence of a README or cases file. */
export interface Example {
	/** Where it stands, for the test's title: file and line. */
	readonly place: string;
	/** Headings above it, outermost first. */
	readonly headings: readonly string[];
	readonly format: ArticleFormat;
	readonly preset: 'recommended' | 'strict';
	readonly options: Readonly<Record<string, OptionValue>>;
	/** Without the mark lines. */
	readonly text: string;
	readonly marks: readonly Mark[];
	/** Texts of the bibliographies that the article names, by path. */
	readonly files: ReadonlyMap<string, string>;
	readonly fix: FixSafety | undefined;
	readonly fixed: string | undefined;
}

export interface Mark {
	readonly start: number;
	/** A finding over several lines is marked to the end of its first line. */
	readonly end: number;
	/** `messageId` or `messageId:subject`. */
	readonly name: string;
}

export async function ruleFolders(): Promise<readonly RuleFolder[]> {
	const ids = folders(rulesFolder).flatMap((area) => folders(join(rulesFolder, area)).map((name) => `${area}/${name}`));
	return Promise.all(
		ids.map(async (id) => {
			const folder = join(rulesFolder, id);
			const { rule } = (await import(join(folder, 'rule.ts'))) as { rule: Rule };
			return { id, rule, readme: read(join(folder, 'README.md')), cases: read(join(folder, 'cases.md')) };
		}),
	);
}

/** The examples of a README or cases file. */
export function examplesIn(markdown: string, file: string): readonly Example[] {
	const examples: Example[] = [];
	const headings: string[] = [];
	const lines = markdown.split('\n');
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i] ?? '';
		const heading = /^(#{1,6}) (.*)$/.exec(line);
		const fence = /^(`{3,})(\w+) ?(.*)$/.exec(line);
		if (heading?.[1] !== undefined) {
			headings.length = heading[1].length - 1;
			headings.push(heading[2] ?? '');
		} else if (fence?.[1] !== undefined) {
			const end = lines.indexOf(fence[1], i + 1);
			const body = lines.slice(i + 1, end);
			if (fence[2] === 'article') {
				examples.push(parseExample(body, fence[3] ?? '', `${file}:${i + 1}`, headings.filter(Boolean)));
			} else if (fence[2] === 'bibliography') {
				const last = examples.pop();
				if (last !== undefined) {
					examples.push({ ...last, files: new Map([...last.files, [fence[3] ?? '', body.join('\n')]]) });
				}
			} else if (fence[2] === 'fixed') {
				const last = examples.pop();
				if (last !== undefined) {
					examples.push({ ...last, fixed: body.join('\n') });
				}
			}
			i = end;
		}
	}
	return examples;
}

/** A finding as a mark of the example's text. */
export function markOf(finding: Finding, text: string): Mark {
	const lineEnd = text.indexOf('\n', finding.span.start);
	return {
		start: finding.span.start,
		end: lineEnd < 0 ? finding.span.end : Math.min(finding.span.end, lineEnd),
		name: finding.messageId + (finding.subject === undefined ? '' : `:${finding.subject}`),
	};
}

/** Marks as lines to compare, each with the text that it points at. */
export function showMarks(marks: readonly Mark[], text: string): readonly string[] {
	return [...marks]
		.sort((a, b) => a.start - b.start || a.end - b.end || a.name.localeCompare(b.name))
		.map((it) => `${it.start}-${it.end} ${it.name} ${JSON.stringify(text.slice(it.start, it.end))}`);
}

function parseExample(body: readonly string[], info: string, place: string, headings: readonly string[]): Example {
	const kept: string[] = [];
	const marks: Mark[] = [];
	let offset = 0;
	let previous = 0;
	for (const line of body) {
		const mark = /^(\s*)(\^+) +([a-zA-Z]\w*(?::[\w-]+)?)\s*$/.exec(line);
		if (mark?.[1] !== undefined && mark[2] !== undefined) {
			const start = previous + mark[1].length;
			marks.push({ start, end: start + mark[2].length, name: mark[3] ?? '' });
		} else {
			previous = offset;
			kept.push(line);
			offset += line.length + 1;
		}
	}
	const words = new Map(info.split(' ').map((word) => [word.split('=')[0] ?? '', word.slice(word.indexOf('=') + 1)]));
	return {
		place,
		headings: [...headings],
		format: formats.find((it) => it === words.get('format')) ?? 'markdown',
		preset: words.get('preset') === 'strict' ? 'strict' : 'recommended',
		options: words.has('options') ? JSON.parse(words.get('options') ?? '{}') : {},
		text: kept.join('\n'),
		marks,
		files: new Map(),
		fix: words.get('fix') as FixSafety | undefined,
		fixed: undefined,
	};
}

function folders(path: string): readonly string[] {
	return readdirSync(path, { withFileTypes: true })
		.filter((it) => it.isDirectory())
		.map((it) => it.name)
		.sort();
}

function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}
