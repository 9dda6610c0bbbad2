/**
 * What a sentence asserts about a drug, decided clause by clause in the order of the citation standard: what needs no
 * citation is named by a reason, what needs one by its kind. Sees one sentence alone; what a pronoun stands for is
 * left to the reader of the article.
 */
import type { RiskTier } from '../drugs/profile.ts';
import { type Anchor, anchorOf, isForeign, type SentenceRole } from './claim-anchor.ts';
import { hasEffect, isDose, kindOfClause, kindOfEffect, relativeMechanism, statesFigure } from './claim-kinds.ts';
import { kindInAnyWords } from './claim-open.ts';
import { kindOfRegimen } from './claim-regimen.ts';
import * as terms from './claim-terms.ts';
import { pattern } from './lexicon.ts';
import * as frames from './lexicon-frames.ts';
import { booster, hedge, studyNoun } from './lexicon-studies.ts';
import { sieved } from './literals.ts';
import { clausesOf, withoutSpeaker } from './sentence-frames.ts';

export type ClaimKind =
	| 'effect' // on a condition, symptom or outcome
	| 'safety' // tolerability, side effects and their frequency
	| 'mechanism' // in the body
	| 'finding' // what a study, trial, survey or "research" found
	| 'number' // about users or responders
	| 'dose' // that an effective or typical dose is such and such
	| 'anecdote'; // experience told as such

/** Why a sentence needs no citation. */
export type ExclusionReason =
	| 'empty'
	| 'topic' // a heading, label or verbless item that only names something
	| 'question'
	| 'article' // about the article or its site
	| 'advice'
	| 'contraindication' // and warnings that profiles carry
	| 'open' // more research is needed, the evidence is limited
	| 'interest' // attention and use as such
	| 'variation' // responses vary
	| 'logistics'
	| 'definition'
	| 'design' // a study's aims and method
	| 'standard-use'
	| 'other-subject' // another drug, a disease, physiology
	| 'no-claim';

export type Classification =
	| {
			readonly kind: ClaimKind;
			readonly anchor: Anchor;
			readonly strength: 'certain' | 'plain' | 'hedged';
			readonly continues: boolean;
	  }
	| { readonly reason: ExclusionReason };

export interface SentenceInput {
	/** Plain lower-case text with drugs masked; see `maskText`. */
	readonly text: string;
	/** Spans in `text` of conditions and outcomes. */
	readonly targets: readonly { readonly start: number; readonly end: number; readonly tier: RiskTier }[];
	readonly role: SentenceRole;
	/** The heading, lead-in or sentence before asks for side effects. */
	readonly underSideEffects: boolean;
	/** The reason is wanted, too, where there is no claim. */
	readonly explains: boolean;
	/** The drug is named by a name of its low dose. */
	readonly namesLowDose: boolean;
	/** The drug is named by its depot or combination products alone. */
	readonly namesOtherProduct: boolean;
	/** A pattern of the profile's mechanism terms and side effects, beyond the lexicon's. */
	readonly mechanism?: RegExp | undefined;
	readonly unwanted?: RegExp | undefined;
}

