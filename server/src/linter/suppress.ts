import type { Article, Suppression } from '../article/article.ts';
import { followsText, lineStartOf } from '../article/markup.ts';
import { didYouMean } from '../base/nearest.ts';
import { remember } from '../base/once.ts';
import type { Span } from '../base/span.ts';
import { compareFindings, type Finding, type Fix, type Severity } from './finding.ts';
import { type OwnFinding, unsuppressible, unusedSuppression } from './own-findings.ts';
import { isExpired, type SuppressionFault, type SuppressionPolicy, suppressionFaults } from './suppression-terms.ts';

export interface Suppressed {
	/** In order, with those on suppressions among them. */
	readonly findings: readonly Finding[];
	readonly suppressed: readonly SuppressedFinding[];
}

export interface SuppressedFinding {
	readonly finding: Finding;
	/** Of several that cover it, the one that reaches furthest. */
	readonly by: Suppression;
}

export interface SuppressInput {
	readonly article: Article;
	readonly findings: readonly Finding[];
	/** Rules that ran: a suppression of a rule that did not cannot be called unused. */
	readonly ran: ReadonlySet<string>;
	/** Every rule there is. */
	readonly known: ReadonlySet<string>;
	/** By the configuration. */
	severityOf(own: OwnFinding): Severity | 'off';
	readonly policy: SuppressionPolicy;
	/** As in `2027-03-31`; without it no suppression has ended. */
	readonly today: string | undefined;
}

/** Takes out what the author suppressed, and reports suppressions that do nothing, have ended or are not as they have to be. */
export function applySuppressions(input: SuppressInput): Suppressed {
	const { article, policy, today, severityOf } = input;
	const active = article.suppressions.filter((it) => !isExpired(it, today));
	const { hidden, used } = sweep(active, input.findings, article.text.length);
	const suppressed = input.findings.flatMap((finding) => {
		const by = hidden.get(finding);
		return by === undefined ? [] : [{ finding, by }];
	});
	const findings = input.findings.filter((it) => !hidden.has(it));
	const meant = new Map<string, readonly string[]>();
	const faults = [
		...active.flatMap((it) => unused(it, used, input, meant)),
		...suppressionFaults(article.suppressions, policy, today),
	];
	for (const fault of faults) {
		const severity = severityOf(fault.own);
		if (severity !== 'off') {
			findings.push(toFinding(fault, severity, article.text));
		}
	}
	return { findings: findings.sort(compareFindings), suppressed };
}

interface Swept {
	readonly hidden: ReadonlyMap<Finding, Suppression>;
	/** Which names of which suppressions took something out. */
	readonly used: ReadonlySet<string>;
}

/** One pass over both in the order of the text, so that time grows with their sum and not with their product. */
function sweep(suppressions: readonly Suppression[], findings: readonly Finding[], textEnd: number): Swept {
	const hidden = new Map<Finding, Suppression>();
	const used = new Set<string>();
	const open = new Map<string, OpenSuppressions>();
	const starting = [...suppressions].sort((a, b) => a.covers.start - b.covers.start);
	let next = 0;
	for (const finding of [...findings].sort((a, b) => a.span.start - b.span.start)) {
		// What is found at the end of the text, where nothing stands, is covered with what stands before.
		const start = Math.min(finding.span.start, Math.max(0, textEnd - 1));
		for (let it = starting[next]; it !== undefined && it.covers.start <= start; it = starting[++next]) {
			for (const name of it.rules === 'all' ? ['all'] : it.rules) {
				remember(open, name, () => new OpenSuppressions()).add(it);
			}
		}
		if (unsuppressible.has(finding.rule)) {
			continue;
		}
		for (const [name, those] of open) {
			const { furthest } = those;
			if ((name === 'all' || matches(name, finding.rule)) && furthest !== undefined && furthest.covers.end > start) {
				hidden.set(finding, furthest);
				those.takeUnused(start).forEach((it) => {
					used.add(usage(it, name));
				});
			}
		}
	}
	return { hidden, used };
}

