/**
 * Scores the linter against annotated articles: `npm run eval -- FOLDER… [--rules dose/,citation/] [--show misses|alarms|all]
 * [--floor NAME]`. A folder holds `articles/` and, for each, `gold/<article>.json`:
 *
 *   { file, ldn, findings: [{ rule, quote, nth?, level }], article: [{ rule, subject?, level }] }
 *
 * `must` entries have to be found, `may` entries count neither way, and any other finding is an alarm. A finding with a
 * place is right when it overlaps an entry of its rule and is not much larger than it; what is reported of the whole
 * article matches by rule and subject. With `--floor` the run fails below the named entry of test/corpus/floors.json.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatOf } from '../server/src/article/parse.ts';
import type { Span } from '../server/src/base/span.ts';
import { intersects } from '../server/src/base/span.ts';
import { compose } from '../server/src/entry/compose.ts';
import type { Finding } from '../server/src/linter/finding.ts';

interface Entry {
	readonly rule: string;
	readonly subject?: string;
	readonly quote?: string;
	/** Which occurrence of the quote, from 1. */
	readonly nth?: number;
	readonly level: 'must' | 'may';
}

interface Gold {
	readonly file: string;
	/** Whether the page is about the drug; elsewhere rules for any article are not counted. */
	readonly ldn: boolean;
	readonly findings?: readonly Entry[];
	readonly article?: readonly Entry[];
}

interface Count {
	right: number;
	alarms: number;
	missed: number;
}

interface Shown {
	readonly kind: 'miss' | 'alarm';
	readonly file: string;
	readonly rule: string;
	readonly text: string;
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { rules: { type: 'string' }, show: { type: 'string' }, floor: { type: 'string' } },
	});
	const wanted = values.rules?.split(',') ?? [''];
	const isWanted = (rule: string) => wanted.some((it) => rule.startsWith(it));
	const counts = new Map<string, Count>();
	const shown: Shown[] = [];
	let articles = 0;
	for (const folder of positionals.length > 0 ? positionals : ['test/corpus']) {
		for (const gold of readGold(folder)) {
			articles++;
			await scoreArticle(gold, join(folder, 'articles', gold.file), isWanted, counts, shown);
		}
	}
	print(counts, articles);
	for (const { kind, file, rule, text } of shown) {
		if (values.show === 'all' || values.show === (kind === 'miss' ? 'misses' : 'alarms')) {
			process.stdout.write(`${kind}\t${file}\t${rule}\t${JSON.stringify(text.slice(0, 160))}\n`);
		}
	}
	if (values.floor !== undefined) {
		holdFloor(values.floor, scoreOf(sum(counts.values())));
	}
}

const service = compose((message) => process.stderr.write(`${message}\n`));
const { config } = service.configure({});

async function scoreArticle(
	gold: Gold,
	path: string,
	isWanted: (rule: string) => boolean,
	counts: Map<string, Count>,
	shown: Shown[],
): Promise<void> {
	const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
	const { findings } = await service.lint({ uri: path, version: 1, format: formatOf(path), text }, config);
	service.forget(path);
	const entries = [...(gold.findings ?? []), ...(gold.article ?? [])]
		.filter((it) => isWanted(it.rule))
		.map((it) => ({ ...it, span: spanOf(it, text, gold.file), hit: false }));
	const counted = (rule: string) => gold.ldn || !isForAnyArticle(rule);
	for (const finding of findings.filter((it) => isWanted(it.rule) && counted(it.rule))) {
		const hits = entries.filter((it) => matches(finding, it));
		for (const hit of hits) {
			hit.hit = true;
		}
		if (hits.length === 0) {
			countOf(counts, finding.rule).alarms++;
			shown.push({ kind: 'alarm', file: gold.file, rule: nameOf(finding), text: slice(text, finding.span) });
		}
	}
	for (const entry of entries.filter((it) => it.level === 'must' && counted(it.rule))) {
		const count = countOf(counts, entry.rule);
		if (entry.hit) {
			count.right++;
		} else {
			count.missed++;
			shown.push({ kind: 'miss', file: gold.file, rule: nameOf(entry), text: entry.quote ?? '' });
		}
	}
}