export function classifySentence(spoken: SentenceInput): Classification {
	const input = { ...spoken, text: withoutSpeaker(spoken.text) };
	const text = input.text.trim();
	if (input.underSideEffects && input.role === 'predicate' && frequency.test(text)) {
		return claimOf('number', 'pronoun', text);
	}
	if (!/[a-z]{2}/.test(text.replace(/§[do]+/g, 'drug'))) {
		return { reason: 'empty' };
	}
	if (input.role === 'heading') {
		return classifyHeading(input);
	}
	if (verdict.test(text) && (terms.effectTarget.test(text) || input.targets.length > 0)) {
		return claimOf('effect', 'named', text);
	}
	const whole = wholeSentence(text, input.role === 'sentence');
	if (whole) {
		return whole;
	}
	const anchor = anchorOf(text, input.role);
	if (anchor === undefined) {
		return understood(text, input) ?? { reason: reasonWithoutAnchor(text, input) };
	}
	if (
		(anchor === 'named' && (input.namesOtherProduct || (!input.namesLowDose && isStandardUse(text)))) ||
		isFullDose(text)
	) {
		return { reason: 'standard-use' };
	}
	if (isExperience(text) && !(terms.figure.test(text) && terms.group.test(text))) {
		return isReport(text, input) ? claimOf('anecdote', anchor, text) : { reason: 'no-claim' };
	}
	if (relativeMechanism.test(text) && terms.innerPart.test(text)) {
		return claimOf('mechanism', anchor, text);
	}
	if (anchor === 'described' && text.includes(' include') && sideEffectList.test(text)) {
		return claimOf('safety', anchor, text);
	}
	let reason: ExclusionReason = 'no-claim';
	// "Varenicline is different: it is taken …"
	const isOnOther = /^(?:the |a )?§o+ /.test(text);
	for (const clause of clausesOf(input.text)) {
		if (isOnOther && isOfOther.test(input.text.slice(clause.start, clause.end).trim())) {
			continue;
		}
		const result = classifyClause(input, clause.start, clause.end, anchor);
		if (result.kind !== undefined) {
			return claimOf(result.kind, anchor, text);
		}
		reason = reason === 'no-claim' ? result.reason : reason;
	}
	return { reason: reason === 'no-claim' ? reasonOf(text, input) : reason };
}

/** How often a side effect in a row comes: "1 in 10", "8%". */
const frequency = sieved(
	/^(?:in |about |around |roughly |up to |over |~ ?|< ?|> ?)*(?:\d+(?:\.\d+)?(?: ?(?:-|–|to) ?\d+(?:\.\d+)?)? ?(?:%|percent)|(?:one|\d+) (?:in|out of) (?:\d+|ten|five|four|three))/,
);

/** "Best for nerve pain: …" */
const verdict = sieved(
	/^(?:the )?(?:best|top pick|our pick|winner|strongest|most effective)(?: [a-z]+)? (?:for|against) [^:;.]{3,60}[:–-] *§d+/,
);

/** Names no drug of a profile, or goes on with a pronoun. */
const isOfOther = /^(?:it|they|this)(?![a-z])|^[^§]*(?:§o[^§]*)*$/;

/** "If side effects occur, they usually include …" */
const sideEffectList = sieved(
	/(?<![a-z])(?:side[- ]effects|reactions) (?:[a-z]+ )?(?:occur|happen|appear|arise|come up), (?:they|these) (?:[a-z]+ ){0,2}include/,
);

/** Speaks of people, symptoms or the body in words that only treatment explains. */
function understood(text: string, input: SentenceInput): Classification | undefined {
	for (const { start, end } of clausesOf(input.text)) {
		const clause = input.text.slice(start, end).trim();
		if (
			kindInAnyWords(clause, input, start, undefined) === undefined &&
			kindOfRegimen(clause, input.underSideEffects) === undefined
		) {
			continue;
		}
		if (isForeign(text, input.role) || isExperience(text) || isFullDose(text)) {
			return undefined;
		}
		const { kind } = classifyClause(input, start, end, undefined);
		if (kind !== undefined) {
			return claimOf(kind, 'understood', text);
		}
	}
	return undefined;
}

/** What a sentence without a claim is about instead. */
function reasonOf(text: string, { explains }: SentenceInput): ExclusionReason {
	if (!explains) {
		return 'no-claim';
	}
	if (frames.studyDesign.test(text) && terms.studySubject.test(text)) {
		return 'design';
	}
	return frames.logistics.test(text) ? 'logistics' : 'no-claim';
}

function reasonWithoutAnchor(text: string, input: SentenceInput): ExclusionReason {
	const isOther = input.explains && (isForeign(text, input.role) || frames.diseaseBackground.test(text));
	return isOther ? 'other-subject' : reasonOf(text, input);
}

type ClauseResult = { readonly kind: ClaimKind } | { readonly kind?: undefined; readonly reason: ExclusionReason };

function claimOf(kind: ClaimKind, anchor: Anchor, text: string): Classification {
	const strength = boosters.test(text) ? 'certain' : hedges.test(text) ? 'hedged' : 'plain';
	return { kind, anchor, strength, continues: continuation.test(text) };
}

const hedges = pattern(hedge);
const boosters = pattern(booster);

