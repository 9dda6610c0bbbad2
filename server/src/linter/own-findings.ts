import type { Severity } from './finding.ts';

/** Findings that the engine makes itself; configured like rules, but no folder holds them. */
export interface OwnFinding {
	readonly id: string;
	readonly severity: Severity;
	readonly summary: string;
	/** What it is and what to do, as Markdown. */
	readonly page: string;
}

export const unusedSuppression: OwnFinding = {
	id: 'lint/unused-suppression',
	severity: 'warning',
	summary: 'A suppression comment that suppresses nothing, or names a rule that does not exist.',
	page: [
		'A suppression stays behind when the text that it was written for is mended, and would then hide the next fault',
		'at that place. Remove the comment, or correct the name of the rule in it.',
	].join('\n'),
};

export const internalError: OwnFinding = {
	id: 'lint/internal-error',
	severity: 'error',
	summary: 'A rule failed on this article; the other rules still ran.',
	page: [
		'A rule met something that it cannot handle. This is a fault of ldn-lint, not of the article: please report it',
		'with the message and, where you may, the sentence. Until it is mended the rule can be turned off for the file.',
	].join('\n'),
};

export const unreadablePart: OwnFinding = {
	id: 'lint/unreadable-part',
	severity: 'warning',
	summary: 'A part of the article that is not valid in its format, so it was read as well as could be.',
	page: [
		'MDX with an error in it is read as plain Markdown, and front matter that is not valid YAML is left out. What',
		'stands there, such as the author, a date or a suppression, may then be missed. Mend the place that the message',
		'names.',
	].join('\n'),
};

export const ownFindings: readonly OwnFinding[] = [unusedSuppression, unreadablePart, internalError];
