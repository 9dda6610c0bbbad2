import { remember } from '../../base/once.ts';
import type { FixSafety, Severity } from '../../service/lint-service.ts';
import type { FileResult, ReportedFinding, RunResult } from '../results.ts';
import type { Paint } from '../terminal.ts';
import { wrap } from '../wrap.ts';
import { oneLine, plural, withoutControls } from './plain-text.ts';
import type { ReportContext } from './reporter.ts';

interface TextStyle extends Pick<ReportContext, 'paint' | 'width'> {
	/** `oneLine`, once for each of the texts, which findings repeat. */
	line(text: string): string;
}

/**
 * The results for people: by file, each finding with its place, severity, rule, message, sources and fixes; then where
 * the sources are, each once; then a summary.
 */
export function* reportText(
	{ files, problems, part }: RunResult,
	{ paint, width }: Pick<ReportContext, 'paint' | 'width'>,
): Generator<string> {
	if (files.length === 0) {
		// Why there are none else is told as a problem, or as a note.
		yield problems.length > 0 || part?.shard === undefined ? '' : 'Nothing to lint: none falls in this shard.\n';
		return;
	}
	const lines = new Map<string, string>();
	const style = { paint, width, line: (text: string) => remember(lines, text, () => oneLine(text)) };
	const urls = new Map<string, string>();
	const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
	let safe = 0;
	let old = 0;
	let less = 0;
	// Once for each file: what is read of its findings is made anew each time.
	for (const { path, findings, baselined, hidden } of files) {
		old += baselined.length;
		less += hidden;
		if (findings.length > 0) {
			yield `${fileText(path, findings, style)}\n`;
		}
		for (const { severity, sources, fixes } of findings) {
			counts[severity]++;
			safe += fixes.some((it) => it.safety === 'safe') ? 1 : 0;
			for (const { title, url } of sources) {
				urls.set(title, url);
			}
		}
	}
	const sources = sourcesText(urls, paint);
	yield sources === '' ? '' : `${sources}\n`;
	yield summaryText(files, counts, { safe, old, hidden: less }, paint);
}

const signs: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '●', hint: '○' };

function fileText(path: string, findings: readonly ReportedFinding[], style: TextStyle): string {
	const places = findings.map(({ start }) => `${start.line}:${start.column}`);
	const placeWidth = places.reduce((width, it) => Math.max(width, it.length), 0);
	const entries = findings.map((finding, i) => findingText(finding, (places[i] ?? '').padStart(placeWidth), style));
	return `${style.paint.underline(oneLine(path))}\n${entries.join('')}`;
}

function findingText(finding: ReportedFinding, place: string, { paint, width, line }: TextStyle): string {
	const indent = ' '.repeat(place.length + 4);
	// One line first: an article may hold what moves a terminal's cursor, or sets its colours.
	const fold = (text: string) => (width === undefined ? [text] : wrap(text, Math.max(width - indent.length, 40)));
	const name = finding.subject === undefined ? finding.rule : `${finding.rule} (${finding.subject})`;
	const severity = paint[finding.severity](`${signs[finding.severity]} ${finding.severity.padEnd(7)}`);
	const head = `  ${paint.dim(place)}  ${severity}  ${paint.bold(name)}`;
	const body = [
		...fold(line(finding.message)),
		...(finding.sources.length === 0
			? []
			: fold(`Source: ${finding.sources.map((it) => line(it.title)).join('; ')}`)
		).map(paint.dim),
		...finding.fixes.flatMap((fix) => fold(`Fix: ${line(fix.title)} ${fixNotes[fix.safety]}`)).map(paint.fix),
	];
	return `${[head, ...body.map((it) => indent + it)].join('\n')}\n`;
}

const fixNotes: Readonly<Record<FixSafety, string>> = {
	safe: '(safe: --fix applies it)',
	suggested: '(for review, in the editor)',
	placeholder: '(leaves a gap to fill, in the editor)',
};

function sourcesText(urls: ReadonlyMap<string, string>, paint: Paint): string {
	const lines = [...urls].map(([title, url]) => `  ${oneLine(title)}\n  ${paint.dim(oneLine(url))}\n`);
	return lines.length === 0 ? '' : `${paint.bold('Sources')}\n${lines.join('')}`;
}

function summaryText(
	results: readonly FileResult[],
	counts: Readonly<Record<Severity, number>>,
	{ safe, old, hidden }: { readonly safe: number; readonly old: number; readonly hidden: number },
	paint: Paint,
): string {
	const total = counts.error + counts.warning + counts.info + counts.hint;
	const fixed = results.reduce((sum, it) => sum + it.fixed, 0);
	const files = plural(results.length, 'article');
	const parts = (
		[
			['error', plural(counts.error, 'error')],
			['warning', plural(counts.warning, 'warning')],
			['info', `${counts.info} info`],
			['hint', plural(counts.hint, 'hint')],
		] as const
	)
		.filter(([severity]) => counts[severity] > 0)
		.map(([severity, text]) => paint[severity](text));
	const found = total === 0 ? paint.fix(`✔ No findings in ${files}`) : `${parts.join(', ')} in ${files}`;
	const more = [
		...(fixed > 0
			? [`${plural(fixed, 'problem')} ${results.some((it) => it.preview) ? 'would be fixed by --fix' : 'fixed'}`]
			: []),
		...(safe > 0 ? [`${safe} can be fixed safely with --fix`] : []),
		...(hidden > 0 ? [`${hidden} less severe hidden by --quiet`] : []),
		...(old > 0 ? [`${plural(old, 'old finding')} in the baseline`] : []),
	];
	return `${[found, ...more].join('; ')}.\n`;
}

/** A rule's page for the terminal: as written, with headings, emphasis, links, fences and marks set off. */
export function paintPage(page: string, paint: Paint): string {
	if (!paint.colors) {
		return page;
	}
	return page
		.replace(/^#+ .*$/gm, (heading) => paint.heading(heading))
		.replace(/\*\*([^*\n]+)\*\*/g, (_, text: string) => paint.bold(text))
		.replace(/(?<=\])\([^)\s]+\)/g, (url) => paint.dim(url))
		.replace(/^```.*$/gm, (fence) => paint.dim(fence))
		.replace(/^ *\^+ [\w:-]+$/gm, (mark) => paint.error(mark));
}

export function paintDiff(diff: string, paint: Paint): string {
	// Elsewhere it may become the input of another program.
	const shown = paint.colors ? withoutControls(diff) : diff;
	return shown.replace(/^([-+@]).*$/gm, (line, sign: string) =>
		sign === '+' ? paint.added(line) : sign === '-' ? paint.removed(line) : paint.dim(line),
	);
}
