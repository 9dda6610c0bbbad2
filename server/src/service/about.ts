/** What an editor tells of a place in an article, as Markdown: why a finding matters, and what the profile knows. */
import { type Span, slice } from '../base/span.ts';
import type { DrugProfile, Source } from '../drugs/profile.ts';
import { formatQuantity } from '../drugs/quantity.ts';
import type { ArticleFacts } from '../facts/article-facts.ts';
import { bandOf, resolveDoses, supportedRange } from '../facts/dose-facts.ts';
import { escapeMarkdown, markdownLink } from '../facts/format-reference.ts';
import type { Finding } from '../linter/finding.ts';
import type { LintService } from './lint-service.ts';

export interface About {
	/** What it is about, in the article's offsets. */
	readonly span: Span;
	readonly markdown: string;
}

/** What a hover shows of fixes, which the menu of actions has all of. */
const mostFixes = 3;

/**
 * The rule with its reason, the finding's sources and its fixes; the message itself is shown by the editor. `pageOf` is
 * where the page of a rule is to be read.
 */
export function aboutFinding(service: LintService, finding: Finding, pageOf: (rule: string) => string): string {
	const { rule, sources, fixes } = finding;
	const summary = service.rules.find((it) => it.meta.id === rule)?.meta.summary;
	const heading = `[**${rule}**](${pageOf(rule)})${summary === undefined ? '' : `: ${plain(summary)}`}`;
	const titles = fixes.slice(0, mostFixes).map((it) => `- ${plain(it.title)}`);
	const more = fixes.length > mostFixes ? [`- and ${fixes.length - mostFixes} more`] : [];
	return [
		heading,
		reasonIn(service.explain(rule) ?? ''),
		sourceLine(sources),
		fixes.length === 0 ? '' : ['Fixes on offer:', ...titles, ...more].join('\n'),
	]
		.filter(Boolean)
		.join('\n\n');
}

/** What the profile says of the dose or the drug at an offset; `undefined` where neither stands. */
export function aboutPlace(facts: ArticleFacts, offset: number): About | undefined {
	const index = facts.article.blocks.findIndex(({ span }) => span.start <= offset && offset <= span.end);
	return index < 0 ? undefined : (aboutDose(facts, index, offset) ?? aboutDrug(facts, index, offset));
}

function aboutDose(facts: ArticleFacts, index: number, offset: number): About | undefined {
	for (const { block, statement, profile } of resolveDoses(facts)) {
		const prose = facts.article.blocks[block]?.prose;
		const span = block === index ? prose?.toSource(statement.span) : undefined;
		if (span !== undefined && profile !== undefined && isAt(span, offset)) {
			return { span, markdown: doseText(profile, statement.daily, slice(facts.article.text, span)) };
		}
	}
	return undefined;
}

function aboutDrug(facts: ArticleFacts, index: number, offset: number): About | undefined {
	const prose = facts.article.blocks[index]?.prose;
	for (const mention of facts.blocks[index]?.drugs ?? []) {
		const profile = facts.subject.drugs.find(({ id }) => id === mention.drug);
		const span = prose?.toSource(mention.span);
		if (profile !== undefined && span !== undefined && isAt(span, offset)) {
			return { span, markdown: rangeText(profile) };
		}
	}
	return undefined;
}

function doseText(
	profile: DrugProfile,
	daily: { readonly low: number; readonly high: number } | undefined,
	written: string,
): string {
	const band = daily && bandOf(profile, daily.high);
	if (daily === undefined || band === undefined) {
		return rangeText(profile);
	}
	const amounts = [...new Set([daily.low, daily.high])].map((value) => formatQuantity({ value, unit: 'mg' }));
	const amount = `**${amounts.join(' to ')} of ${plain(profile.name)} a day**`;
	return `${amount} (“${plain(written)}”): ${plain(band.label)}.\n\n${rangeText(profile)}`;
}

function rangeText(profile: DrugProfile): string {
	const source = profile.sources[profile.supported.source];
	const range = `**${plain(`${profile.lowDoseName} (${profile.abbreviation})`)}**: the supported range is ${supportedRange(profile)} a day.`;
	return source === undefined ? range : `${range}\n\n${sourceLine([source])}`;
}

/** The first paragraph under "Why it matters" of a rule's page, or all that stands below an own finding's facts. */
function reasonIn(page: string): string {
	const section = /^## Why it matters\n{1,3}([\s\S]*?)(?=\n#|(?![\s\S]))/m.exec(page)?.[1];
	return (section ?? page.split('\n\n').slice(3).join('\n\n')).split('\n\n')[0]?.trim() ?? '';
}

function sourceLine(sources: readonly Source[]): string {
	const links = sources.map(({ title, url, revised }) => {
		const year = revised === undefined ? '' : ` (${revised.slice(0, 4)})`;
		return `${markdownLink(title, url)}${year}`;
	});
	return links.length === 0 ? '' : `${links.length === 1 ? 'Source' : 'Sources'}: ${links.join('; ')}`;
}

/** On one line, and without meaning to Markdown. */
function plain(text: string): string {
	return escapeMarkdown(text.replace(/\s+/g, ' '));
}

function isAt({ start, end }: Span, offset: number): boolean {
	return start <= offset && offset <= end;
}