/** Goes on about what the sentence before named: "The study included …", "These results …", "Of these …". */
export const continuation = sieved(
	/^(?:(?:however|additionally|moreover|furthermore|also|notably|importantly|overall|in addition|and|but|crucially|interestingly|specifically),? )*(?:(?:the|this|that) (?:(?:\d{4}|same|pilot|crossover|small|open-label|placebo-controlled|controlled|randomi[sz]ed|initial|first|original|latter|large|retrospective) ){0,2}(?:study|trial|results?|findings?|authors?|researchers?|investigators?|participants?|subjects|survey|review|analysis|meta-analysis|paper|team|cohort|experiment|report)(?! (?:of|on|for|into) )(?![a-z])|(?:these|those|such|their|its) (?:[a-z-]+ )?(?:stud(?:y|ies)|trials?|results?|findings?|authors?|participants?|patients|improvements?|data|reductions?|changes|outcomes?|reviews?)(?![a-z])|they (?:found|showed|reported|concluded|observed|noted|also|suggest|had|experienced|were|did|saw|received|demonstrated)(?![a-z])|of (?:these|those|the (?:participants|patients|\d+))|in (?:this|that|the same) (?:study|trial|survey|review|cohort|group|analysis)|(?:participants|response rates?)(?![a-z])|there (?:was|were) (?:also )?(?:an? )?(?:hints?|trend|signal|signs?) |no (?:serious |significant )?(?:side effects|adverse events?) (?:were|was)|patients (?:who received|reported|treated with|in the|also|initially|experienced|given))/,
);

// Whole sentences --------------------------------------------------------------------------------------------------

