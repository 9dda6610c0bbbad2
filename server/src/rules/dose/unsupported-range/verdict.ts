import type { DoseBand, DrugProfile } from '../../../drugs/profile.ts';
import type { ArticleFacts } from '../../../facts/article-facts.ts';
import { bandOf, isAside, isCalledLowDose, type ResolvedDose, standardFrom } from '../../../facts/dose-facts.ts';
import { slipOf } from '../../../facts/dose-slips.ts';
import { sieved } from '../../../facts/literals.ts';
import type { Severity } from '../../../linter/finding.ts';

export interface Verdict {
	readonly profile: DrugProfile;
	readonly messageId: 'aboveRange' | 'greyRange' | 'studiedRange' | 'belowRange';
	readonly severity: Severity;
	readonly band: DoseBand | undefined;
}

/** How the profile judges a dose, and whether its place lets it pass: the table of the rule's page. */
export function verdictOn(dose: ResolvedDose, facts: ArticleFacts): Verdict | undefined {
	const { statement, profile } = dose;
	const { daily, role } = statement;
	const isAmountOnly = role === 'increment' || role === 'strength' || role === 'concentration';
	if (
		profile === undefined ||
		daily === undefined ||
		isAmountOnly ||
		isAside(statement) ||
		slipOf(dose) !== undefined
	) {
		return undefined;
	}
	if (isBeyond(dose, profile, facts) || isAsked(dose, facts)) {
		return undefined;
	}
	const isCited = hasCitation(dose, facts);
	const band = bandOf(profile, daily.high);
	if (daily.high > profile.supported.max) {
		return aboveVerdict(dose, profile, band, isCited);
	}
	const isBelow = daily.high < profile.supported.min && !isCited && !mayBeBelow(dose, facts);
	return isBelow ? { profile, messageId: 'belowRange', severity: 'info', band } : undefined;
}

function aboveVerdict(
	dose: ResolvedDose,
	profile: DrugProfile,
	band: DoseBand | undefined,
	isCited: boolean,
): Verdict | undefined {
	const { statement } = dose;
	const isStandard = (statement.daily?.high ?? 0) >= standardFrom(profile);
	const isStudy = statement.context === 'study';
	if (band?.verdict === 'studied') {
		return isCited || isStudy ? undefined : { profile, messageId: 'studiedRange', severity: 'info', band };
	}
	if (band?.verdict === 'grey') {
		return isStudy ? undefined : { profile, messageId: 'greyRange', severity: 'warning', band };
	}
	if ((isStandard || isStudy) && !isPresentedAsLowDose(dose, isStudy)) {
		return undefined;
	}
	return { profile, messageId: 'aboveRange', severity: isCited ? 'warning' : 'error', band };
}

/** A standard amount needs the low dose's name beside it, or its name in the block and words of dosing. */
function isPresentedAsLowDose(dose: ResolvedDose, isStudy: boolean): boolean {
	const { statement } = dose;
	if (dose.by === 'article' ? isStudy : !isCalledLowDose(dose)) {
		return false;
	}
	return statement.direct || (!isStudy && (statement.isDosing || statement.role !== undefined));
}

/** "Over 10 mg" speaks of what lies beyond; "below 5 mg" is the supported range in round numbers. */
function isBeyond({ block, statement }: ResolvedDose, profile: DrugProfile, { article }: ArticleFacts): boolean {
	const { span, open, daily } = statement;
	const before = article.blocks[block]?.prose.text.slice(Math.max(0, span.start - 24), span.start) ?? '';
	const isExclusive = /(?:<|\b(?:under|below|(?:less|lower|smaller) than))\s{0,2}$/i.test(before);
	const isRound = open === 'upTo' && isExclusive && (daily?.high ?? 0) <= Math.ceil(profile.supported.max);
	const isOver =
		/(?:>|\b(?:over|above|beyond|exceed\w*|(?:more|greater|higher|larger) than|in excess of))\s(?:about |around )?$/i.test(
			before,
		);
	return isRound || (open === 'from' && isOver);
}

/** A question presents no dose. */
function isAsked({ block, statement }: ResolvedDose, { article }: ArticleFacts): boolean {
	const at = article.blocks[block];
	const sentence = at?.sentences[statement.sentence];
	return (
		sentence !== undefined && (at?.prose.text.slice(sentence.start, sentence.end).trimEnd().endsWith('?') ?? false)
	);
}

function hasCitation({ block, statement }: ResolvedDose, facts: ArticleFacts): boolean {
	const at = facts.article.blocks[block];
	const sentence = at?.kind === 'tableRow' ? undefined : at?.sentences[statement.sentence];
	return (facts.blocks[block]?.citations ?? []).some(
		({ span }) => sentence === undefined || (sentence.start <= span.start && span.start <= sentence.end),
	);
}

/** Very low doses by name, starting doses and the first rungs of a schedule may be below the range. */
function mayBeBelow({ block, statement, called }: ResolvedDose, facts: ArticleFacts): boolean {
	const at = facts.article.blocks[block];
	const sentence = at?.sentences[statement.sentence];
	const said =
		at === undefined
			? ''
			: `${at.leadIn ?? ''} ${at.sectionPath.at(-1) ?? ''} ${at.kind === 'tableRow' || sentence === undefined ? at.prose.text : at.prose.text.slice(sentence.start, sentence.end)}`;
	const isVeryLow =
		called === 'very-low-dose' || called === 'ultra-low-dose' || /\b(?:ultra|micro|very)[\s-]?(?:low|dos)/i.test(said);
	return (
		isVeryLow ||
		statement.role === 'start' ||
		statement.step !== undefined ||
		statement.open === 'from' ||
		rungs.test(said)
	);
}

const rungs = sieved(
	/\b(?:start|begin|began|initial|titrat|weeks? \d|days? \d|step|schedule|gradual|slowly|as little as|sensitiv|detox|withdrawal)/i,
);
