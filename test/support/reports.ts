import { readdirSync, readFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toFileResult } from '../../server/src/cli/lint-article.ts';
import { positionsIn } from '../../server/src/cli/positions.ts';
import { type Format, reporters } from '../../server/src/cli/reporters/index.ts';
import { type ReportContext, wholeReport } from '../../server/src/cli/reporters/reporter.ts';
import type { FileResult, ReportedFinding, RunResult } from '../../server/src/cli/results.ts';
import { createPaint } from '../../server/src/cli/terminal.ts';
import { compose } from '../../server/src/entry/compose.ts';
import { severities } from '../../server/src/service/lint-service.ts';

export const service = compose((message) => process.stderr.write(`${message}\n`));

const context: ReportContext = {
	service,
	paint: createPaint(false),
	width: undefined,
	readText: async () => undefined,
	repositoryPath: (path) => path,
	fails: (severity) => severity === 'error',
};

export async function report(format: Format, run: RunResult, changes: Partial<ReportContext> = {}): Promise<string> {
	return wholeReport(await reporters[format](run, { ...context, ...changes }));
}

export interface FindingInput extends Partial<Omit<ReportedFinding, 'start' | 'end' | 'fixes'>> {
	/** The first occurrence of this text is marked. */
	readonly at: string;
	/** What the marked text is replaced with. */
	readonly fix?: string;
}

/** An article with the findings given, each of them an error of `dose/unit-slip` unless it says otherwise. */
export function fileOf(path: string, text: string, findings: readonly FindingInput[]): FileResult {
	const positionOf = positionsIn(text);
	return {
		path,
		digest: '',
		drugs: [],
		size: { words: 1, blocks: 1 },
		claims: { total: 0, cited: 0 },
		findings: findings.map(({ at, fix, ...given }, index) => {
			const start = positionOf(text.indexOf(at));
			const end = positionOf(start.offset + at.length);
			const edit = { title: `Write "${fix}"`, safety: 'safe', edits: [{ start, end, text: fix ?? '' }] } as const;
			return {
				rule: 'dose/unit-slip',
				subject: undefined,
				severity: 'error',
				message: `Something is wrong with "${at}".`,
				omission: false,
				start,
				end,
				excerpt: at,
				fingerprint: `print-${index}`,
				sources: [],
				fixes: fix === undefined ? [] : [edit],
				...given,
			};
		}),
		suppressed: [],
		baselined: [],
		suppressions: [],
		baseline: undefined,
		hidden: 0,
		fixed: 0,
		preview: false,
	};
}

export function runOf(files: readonly FileResult[], problems: readonly string[] = []): RunResult {
	return { files, problems, version: '1.2.3' };
}

/** The project's own articles, with those of the folders in the environment variable LDN_LINT_CORPUS. */
export async function corpusRun(): Promise<RunResult> {
	const own = join(import.meta.dirname, '../corpus/articles');
	const more = (process.env.LDN_LINT_CORPUS ?? '').split(delimiter).filter(Boolean);
	const { config } = service.configure({});
	const files: FileResult[] = [];
	for (const [index, folder] of [own, ...more].entries()) {
		for (const name of readdirSync(folder).filter((it) => /\.(?:md|txt)$/.test(it))) {
			const text = readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '');
			const uri = pathToFileURL(join(folder, name)).href;
			const format = name.endsWith('.md') ? 'markdown' : 'plaintext';
			const linted = await service.lint({ uri, version: 1, format, text }, config);
			service.forget(uri);
			files.push(toFileResult(`${index}-${basename(folder)}/${name}`, text, linted));
		}
	}
	return runOf(files);
}

/** Texts that break, forge or disguise something in one format or another. */
export const hostileTexts = [
	'a ]]> b <![CDATA[ c',
	'<script>alert(1)</script> &amp; &lt; <!-- x --> <img src=x onerror=y>',
	'%0A::error file=x::forged %25 100%',
	'::error::forged\r\n::warning::forged\n##[error]forged',
	'`code` ``more`` ~~~ *stress* _stress_ __x__ | pipe | \\ \\| [link](https://evil.example) ![x](https://evil.example/p.png)',
	'@someone #123 GH-12 owner/repo#5 !7 &9 www.evil.example https://evil.example a@evil.example :tada: $x$',
	'emoji 👩‍⚕️ 😀, curly “quotes”, ½, 中文, \u202Eright to left',
	'null \u0000 bell \u0007 escape \u001B[31m delete \u007F \uFFFE \uFFFF',
	'half \uD800 a pair \uDC00',
	'line\nbreak\rreturn\u2028separator\ttab',
	'1. list\n# heading\n- item\n> quote\n\n---\n',
	'[text](target) and "{0}" and {{name}}',
];

export const hostile = runOf(
	['a b/[x] #1 %20 "q" <b> & ünï😀|:,.md', 'line\nbreak.md', '</summary><b>.md', '@you/#1.md', 'c:d,e.md'].map((path) =>
		fileOf(
			path,
			'Text is here.\r\nÄ 😀 second line\n',
			hostileTexts.map((message, index) => ({
				at: index % 2 === 0 ? 'Text' : 'second',
				fix: message,
				message,
				fingerprint: `${index}`,
				severity: severities[index % 4] ?? 'hint',
				rule: ['dose/unit-slip', 'citation/mismatch', 'lint/unused-suppression'][index % 3] ?? '',
				sources: [{ title: message, url: `https://sources.example/${message}` }],
			})),
		),
	),
	hostileTexts,
);

/** 5,000 findings. */
export const many = runOf([
	fileOf(
		'many.md',
		'Text',
		Array.from({ length: 5000 }, (_, index) => ({
			at: 'Text',
			message: `Finding number ${index}.`,
			fingerprint: `${index}`,
			severity: severities[index % 4] ?? 'hint',
		})),
	),
]);
