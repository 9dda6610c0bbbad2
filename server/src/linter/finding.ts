import type { Edit } from '../base/edit.ts';
import type { Span } from '../base/span.ts';
import type { Source } from '../drugs/profile.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/**
 * - `safe`: meaning and the value of every number unchanged; applied by `--fix` and fix-on-save.
 * - `suggested`: changes what the article says, quoting a sourced profile; one click, one finding at a time.
 * - `placeholder`: leaves a marked gap that the author must fill; never applied in bulk.
 */
export type FixSafety = 'safe' | 'suggested' | 'placeholder';

export interface Fix {
	/** What it will do, in the imperative: 'Write "1 mg"'. */
	readonly title: string;
	readonly safety: FixSafety;
	readonly edits: readonly [Edit, ...Edit[]];
	/** What it changes that may do harm when it is wrong: editors show such a fix before it goes in. */
	readonly touches?: 'dose' | 'statement';
}

/** Another place that explains the finding. */
export interface Related {
	readonly span: Span;
	readonly message: string;
}

export interface Finding {
	readonly rule: string;
	/** What is missing, for findings of omission (`opioids`); otherwise `undefined`. */
	readonly subject: string | undefined;
	readonly messageId: string;
	readonly severity: Severity;
	readonly message: string;
	/** What fills the slots of the rule's message, for who says it in another language. */
	readonly values?: Readonly<Record<string, string | number>>;
	/** Offsets into `Article.text`. */
	readonly span: Span;
	readonly related: readonly Related[];
	readonly sources: readonly Source[];
	readonly fixes: readonly Fix[];
}

/** Whether something is missing from the article as a whole, so that no sentence of it is at fault. */
export function isOmission({ subject, messageId }: Pick<Finding, 'subject' | 'messageId'>): boolean {
	return subject !== undefined || messageId === 'missing';
}

/** The one ordering of findings: by place, then by rule and subject. */
export function compareFindings(a: Finding, b: Finding): number {
	return (
		a.span.start - b.span.start ||
		a.span.end - b.span.end ||
		compareText(a.rule, b.rule) ||
		compareText(a.subject ?? '', b.subject ?? '') ||
		compareText(a.message, b.message)
	);
}

/** Whether `severity` is `threshold` or worse. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
	return severities.indexOf(severity) <= severities.indexOf(threshold);
}

/** By code units, the same in every language. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
