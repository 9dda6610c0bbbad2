import { ruleUrl } from '../../service/lint-service.ts';
import { countSeverities, type FileResult, type ReportedFinding, type RunResult } from '../results.ts';
import { htmlText, linkTarget, linkTo, markdownText } from './markdown-text.ts';
import { countsText, plural } from './plain-text.ts';
import type { ReportContext } from './reporter.ts';

/** Characters: GitHub takes comments of up to 65,536, and whoever posts this may add a few of their own. */
const longestReport = 60_000;
const longestTable = 20_000;
const longestProblems = 5_000;
/** What the sentence on what is left out needs. */
const reserve = 300;

/**
 * A comment for a pull request, or the summary of a job: a table of the articles with findings, the worst first, and
 * below it the findings of each, folded. Bounded in length; how much is left out is said.
 */
export function reportMarkdown(run: RunResult, context: Pick<ReportContext, 'repositoryPath'>): string {
	const articles = run.files
		.filter((it) => it.findings.length > 0)
		.map(
			(it): Article => ({
				path: context.repositoryPath(it.path),
				findings: it.findings,
				counts: countSeverities([it]),
			}),
		)
		.sort(bySeverity);
	const head = [headingOf(run.files), problemsText(run.problems), tableText(articles), notesText(run.files)].join('');
	const links = definitionsText(articles);
	return head + detailsText(articles, longestReport - head.length - links.length - reserve) + links;
}

interface Article {
	readonly path: string;
	readonly findings: readonly ReportedFinding[];
	readonly counts: ReturnType<typeof countSeverities>;
}

function bySeverity({ counts: a }: Article, { counts: b }: Article): number {
	return b.error - a.error || b.warning - a.warning || b.info - a.info || b.hint - a.hint;
}

function headingOf(files: readonly FileResult[]): string {
	return `## ldn-lint: ${countsText(countSeverities(files))} in ${plural(files.length, 'article')}\n`;
}

function problemsText(problems: readonly string[]): string {
	const { shown, left } = fitting(
		problems.map((it) => `- ${markdownText(it)}\n`),
		longestProblems,
	);
	const more = left > 0 ? `- ${left} more\n` : '';
	return problems.length === 0 ? '' : `\n**Not everything could be checked.**\n\n${shown}${more}`;
}

function tableText(articles: readonly Article[]): string {
	if (articles.length === 0) {
		return '';
	}
	const rows = articles.map(
		({ path, counts: { error, warning, info, hint } }) =>
			`| ${markdownText(path)} | ${error} | ${warning} | ${info} | ${hint} |\n`,
	);
	const { shown, left } = fitting(rows, longestTable);
	const more = left > 0 ? `\nand ${plural(left, 'more article')}\n` : '';
	return `\n| Article | Errors | Warnings | Info | Hints |\n| --- | ---: | ---: | ---: | ---: |\n${shown}${more}`;
}

function notesText(files: readonly FileResult[]): string {
	const sum = (count: (file: FileResult) => number) => files.reduce((total, it) => total + count(it), 0);
	const suppressed = sum((it) => it.suppressed.length);
	const old = sum((it) => it.baselined.length);
	const hidden = sum((it) => it.hidden);
	const safe = sum((it) => it.findings.filter((finding) => finding.fixes.some((fix) => fix.safety === 'safe')).length);
	const notes = [
		...(safe > 0 ? [`${safe} can be fixed safely with \`--fix\``] : []),
		...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
		...(old > 0 ? [`${plural(old, 'old finding')} in the baseline`] : []),
		...(hidden > 0 ? [`${hidden} less severe hidden by \`--quiet\``] : []),
	];
	return notes.length === 0 ? '' : `\n${notes.join('; ')}.\n`;
}

function detailsText(articles: readonly Article[], room: number): string {
	let text = '';
	let left = 0;
	for (const { path, findings, counts } of articles) {
		const open = `\n<details>\n<summary>${htmlText(path)}: ${countsText(counts)}</summary>\n\n`;
		const close = '\n</details>\n';
		const fits =
			left > 0 ? undefined : fitting(findings.map(itemText), room - text.length - open.length - close.length);
		left += fits?.left ?? findings.length;
		text += fits === undefined || fits.shown === '' ? '' : open + fits.shown + close;
	}
	return left === 0
		? text
		: `${text}\n${plural(left, 'finding')} more: too many for a comment, so see another report.\n`;
}

function itemText({ rule, severity, message, start, sources }: ReportedFinding): string {
	const links = sources.map((it) => linkTo(it.title, it.url));
	const source = links.length === 0 ? '' : ` Source: ${links.join('; ')}.`;
	return `- **${severity}** at ${start.line}:${start.column}: ${markdownText(message)} ([${markdownText(rule)}])${source}\n`;
}

/** Where the names of rules lead to, each once. */
function definitionsText(articles: readonly Article[]): string {
	const rules = [...new Set(articles.flatMap((it) => it.findings.map(({ rule }) => rule)))].sort();
	const lines = rules.map((it) => `[${markdownText(it)}]: <${linkTarget(ruleUrl(it))}>\n`);
	return lines.length === 0 ? '' : `\n${lines.join('')}`;
}

/** As many of the texts, from the first on, as have room together. */
function fitting(texts: readonly string[], room: number): { readonly shown: string; readonly left: number } {
	let shown = '';
	for (const [index, text] of texts.entries()) {
		if (shown.length + text.length > room) {
			return { shown, left: texts.length - index };
		}
		shown += text;
	}
	return { shown, left: 0 };
}
