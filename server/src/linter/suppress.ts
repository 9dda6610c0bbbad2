import type { Article, Suppression } from '../article/article.ts';
import { didYouMean } from '../base/nearest.ts';
import { remember } from '../base/once.ts';
import { compareFindings, type Finding, type Fix, type Severity } from './finding.ts';
import { internalError, unusedSuppression } from './own-findings.ts';

export interface Suppressed {
	/** In order, with the unused suppressions among them. */
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
	/** `off`: unused suppressions are not reported. */
	readonly unusedSeverity: Severity | 'off';
}

/** Takes out what the author suppressed, and reports suppressions that do nothing. */
export function applySuppressions(input: SuppressInput): Suppressed {
	const { hidden, used } = sweep(input.article.suppressions, input.findings);
	const suppressed = input.findings.flatMap((finding) => {
		const by = hidden.get(finding);
		return by === undefined ? [] : [{ finding, by }];
	});
	const findings = input.findings.filter((it) => !hidden.has(it));
	if (input.unusedSeverity !== 'off') {
		const severity = input.unusedSeverity;
		const meant = new Map<string, readonly string[]>();
		for (const it of input.article.suppressions.flatMap((own) => unused(own, used, input, severity, meant))) {
			findings.push(it);
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
function sweep(suppressions: readonly Suppression[], findings: readonly Finding[]): Swept {
	const hidden = new Map<Finding, Suppression>();
	const used = new Set<string>();
	const open = new Map<string, OpenSuppressions>();
	const starting = [...suppressions].sort((a, b) => a.covers.start - b.covers.start);
	let next = 0;
	for (const finding of [...findings].sort((a, b) => a.span.start - b.span.start)) {
		const { start } = finding.span;
		for (let it = starting[next]; it !== undefined && it.covers.start <= start; it = starting[++next]) {
			for (const name of it.rules === 'all' ? ['all'] : it.rules) {
				remember(open, name, () => new OpenSuppressions()).add(it);
			}
		}
		if (finding.rule === internalError.id) {
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

function unused(
	suppression: Suppression,
	used: ReadonlySet<string>,
	input: SuppressInput,
	severity: Severity,
	/** Rules by the names that mean them. */
	meantBy: Map<string, readonly string[]>,
): Finding[] {
	if (suppression.rules === 'all') {
		const unsure = [...input.known].some((rule) => !input.ran.has(rule));
		return used.has(usage(suppression, 'all')) || unsure
			? []
			: [
					toFinding(
						suppression,
						severity,
						'unused',
						'This suppression suppresses nothing. Remove it, so that it cannot hide a later fault.',
					),
				];
	}
	return suppression.rules.flatMap((name) => {
		const meant = remember(meantBy, name, () => [...input.known].filter((rule) => matches(name, rule)));
		if (meant.length === 0) {
			const message = `There is no rule "${name}", so this suppresses nothing.${didYouMean(name, input.known)}`;
			return [toFinding(suppression, severity, 'unknown', message)];
		}
		if (used.has(usage(suppression, name)) || !meant.every((rule) => input.ran.has(rule))) {
			return [];
		}
		const message = `"${name}" finds nothing here, so this suppression is not needed. Remove it, so that it cannot hide a later fault.`;
		return [toFinding(suppression, severity, 'unused', message)];
	});
}

function toFinding(suppression: Suppression, severity: Severity, messageId: string, message: string): Finding {
	const fix: Fix = {
		title: 'Remove the suppression',
		safety: 'suggested',
		edits: [{ span: suppression.span, newText: '' }],
	};
	// One rule of several, or a front matter value, is for the author to edit.
	const removable = suppression.rules === 'all' || suppression.rules.length === 1;
	return {
		rule: unusedSuppression.id,
		subject: undefined,
		messageId,
		severity,
		message,
		span: suppression.span,
		related: [],
		sources: [],
		fixes: removable && suppression.removable ? [fix] : [],
	};
}

function usage(suppression: Suppression, name: string): string {
	return `${suppression.span.start} ${name}`;
}