function matches(finding: Finding, entry: Entry & { readonly span: Span | undefined }): boolean {
	if (finding.rule !== entry.rule) {
		return false;
	}
	if (entry.span === undefined) {
		return (finding.subject ?? '') === (entry.subject ?? '');
	}
	const { start, end } = finding.span;
	const size = entry.span.end - entry.span.start;
	return intersects({ start, end: Math.max(end, start + 1) }, entry.span) && end - start <= 3 * size + 240;
}

function isForAnyArticle(rule: string): boolean {
	return service.rules.some((it) => it.meta.id === rule && it.meta.appliesTo === 'any');
}

function spanOf(entry: Entry, text: string, file: string): Span | undefined {
	if (entry.quote === undefined) {
		return undefined;
	}
	let start = -1;
	for (let i = 0; i < (entry.nth ?? 1); i++) {
		start = text.indexOf(entry.quote, start + 1);
		if (start < 0) {
			throw new Error(`${file}: the quote is not in the article: ${entry.quote}`);
		}
	}
	return { start, end: start + entry.quote.length };
}

function readGold(folder: string): readonly Gold[] {
	const gold = join(folder, 'gold');
	if (!existsSync(gold)) {
		throw new Error(`${folder} has no folder gold/`);
	}
	const names = readdirSync(gold).filter((it) => it.endsWith('.json'));
	return names.sort().map((it) => JSON.parse(readFileSync(join(gold, it), 'utf8')) as Gold);
}

function countOf(counts: Map<string, Count>, rule: string): Count {
	const count = counts.get(rule) ?? { right: 0, alarms: 0, missed: 0 };
	counts.set(rule, count);
	return count;
}

interface Score extends Count {
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
}

function scoreOf(count: Count): Score {
	const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
	const precision = ratio(count.right, count.right + count.alarms);
	const recall = ratio(count.right, count.right + count.missed);
	return {
		...count,
		precision,
		recall,
		f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
	};
}

function sum(counts: Iterable<Count>): Count {
	const total = { right: 0, alarms: 0, missed: 0 };
	for (const it of counts) {
		total.right += it.right;
		total.alarms += it.alarms;
		total.missed += it.missed;
	}
	return total;
}

function print(counts: ReadonlyMap<string, Count>, articles: number): void {
	const rules = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
	const areas = [...new Set(rules.map(([rule]) => rule.split('/')[0] ?? ''))];
	const rows: [string, Count][] = [
		...rules,
		...areas.map((area): [string, Count] => [
			`${area}/`,
			sum(rules.filter(([rule]) => rule.startsWith(`${area}/`)).map(([, it]) => it)),
		]),
		[`all (${articles} articles)`, sum(counts.values())],
	];
	for (const [name, count] of rows) {
		const { precision, recall, f1 } = scoreOf(count);
		const figures = [
			`right ${String(count.right).padStart(4)}`,
			`alarms ${String(count.alarms).padStart(3)}`,
			`missed ${String(count.missed).padStart(3)}`,
			`P ${precision.toFixed(3)}`,
			`R ${recall.toFixed(3)}`,
			`F1 ${f1.toFixed(3)}`,
		];
		process.stdout.write(`${name.padEnd(34)} ${figures.join('  ')}\n`);
	}
}

function holdFloor(name: string, score: Score): void {
	const floors = JSON.parse(readFileSync(join(import.meta.dirname, '../test/corpus/floors.json'), 'utf8')) as Readonly<
		Record<string, { readonly precision: number; readonly f1: number }>
	>;
	const floor = floors[name];
	if (floor === undefined) {
		throw new Error(`test/corpus/floors.json has no entry "${name}"; it has ${Object.keys(floors).join(', ')}`);
	}
	for (const figure of ['precision', 'f1'] as const) {
		if (score[figure] < floor[figure]) {
			process.exitCode = 1;
			process.stdout.write(
				`${figure} ${score[figure].toFixed(3)} is below the floor of ${floor[figure]} for "${name}"\n`,
			);
		}
	}
}

function nameOf({ rule, subject }: { readonly rule: string; readonly subject?: string | undefined }): string {
	return subject === undefined ? rule : `${rule}:${subject}`;
}

function slice(text: string, { start, end }: Span): string {
	return text.slice(start, end);
}

main().catch((error: unknown) => {
	process.exitCode = 2;
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
});