function wholeSentence(text: string, isLine: boolean): Classification | undefined {
	if (
		/\?["')\s]*(?:\[[^[\]]{0,40}\]|\([^()]{0,120}\))?$/.test(text) &&
		!/^(?:did you know|isn't it|who knew)/.test(text)
	) {
		return { reason: 'question' };
	}
	if (
		/^(?:https?:|www\.|doi\b|pmid|pmcid|journal:|authors?:|affiliations?:|retrieved|source|date:|title:|by [a-z.]+ [a-z.]+,?(?: [a-z.]+)?$|©|copyright|tags?:|category)/.test(
			text,
		)
	) {
		return { reason: 'article' };
	}
	if (
		frames.aboutArticle.test(text.replace(/\([^()]{0,200}\)| (?:on|in) this (?:list|table)(?=[.,;])/g, ' ')) ||
		frames.announcement.test(text)
	) {
		return { reason: 'article' };
	}
	if (!/[.!?][^\w.!?]*$/.test(text) && isLine && !finiteVerb.test(text) && !headlineVerb.test(text)) {
		return { reason: 'topic' };
	}
	return undefined;
}

const headlineVerb = sieved(
	new RegExp(String.raw`(?<![a-z-])(?:${terms.finiteEffect}|(?:well[- ])?tolerated|safe|effective)(?![a-z-])`),
);
const finiteVerb = pattern(
	'is|are|was|were|may|might|can|could|will|has|have|does|do|should|includes?|shows?|helps?|works?|improves?|reduces?|[a-z]+(?:ates|izes|ifies)|[a-z]+ed|acts?|binds?|find|found|see|seen|notice|begin|take|respond|report|need|tend|appears?|seems?|uses|leads?|makes?|gives?|offers?|holds?|requires?|centers?|contributes?',
);

/** The full dose, or the drug itself: "Naltrexone is an opioid antagonist". */
function isStandardUse(text: string): boolean {
	return (frames.standardUse.test(text) || opioidAntagonist.test(text)) && !frames.lowDoseCue.test(text);
}

const opioidAntagonist = sieved(
	/^§d+ (?:is|was|works|acts|belongs|blocks) [^;]{0,60}(?:opioid|opiate)(?:[- ]receptor)?s? ?(?:antagonists?|blockers?|receptors?)|^§d+ (?:is|was) (?:an? |the )?(?:[a-z-]+ ){1,3}(?:that|which) (?:blocks|reverses|cancels) (?:the effects? of )?(?:opioids?|opiates?)/,
);

/** The tablet of 50 mg and what it is licensed for, by whatever name. */
function isFullDose(text: string): boolean {
	return fullDose.test(text) && dependence.test(text) && !frames.lowDoseCue.test(text);
}

const fullDose = sieved(
	/(?<![\d.])(?:25|50|100|150|380) ?mg(?![a-z])|(?:full|standard|usual|normal|ordinary) (?:dose|strength)|(?:licen[sc]ed|approved)(?![a-z])/,
);
const dependence = sieved(
	/(?<![a-z])(?:(?:opioids?|opiates?|alcohol|heroin|drug)(?: and| or|[ -](?:dependen|addict|use|misuse|relapse|crav))|dependen(?:t|ce|cy) on|addict|alcoholi|stay(?:ing)? (?:off|sober|away from)|stop(?:ped)? drinking)/,
);

function isExperience(text: string): boolean {
	const bare = text.replace(frames.noteFrame, '');
	return (
		frames.firstPerson.test(bare) ||
		(frames.toldExperience.test(bare) && !terms.figure.test(bare) && !terms.studySubject.test(bare))
	);
}

const serviceTalk = pattern(
	'(?:our|my) (?:goal|mission|aim|approach|services?|programs?|team)|(?:we|i) (?:will|can|are here|aim|strive|believe in|work)|helps? you',
);

/** Experience that is offered as support: it tells of an effect, a side effect or a benefit. */
function isReport(text: string, { targets }: SentenceInput): boolean {
	const tellsOutcome =
		targets.length > 0 ||
		terms.effectTarget.test(text) ||
		terms.unwanted.test(text) ||
		terms.efficacy.test(text) ||
		terms.nominalEffect.test(text);
	return tellsOutcome && ![frames.logistics, frames.advice, frames.imperative, serviceTalk].some((it) => it.test(text));
}

// Headings ----------------------------------------------------------------------------------------------------------

const findingHeading = sieved(
	new RegExp(
		String.raw`^(?:\d{4}-\d\d-\d\d (?:-|–|—) )?(?:[a-z0-9-]+ ){0,4}${studyNoun} (?:[a-z§-]+ ){0,2}?(?:finds|found|shows|showed|reports|confirms|suggests|links)(?![a-z])`,
	),
);
const claimHeading = sieved(
	new RegExp(
		String.raw`^(?:\d{1,2}[.)] |\d{4}-\d\d-\d\d (?:-|–|—) |[^a-z§]{0,4})?(?:(?:why|how) )?(?:taking |using )?§d+(?:'s [a-z-]+)?,? (?:[a-z]+ly |also |possibly |is |are |was |may |might |can |could |will |does |has been |been |not )*(?:(?:${terms.finiteEffect})|(?:highly |very |an? |the )?(?:effective|safe|beneficial|helpful|shown to|proven|well tolerated|well-tolerated)|work(?:s)? (?:for|by))(?![a-z])`,
	),
);

/** A newspaper's headline: "Cheap pill eases fatigue, trial finds". */
const reportedHeading = sieved(
	/, (?:an? |the )?(?:[a-z-]+ ){0,2}(?:trial|study|survey|research|review|analysis) (?:finds?|found|shows?|suggests?|says?|reveals?|hints?|concludes?)$/,
);

function classifyHeading(input: SentenceInput): Classification {
	const text = input.text.trim();
	const isClaim =
		claimHeading.test(text) && !/^(?:why|how) /.test(text) && !/\?$/.test(text) && !frames.aboutArticle.test(text);
	const isReported = reportedHeading.test(text);
	const isFinding = isReported || (/§d/.test(text) && findingHeading.test(text) && !/\?$/.test(text));
	if (!isClaim && !isFinding) {
		return { reason: /\?$/.test(text) ? 'question' : 'topic' };
	}
	return claimOf(
		kindOfEffect(text, input, 0, input.text.length) ?? (isFinding ? 'finding' : 'effect'),
		/§d/.test(text) ? 'named' : 'understood',
		text,
	);
}

// Clauses -----------------------------------------------------------------------------------------------------------

function classifyClause(input: SentenceInput, start: number, end: number, anchor: Anchor | undefined): ClauseResult {
	const raw = input.text.slice(start, end).trim();
	const asked = frames.askedClause.exec(raw);
	const text = (asked ? raw.slice(0, asked.index) + raw.slice(asked.index + asked[0].length) : raw)
		.replace(frames.noteFrame, '')
		.trim();
	if (text.length < 4) {
		return { reason: asked ? 'question' : 'empty' };
	}
	if (anchor !== undefined && statesFigure(text, anchor)) {
		return { kind: 'number' };
	}
	const regimen = mayTellOfRegimen(text, input.role) ? kindOfRegimen(text, input.underSideEffects) : undefined;
	if (regimen !== undefined) {
		return { kind: regimen };
	}
	const reason = excludes(text, input, anchor);
	if (reason !== undefined) {
		return doseBeats.has(reason) && isDose(text, input) ? { kind: 'dose' } : { reason };
	}
	const kind = (anchor && kindOfClause(text, input, start, end, anchor)) ?? kindInAnyWords(text, input, start, anchor);
	return kind === undefined ? { reason: 'no-claim' } : { kind };
}

/** Neither told to do it, nor on condition, nor of another medicine, unless less of that is needed. */
function mayTellOfRegimen(text: string, role: SentenceRole): boolean {
	return (
		!noAssertion.test(text) &&
		!conditional.test(text) &&
		(!frames.imperative.test(text) || text.startsWith('split dos')) &&
		(text.includes(' need') || !isForeign(text, role))
	);
}

const conditional = /^(?:if|when|whenever|unless|until|before|once|after (?!that)|in case) ?/;

/** "Doctors usually prescribe 1.5 to 4.5 mg" is use as such, and a typical dose. */
const doseBeats: ReadonlySet<ExclusionReason> = new Set(['interest', 'other-subject', 'variation', 'definition']);

/** Phrases of purpose and concession, which assert nothing by themselves. */
const noAssertion = sieved(
	/^(?:despite|given|like|unlike|to (?:compare|determine|evaluate|assess|examine|investigate|test|study|explore|ensure|avoid|learn|get|find|see|start|begin|maximi[sz]e|minimi[sz]e)) /,
);

/** The reasons of the standard, strongest first. */
function excludes(text: string, input: SentenceInput, anchor: Anchor | undefined): ExclusionReason | undefined {
	if (noAssertion.test(text)) {
		return 'no-claim';
	}
	if (
		frames.imperative.test(text) &&
		!(input.role === 'predicate' && terms.effectWord.test(text.split(' ')[0] ?? '') && !terms.amount.test(text))
	) {
		return 'advice';
	}
	if (conditional.test(text)) {
		return 'advice';
	}
	if (
		frames.contraindication.test(text) ||
		(frames.mentionsOpioidUse.test(input.text) && frames.opioidWarning.test(text))
	) {
		return 'contraindication';
	}
	if (frames.advice.test(text) && !shouldHedges.test(text)) {
		return 'advice';
	}
	if (frames.foreignSubject.test(text)) {
		return 'other-subject';
	}
	if (frames.openQuestion.test(text)) {
		return 'open';
	}
	if (frames.variation.test(text)) {
		return 'variation';
	}
	if ((frames.interest.test(text) && !withoutHarm.test(text)) || frames.useByPeople.test(text)) {
		return 'interest';
	}
	if (frames.stateOfEvidence.test(text) && !/support (?:for|of)|in favou?r of/.test(text) && !hasEffect(text, input)) {
		return 'open';
	}
	if (frames.definition.test(text) && !hasEffect(text, input)) {
		return 'definition';
	}
	if (anchor !== 'named' && frames.diseaseBackground.test(text)) {
		return 'other-subject';
	}
	if (anchor !== 'named' && isForeign(text.slice(0, 40), input.role)) {
		return 'other-subject';
	}
	return undefined;
}

const withoutHarm = sieved(/(?<![a-z])without (?:any )?(?:harm|trouble|problems?|ill effects?)(?![a-z])/);
const shouldHedges = sieved(
	new RegExp(
		String.raw`should (?:not |also |then |eventually |gradually )*(?:${terms.finiteEffect}|affect|harm|interfere|hurt|damage|feel|notice|see|experience|begin to)(?![a-z])`,
	),
);
