/** What a project asks of suppressions: a reason, and an end. */
import type { Suppression } from '../article/article.ts';
import { addDays, daysBetween, isDay } from '../base/day.ts';
import { expiredSuppression, type OwnFinding, suppressionDate, suppressionWithoutReason } from './own-findings.ts';

export interface SuppressionPolicy {
	readonly requireReason: boolean;
	/** Each suppression needs an end, at most so many days ahead; `undefined`: none does. */
	readonly maxDays: number | undefined;
}

export interface SuppressionFault {
	readonly suppression: Suppression;
	readonly own: OwnFinding;
	readonly messageId: string;
	readonly message: string;
}

/** Whether it has ended before `today` (`2027-03-31`); a date that is none never comes. */
export function isExpired({ until }: Suppression, today: string | undefined): boolean {
	return until !== undefined && today !== undefined && isDay(until) && until < today;
}

/** What is wrong with the reasons and the dates of suppressions. Without a day none has ended. */
export function suppressionFaults(
	suppressions: readonly Suppression[],
	policy: SuppressionPolicy,
	today: string | undefined,
): readonly SuppressionFault[] {
	// One that ends in parts stands there once.
	const written = new Map(suppressions.map((it) => [it.span.start, it]));
	return [...written.values()].flatMap((it) => [...faultsOf(it, policy, today)]);
}

function* faultsOf(
	suppression: Suppression,
	{ requireReason, maxDays }: SuppressionPolicy,
	today: string | undefined,
): Generator<SuppressionFault> {
	const { until, by, reason } = suppression;
	if (requireReason && reason === '') {
		const message = `This suppression gives no reason. Write one ${suppression.removable ? 'after "--"' : 'under "reason"'}, so that reviewers can judge it.`;
		yield { suppression, own: suppressionWithoutReason, messageId: 'noReason', message };
	}
	const date = (messageId: string, message: string) => ({ suppression, own: suppressionDate, messageId, message });
	const example = suppression.removable ? 'until=2027-03-31' : 'until: 2027-03-31';
	if (until !== undefined && !isDay(until)) {
		yield date(
			'noDate',
			`"${shortened(until)}" is no date, so this suppression never ends. Write year, month and day: ${example}.`,
		);
	} else if (isExpired(suppression, today)) {
		const who = by === undefined ? '' : ` ${shortened(by)} answers for it.`;
		const message = `This suppression ended on ${until} and hides nothing any more.${who} Mend what it hid, or judge it anew and give it a later date.`;
		yield { suppression, own: expiredSuppression, messageId: 'expired', message };
	} else if (maxDays !== undefined && until === undefined) {
		yield date('noEnd', `This suppression has no end, and the configuration asks for one. Write one: ${example}.`);
	} else if (maxDays !== undefined && today !== undefined && daysBetween(today, until ?? today) > maxDays) {
		const latest = addDays(today, maxDays);
		yield date(
			'tooLong',
			`This suppression holds until ${until}, and the configuration allows ${maxDays} days, until ${latest} at the latest.`,
		);
	}
}

/** Characters of what an author wrote in its place. */
const longestQuote = 60;

function shortened(text: string): string {
	return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}
