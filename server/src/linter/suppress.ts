import type { Article, Suppression } from '../article/article.ts';
import { didYouMean } from '../base/nearest.ts';
import { compareFindings, type Finding, type Fix, type Severity } from './finding.ts';
import { internalError, unusedSuppression } from './own-findings.ts';

export interface Suppressed {
	/** In order, with the unused suppressions among them. */
	readonly findings: readonly Finding[];
	readonly suppressed: readonly Finding[];
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
	const used = new Set<string>();
	const suppressed: Finding[] = [];
	const findings = input.findings.filter((finding) => {
		const by = input.article.suppressions.filter((it) => covers(it, finding));
		by.forEach((it) => {
			used.add(usage(it, 'all'));
			namesFor(it, finding.rule).forEach((name) => {
				used.add(usage(it, name));
			});
		});
		if (by.length > 0) {
			suppressed.push(finding);
		}
		return by.length === 0;
	});
	if (input.unusedSeverity !== 'off') {
		const severity = input.unusedSeverity;
		findings.push(...input.article.suppressions.flatMap((it) => unused(it, used, input, severity)));
	}
	return { findings: findings.sort(compareFindings), suppressed };
}

function covers(suppression: Suppression, finding: Finding): boolean {
	const { start } = finding.span;
	return (
		finding.rule !== internalError.id &&
		suppression.covers.start <= start &&
		start < suppression.covers.end &&
		(suppression.rules === 'all' || namesFor(suppression, finding.rule).length > 0)
	);
}

/** The names in the suppression that mean the rule: its id, or its area (`dose`, `dose/*`). */
function namesFor(suppression: Suppression, rule: string): readonly string[] {
	return suppression.rules === 'all' ? [] : suppression.rules.filter((name) => matches(name, rule));
}

function matches(name: string, rule: string): boolean {
	return name === rule || rule.startsWith(`${name.replace(/\/\*?$/, '')}/`);
}

function unused(
	suppression: Suppression,
	used: ReadonlySet<string>,
	input: SuppressInput,
	severity: Severity,
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
		const meant = [...input.known].filter((rule) => matches(name, rule));
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