/** Suppressions of one name that have started. */
class OpenSuppressions {
	/** The one that goes on the longest. */
	furthest: Suppression | undefined;
	#unused: Suppression[] = [];

	add(it: Suppression): void {
		if (it.covers.end > (this.furthest?.covers.end ?? -1)) {
			this.furthest = it;
		}
		this.#unused.push(it);
	}

	/** Those that cover the offset and were not taken before. */
	takeUnused(offset: number): readonly Suppression[] {
		const taken = this.#unused.filter((it) => offset < it.covers.end);
		this.#unused = [];
		return taken;
	}
}

/** Whether the name means the rule: its id, or its area (`dose`, `dose/*`). */
function matches(name: string, rule: string): boolean {
	return name === rule || rule.startsWith(`${name.replace(/\/\*?$/, '')}/`);
}

/** What is wrong with a suppression that takes nothing out, name by name. */
function unused(
	suppression: Suppression,
	used: ReadonlySet<string>,
	{ known, ran }: SuppressInput,
	/** Rules by the names that mean them. */
	meantBy: Map<string, readonly string[]>,
): readonly SuppressionFault[] {
	const fault = (messageId: string, message: string) => ({ suppression, own: unusedSuppression, messageId, message });
	if (suppression.rules === 'all') {
		const unsure = [...known].some((rule) => !ran.has(rule));
		const message = 'This suppression suppresses nothing. Remove it, so that it cannot hide a later fault.';
		return used.has(usage(suppression, 'all')) || unsure ? [] : [fault('unused', message)];
	}
	return suppression.rules.flatMap((name) => {
		if (unsuppressible.has(name)) {
			return [fault('unsuppressible', `"${name}" cannot be suppressed. It can be turned off in the configuration.`)];
		}
		const meant = remember(meantBy, name, () => [...known].filter((rule) => matches(name, rule)));
		if (meant.length === 0) {
			const message = `There is no rule "${name}", so this suppresses nothing.${didYouMean(name, known)}`;
			return [fault('unknown', message)];
		}
		if (used.has(usage(suppression, name)) || !meant.every((rule) => ran.has(rule))) {
			return [];
		}
		const message = `"${name}" finds nothing here, so this suppression is not needed. Remove it, so that it cannot hide a later fault.`;
		return [fault('unused', message)];
	});
}

function toFinding(
	{ suppression, own, messageId, message }: SuppressionFault,
	severity: Severity,
	text: string,
): Finding {
	return {
		rule: own.id,
		subject: undefined,
		messageId,
		severity,
		message,
		span: suppression.span,
		related: [],
		sources: [],
		fixes: isToRemove(suppression, own, messageId) ? [removal(suppression, text)] : [],
	};
}

/** One rule of several, or a front matter value, is for the author to edit; a reason or a date is to be written. */
function isToRemove({ removable, rules }: Suppression, own: OwnFinding, messageId: string): boolean {
	const isPointless = messageId === 'expired' || (own === unusedSuppression && (rules === 'all' || rules.length === 1));
	return removable && isPointless;
}

function removal({ span }: Suppression, text: string): Fix {
	return { title: 'Remove the suppression', safety: 'suggested', edits: [{ span: lineOf(span, text), newText: '' }] };
}

/** With its line, where that holds nothing else and a blank line stays to part what stands around it. */
function lineOf(span: Span, text: string): Span {
	const start = lineStartOf(text, span.start);
	const rest = text.slice(span.end, span.end + longestBlank);
	const after = /^[^\S\r\n]*(?:\r\n|\r|\n|$)/.exec(rest)?.[0];
	if (after === undefined || /\S/.test(text.slice(start, span.start))) {
		return span;
	}
	const isParted = !followsText(text, start) || /^[^\S\r\n]*[\r\n]/.test(rest.slice(after.length));
	return isParted ? { start, end: span.end + after.length } : span;
}

/** UTF-16 units of blanks and line ends that are looked at. */
const longestBlank = 200;

function usage(suppression: Suppression, name: string): string {
	return `${suppression.span.start} ${name}`;
}
