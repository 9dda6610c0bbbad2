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

export const suppressionWithoutReason: OwnFinding = {
	id: 'lint/suppression-without-reason',
	severity: 'error',
	summary: 'A suppression that gives no reason, where the configuration requires one (`suppressions.requireReason`).',
	page: [
		'Who reviews a suppression, now or in a year, has to know why the finding is wrong at that place. Write the reason',
		'after two hyphens, or in front matter under `reason`:',
		'',
		'```markdown',
		'<!-- ldn-lint-disable-next-line dose/unsupported-range -- the dose of the trial that is discussed -->',
		'```',
		'',
		'This finding cannot be suppressed.',
	].join('\n'),
};

export const expiredSuppression: OwnFinding = {
	id: 'lint/expired-suppression',
	severity: 'warning',
	summary: 'A suppression whose last day (`until=2027-03-31`) has passed: it hides nothing any more.',
	page: [
		'What a suppression hid is reported again from the day after its `until`. Mend it, remove the comment, or judge the',
		'suppression anew and give it a later date. Days are those of the machine that lints.',
		'',
		'This finding cannot be suppressed, and no baseline takes it in.',
	].join('\n'),
};

export const suppressionDate: OwnFinding = {
	id: 'lint/suppression-date',
	severity: 'warning',
	summary: 'A suppression whose `until` is no date, or that lacks the end which the configuration asks for.',
	page: [
		'A date that cannot be read never comes, so the suppression would hold for good. Write year, month and day, as in',
		'`until=2027-03-31`, in front matter `until: 2027-03-31`.',
		'',
		'With `suppressions: { maxDays: 180 }` in the configuration each suppression needs an `until`, at most so many days',
		'ahead.',
		'',
		'This finding cannot be suppressed.',
	].join('\n'),
};

export const ownFindings: readonly OwnFinding[] = [
	unusedSuppression,
	suppressionWithoutReason,
	expiredSuppression,
	suppressionDate,
	unreadablePart,
	internalError,
];

/** No comment takes these out: they are about comments, or about the linter. */
export const unsuppressible: ReadonlySet<string> = new Set(
	[unusedSuppression, suppressionWithoutReason, expiredSuppression, suppressionDate, internalError].map((it) => it.id),
);
