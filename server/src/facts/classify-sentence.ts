/**
 * What a sentence asserts about a drug, decided clause by clause in the order of the citation standard: what needs no
 * citation is named by a reason, what needs one by its kind. Sees one sentence alone; what a pronoun stands for is
 * left to the reader of the article.
 */
import type { RiskTier } from '../drugs/profile.ts';
import {
	anyOf,
	bodyMechanism,
	effectNoun,
	effectVerb,
	efficacyPhrase,
	healthTarget,
	mechanismPhrase,
	pattern,
} from './lexicon.ts';
import * as frames from './lexicon-frames.ts';
import { safetyPhrase, safetyPredicate, typicalDose, unwantedEffect } from './lexicon-safety.ts';
import { booster, findingVerb, groupNoun, hedge, studyNoun } from './lexicon-studies.ts';
import { clausesOf } from './sentence-frames.ts';

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

/** How the sentence names the drug: itself, by a noun phrase for it or its effects, or by a pronoun at most. */
export type Anchor = 'named' | 'described' | 'pronoun';

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
	/** `predicate`: a list item or cell after its label, whose subject stands elsewhere. */
	readonly role: 'sentence' | 'heading' | 'predicate';
	/** The drug is named by a name of its low dose. */
	readonly namesLowDose: boolean;
	/** A pattern of the profile's mechanism terms and side effects, beyond the lexicon's. */
	readonly mechanism?: RegExp | undefined;
	readonly unwanted?: RegExp | undefined;
}

export function classifySentence(input: SentenceInput): Classification {
	const text = input.text.trim();
	if (!/[a-z]{2}/.test(text.replace(/§[do]+/g, 'drug'))) {
		return { reason: 'empty' };
	}
	if (input.role === 'heading') {
		return classifyHeading(input);
	}
	const whole = wholeSentence(text);
	if (whole) {
		return whole;
	}
	const anchor = anchorOf(text, input.role);
	if (anchor === undefined) {
		return { reason: isForeign(text, input.role) ? 'other-subject' : 'no-claim' };
	}
	if (anchor === 'named' && !input.namesLowDose && isStandardUse(text)) {
		return { reason: 'standard-use' };
	}
	if (isExperience(text) && !(figure.test(text) && statesFigure(text, anchor))) {
		return isReport(text, input) ? claimOf('anecdote', anchor, text) : { reason: 'no-claim' };
	}
	if (relativeMechanism.test(text) && innerPart.test(text)) {
		return claimOf('mechanism', anchor, text);
	}
	let reason: ExclusionReason = 'no-claim';
	for (const clause of clausesOf(input.text)) {
		const result = classifyClause(input, clause.start, clause.end, anchor);
		if (result.kind !== undefined) {
			return claimOf(result.kind, anchor, text);
		}
		reason = reason === 'no-claim' ? result.reason : reason;
	}
	return { reason };
}

type ClauseResult = { readonly kind: ClaimKind } | { readonly kind?: undefined; readonly reason: ExclusionReason };

function claimOf(kind: ClaimKind, anchor: Anchor, text: string): Classification {
	const strength = boosters.test(text) ? 'certain' : hedges.test(text) ? 'hedged' : 'plain';
	return { kind, anchor, strength, continues: continuation.test(text) };
}

const hedges = pattern(hedge);
const boosters = pattern(booster);

/** Goes on about what the sentence before named: "The study included …", "These results …", "Of these …". */
const continuation =
	/^(?:(?:however|additionally|moreover|furthermore|also|notably|importantly|overall|in addition|and|but|crucially|interestingly|specifically),? )*(?:(?:the|this|that) (?:(?:\d{4}|same|pilot|crossover|small|open-label|placebo-controlled|controlled|randomi[sz]ed|initial|first|original|latter|large|retrospective) ){0,2}(?:study|trial|results?|findings?|authors?|researchers?|investigators?|participants?|subjects|survey|review|analysis|meta-analysis|paper|team|cohort|experiment|report)(?! (?:of|on|for|into) )(?![a-z])|(?:these|those|such|their|its) (?:[a-z-]+ )?(?:stud(?:y|ies)|trials?|results?|findings?|authors?|participants?|patients|improvements?|data|reductions?|changes|outcomes?|reviews?)(?![a-z])|they (?:found|showed|reported|concluded|observed|noted|also|suggest|had|experienced|were|did|saw|received|demonstrated)(?![a-z])|of (?:these|those|the (?:participants|patients|\d+))|in (?:this|that|the same) (?:study|trial|survey|review|cohort|group|analysis)|(?:participants|response rates?)(?![a-z])|no (?:serious |significant )?(?:side effects|adverse events?) (?:were|was)|patients (?:who received|reported|treated with|in the|also|initially|experienced|given))/;

// Whole sentences --------------------------------------------------------------------------------------------------

function wholeSentence(text: string): Classification | undefined {
	if (/\?["')\s]*(?:\[[^\]]*\]|\([^)]*\))?$/.test(text) && !/^(?:did you know|isn't it|who knew)/.test(text)) {
		return { reason: 'question' };
	}
	if (
		/^(?:https?:|www\.|doi\b|pmid|pmcid|journal:|authors?:|affiliations?:|retrieved|source|date:|title:|by [a-z.]+ [a-z.]+,?(?: [a-z.]+)?$|©|copyright|tags?:|category)/.test(
			text,
		)
	) {
		return { reason: 'article' };
	}
	if (frames.aboutArticle.test(text.replace(/\([^)]*\)/g, ' ')) || frames.announcement.test(text)) {
		return { reason: 'article' };
	}
	if (/:\W*$/.test(text) && !finiteVerb.test(text)) {
		return { reason: 'topic' };
	}
	return undefined;
}

const finiteVerb = pattern(
	'is|are|was|were|may|might|can|could|will|has|have|does|do|should|includes?|shows?|helps?|works?|improves?|reduces?|[a-z]+(?:ates|izes)',
);

const describedStart = anyOf(String.raw`
	side[- ]effects? | adverse (?:effects?|events?|reactions?) | benefits? | effects? | early effects | common side effects | mechanism | mechanisms | response rates? | responses? | improvements? | results | dos(?:e|es|ing|age) | starting doses? | target dose | maintenance dose | titration | treatment | therapy | medication | medicine | drug | blockade | rebound | endorphin (?:rebound|release|boost|surge) | tolerability | safety | onset | efficacy | effectiveness
`);
const described = pattern(
	String.raw`(?:this|the|that|such an?|these|its|those|their|your) (?:[a-z0-9'+/-]+ ){0,4}?(?:medications?|medicine|drug|treatment|therapy|compound|agent|approach|blockade|block|blocking|rebound|effects?|side effects?|benefits?|mechanisms?|action|actions|peptide|dose|doses|dosage|process|pause|interruption|increase|boost|surge|modulation|properties|response|improvements?|molecule|antagonist|antagonism)(?![a-z-])|(?:at|in|with|when used (?:at|in)|using|even at|on) (?:such |these |very |much |the |its |a |ultra-?)*(?:low|lower|small|smaller|tiny|reduced|micro)(?:er)?[- ]*(?:doses?|dosages?|dosing|amounts?)|low[- ]dose|${describedStart} (?:[a-z]+ ){0,4}?(?:is|are|was|were|may|might|can|could|include|includes|tends?|usually|often|typically|generally|commonly|frequently|appear|appears|range|ranges|emerge|occur|took|takes?|peaks?|minimi[sz]es|that|continue|develop|vary)|opioid antagonist|opioid-receptor antagonist|no (?:serious |significant )?(?:side effects|adverse events?)|slow titration|starting (?:above|at|with|too|low)|on treatment|vivid dreams`,
);
const pronounStart =
	/^(?:(?:and|but|so|or|also|then|yet|however|additionally|furthermore|moreover|in addition|as such|therefore|thus|still|overall|for (?:many|some|most)[a-z ]{0,30}|as a result|in turn|by doing so|unlike [a-z§ -]{2,40}|in (?:some|many|these|such|rare|most) cases|typically|usually|generally|often|over time|occasionally|in fact|theoretically|instead|rather|for example|specifically|because of this|because|while|although|though|think of|(?:by|in|for|when|after|with|as|to|within|at|during|over) [^,]{3,90}),? )*(?:it|they|this|these|that|which|most|many|some|several|a few|few|about|around|approximately|roughly|nearly|almost|more than|over|up to|half|two-thirds|one in|\d+(?:\.\d+)?%?|patients?|people|individuals|users|women|men|those|participants|both|thought to|believed to|not|rare|mild|common|response|responders|generally|effective|safe|well|(?:an? |the |one |two |three |multiple |many |several |some |numerous |\d+ |in |by |of )*(?:[a-z0-9-]+,? ){0,5}?(?:stud(?:y|ies)|trials?|rcts?|meta-analys[ie]s|surveys?|research|evidence|data|reports|case series|registry|cohort|theor(?:y|ies)))(?![a-z])/;
const aboutDisease =
	/^(?:this|these|it|such) (?:is (?:an? |the )?(?:[a-z-]+ ){0,3})?(?:conditions?|diseases?|disorders?|syndromes?|illness(?:es)?|symptoms?|infections?)(?![a-z])/;

function anchorOf(text: string, role: SentenceInput['role']): Anchor | undefined {
	if (/§d/.test(text)) {
		return 'named';
	}
	if (isForeign(text, role) || aboutDisease.test(text)) {
		return undefined;
	}
	if (described.test(text)) {
		return 'described';
	}
	return role === 'predicate' || pronounStart.test(text) || ownExperience.test(text) ? 'pronoun' : undefined;
}

/** Speaks of another treatment, and not of the drug in comparison with it. */
function isForeign(text: string, role: SentenceInput['role']): boolean {
	const isOwn = role === 'predicate' || ownSubject.test(text);
	return !/§d/.test(text) && frames.otherTreatment.test(isOwn ? text.slice(0, 12) : text);
}

const ownExperience = /^(?:[a-z' ]{0,40}[, ])?(?:i|we|my|our)(?:'ve|'m)?(?![a-z'])/;

const ownSubject =
	/^(?:(?:however|also|additionally|and|but|unlike [^,]{3,60}|compared (?:to|with) [^,]{3,60}),? )?(?:it|its|they|this (?:medication|drug|treatment|therapy|approach))(?![a-z])/;

function isStandardUse(text: string): boolean {
	return frames.standardUse.test(text) && !frames.lowDoseCue.test(text);
}

function isExperience(text: string): boolean {
	const bare = text.replace(frames.noteFrame, '');
	return (
		frames.firstPerson.test(bare) ||
		(frames.toldExperience.test(bare) && !figure.test(bare) && !studySubject.test(bare))
	);
}

/** Experience that is offered as support: it tells of an effect, a side effect or a benefit. */
function isReport(text: string, { targets }: SentenceInput): boolean {
	const tellsOutcome =
		targets.length > 0 ||
		effectTarget.test(text) ||
		unwanted.test(text) ||
		efficacy.test(text) ||
		nominalEffect.test(text);
	return tellsOutcome && !frames.logistics.test(text) && !frames.advice.test(text);
}

// Headings ----------------------------------------------------------------------------------------------------------

const findingHeading = new RegExp(
	String.raw`^(?:\d{4}-\d\d-\d\d (?:-|–|—) )?(?:[a-z0-9-]+ ){0,4}${studyNoun} (?:[a-z§-]+ ){0,2}?(?:finds|found|shows|showed|reports|confirms|suggests|links)(?![a-z])`,
);
const claimHeading = new RegExp(
	String.raw`^(?:\d{1,2}[.)] |\d{4}-\d\d-\d\d (?:-|–|—) |[^a-z§]{0,4})?(?:(?:why|how) )?(?:taking |using )?§d+(?:'s [a-z-]+)?,? (?:[a-z]+ly |also |possibly |is |are |was |may |might |can |could |will |does |has been |been |not )*(?:(?:${effectVerbFinite()})|(?:highly |very |an? |the )?(?:effective|safe|beneficial|helpful|shown to|proven|well tolerated|well-tolerated)|work(?:s)? (?:for|by))(?![a-z])`,
);

function effectVerbFinite(): string {
	return anyOf(String.raw`
		improves? | reduces? | relieves? | alleviates? | decreases? | lowers? | eases? | helps? | treats? | cures? | heals? | reverses? | restores? | balances? | regulates? | modulates? | boosts? | increases? | enhances? | strengthens? | supports? | promotes? | stimulates? | blocks? | inhibits? | suppresses | calms? | prevents? | protects? | slows? | stops? | shrinks? | kills? | fights? | combats? | corrects? | controls? | eliminates? | triggers? | causes? | outperforms? | beats? | ends? | resets? | normali[sz]es?
	`);
}

function classifyHeading(input: SentenceInput): Classification {
	const text = input.text.trim();
	const isClaim =
		claimHeading.test(text) && !/^(?:why|how) /.test(text) && !/\?$/.test(text) && !frames.aboutArticle.test(text);
	const isFinding = /§d/.test(text) && findingHeading.test(text) && !/\?$/.test(text);
	if (!isClaim && !isFinding) {
		return { reason: /\?$/.test(text) ? 'question' : 'topic' };
	}
	return claimOf(kindOfEffect(text, input, 0, input.text.length) ?? (isFinding ? 'finding' : 'effect'), 'named', text);
}

// Clauses -----------------------------------------------------------------------------------------------------------

const effectWord = pattern(effectVerb);
const effectTarget = pattern(healthTarget);
const efficacy = pattern(efficacyPhrase);
const mechanismWord = pattern(mechanismPhrase);
const bodyPart = pattern(bodyMechanism);
/** Parts that readers know from no symptom: what touches them is a mechanism. */
const innerPart =
	/(?<![a-z])(?:receptors?|opioids?|endogenous|(?:beta-|β-)?endorphins?|enkephalins?|met-enkephalin|neurotransmitters?|dopamine|serotonin|toll-like|tlr-?\d?|microglial?|glial?|astrocytes?|macrophages?|cytokines?|interleukins?|il-?\d+|tnf|nf-|chemokines?|superoxides?|free radicals|t-cells?|b-cells?|immune cells|killer cells?|nk cells?|mast cells?|dendritic|th1|th2|th17|tregs?|signal(?:l)?ing|pathways?|axis|growth factor|ogfr?|nervous system|brain chemistry|ion channels?|calcium|apoptosis|proliferation|gene expression|channels?)(?![a-z])/;
const unwanted = pattern(unwantedEffect);
const safetyWord = pattern(safetyPhrase);
const safetyVerb = pattern(safetyPredicate);
const typical = pattern(typicalDose);
const amount =
	/(?<![\d.,])\d{1,3}(?:\.\d+)? ?(?:-|–|to|and)? ?(?:\d{1,3}(?:\.\d+)? ?)?(?:mg|mcg|milligrams?|micrograms?)(?![a-z/]*ml)(?![a-z])/;
const figure =
	/(?<![\d.])\d{1,3}(?:\.\d+)? ?(?:%|percent|per cent)|\d+ (?:out )?of (?:the )?\d+|(?:half|two-thirds|two thirds|a third|three quarters|one in (?:two|three|four|five|ten|\d+)|a quarter|\d in \d+) (?:of|[a-z])/;
const group = pattern(groupNoun);
const studySubject = pattern(studyNoun);
const findVerb = pattern(findingVerb);
const studyResult = new RegExp(
	String.raw`(?<![a-z0-9])${studyNoun}(?![a-z0-9])[^;]{0,160}?(?<![a-z0-9-])${findingVerb}(?![a-z])`,
);
const nominalEffect = pattern(
	String.raw`${effectNoun} (?:in|of|from|for|on|to|with|after|against|at|over|than)|(?:pain|symptom|stress|inflammation|fatigue|anxiety|weight|itch|disease|immune|mood|sleep|clinical|significant|meaningful|complete|partial|sustained|symptomatic|lasting|therapeutic|beneficial|positive|potential|clear|consistent|rapid|noticeable|notable|marked|modest|moderate|large|substantial|dramatic|measurable|quality of life|antibod[a-z]*) (?:[a-z]+ )?${effectNoun}|reduced|improved|fewer|lower|better|increased|greater|less`,
);
const perceived = pattern(
	'notic(?:e|ed|es)|experienc(?:e|es|ed)|feel|felt|see|saw|find|found|achiev(?:e|es|ed)|gain|reach(?:es|ed)?|respond(?:s|ed)?|enjoy|benefit(?:s|ed)?|obtain(?:ed)?|get|got|begin to|start to|emerge|develop|take|takes|require|requires|typically|continue|sleep',
);
const duration = /(?:days?|weeks?|months?|hours?|nights?|immediately|over time|gradually)/;

function classifyClause(input: SentenceInput, start: number, end: number, anchor: Anchor): ClauseResult {
	const raw = input.text.slice(start, end).trim();
	const asked = frames.askedClause.exec(raw);
	const text = (asked ? raw.slice(0, asked.index) + raw.slice(asked.index + asked[0].length) : raw)
		.replace(frames.noteFrame, '')
		.trim();
	if (text.length < 4) {
		return { reason: 'empty' };
	}
	if (statesFigure(text, anchor)) {
		return { kind: 'number' };
	}
	const reason = excludes(text, input, anchor);
	if (reason !== undefined) {
		return doseBeats.has(reason) && isDose(text, input) ? { kind: 'dose' } : { reason };
	}
	const kind = kindOfClause(text, input, start, end, anchor);
	return kind === undefined ? { reason: 'no-claim' } : { kind };
}

/** "Doctors usually prescribe 1.5 to 4.5 mg" is use as such, and a typical dose. */
const doseBeats: ReadonlySet<ExclusionReason> = new Set(['interest', 'other-subject', 'variation', 'definition']);

/** Phrases of purpose and concession, which assert nothing by themselves. */
const noAssertion =
	/^(?:despite|given|like|unlike|to (?:compare|determine|evaluate|assess|examine|investigate|test|study|explore|ensure|avoid|learn|get|find|see|start|begin|maximi[sz]e|minimi[sz]e)) /;

/** The reasons of the standard, strongest first. */
function excludes(text: string, input: SentenceInput, anchor: Anchor): ExclusionReason | undefined {
	if (noAssertion.test(text)) {
		return 'no-claim';
	}
	const claimsEffect = hasEffect(text, input);
	if (frames.imperative.test(text) && !(input.role === 'predicate' && effectWord.test(text.split(' ')[0] ?? ''))) {
		return 'advice';
	}
	if (/^(?:if|when|whenever|unless|until|before|once|after|in case) /.test(text)) {
		return 'advice';
	}
	if (frames.contraindication.test(text) || (frames.opioidWarning.test(text) && frames.mentionsOpioidUse.test(text))) {
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
	if (frames.interest.test(text)) {
		return 'interest';
	}
	if (frames.stateOfEvidence.test(text) && !claimsEffect && !/support (?:for|of)|in favou?r of/.test(text)) {
		return 'open';
	}
	if (frames.definition.test(text) && !claimsEffect) {
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

const shouldHedges = new RegExp(
	String.raw`should (?:not |also |then |eventually |gradually )*(?:${effectVerbFinite()}|feel|notice|see|experience|begin to)(?![a-z])`,
);

function hasEffect(text: string, input: SentenceInput): boolean {
	const verb = effectWord.exec(text);
	return (
		(verb !== null &&
			(effectTarget.test(text.slice(verb.index + verb[0].length)) || bodyPart.test(text.slice(verb.index)))) ||
		(nominalEffect.test(text) && (effectTarget.test(text) || input.targets.length > 0) && findVerb.test(text)) ||
		/(?:improvements?|reductions?|relief) (?:in|of|from)|(?:improvement|reduction|remission)(?: |$)/.test(text)
	);
}

function kindOfClause(
	text: string,
	input: SentenceInput,
	start: number,
	end: number,
	anchor: Anchor,
): ClaimKind | undefined {
	const isStudy = studyResult.test(text);
	if (isStudy && !isDesignOnly(text)) {
		return tellsResult(text, input, start, end) && (anchor !== 'pronoun' || tellsOfChange(text))
			? 'finding'
			: undefined;
	}
	if (frames.studyDesign.test(text) && studySubject.test(text)) {
		return undefined;
	}
	if (isDose(text, input)) {
		return 'dose';
	}
	return (
		kindOfSafety(text, input) ??
		kindOfEffect(text, input, start, end) ??
		kindOfTiming(text, anchor) ??
		verbless(text, input)
	);
}

/** A rate among people who take the drug. */
function statesFigure(text: string, anchor: Anchor): boolean {
	return (
		figure.test(text) &&
		group.test(text) &&
		!studyResult.test(text) &&
		(anchor !== 'pronoun' || effectWord.test(text) || nominalEffect.test(text) || efficacy.test(text))
	);
}

function isDesignOnly(text: string): boolean {
	return (
		frames.studyDesign.test(text) &&
		!/(?<![a-z])(?:found|finds|shows?|showed|shown|reports?|reported|demonstrated|suggest(?:s|ed)?|concluded|revealed|confirmed|indicate[sd]?|showing|finding|improved|reduced|observed|propose[sd]?|produced|supports?|experienced)(?![a-z])/.test(
			text,
		)
	);
}

function tellsResult(text: string, input: SentenceInput, start: number, end: number): boolean {
	return (
		effectTarget.test(text) ||
		bodyPart.test(text) ||
		efficacy.test(text) ||
		nominalEffect.test(text) ||
		safetyWord.test(text) ||
		unwanted.test(text) ||
		input.targets.some((it) => it.start >= start && it.end <= end)
	);
}

/** A result that can be a drug's, where no drug is named. */
function tellsOfChange(text: string): boolean {
	return (
		nominalEffect.test(text) ||
		efficacy.test(text) ||
		safetyWord.test(text) ||
		/benefi|improv|reduc|reliev|alleviat|help|effective|respon|(?<![a-z])(?:its|it|this|these|they)(?![a-z])/.test(text)
	);
}

function isDose(text: string, input: SentenceInput): boolean {
	if (
		!amount.test(text) ||
		frames.definition.test(text) ||
		!typical.test(text) ||
		frames.standardUse.test(text.replace(/(?:50|100) ?mg[a-z ]{0,12}/, ''))
	) {
		return false;
	}
	const isProduct =
		/(?<![a-z])(?:available|compounded?|strengths?|tablets?|capsules?|mg\/ml|concentration|dilut|dissolv|pharmac(?:y|ies)|stud(?:y|ies)|trials?|participants|placebo|randomi)/.test(
			text,
		);
	return !isProduct && input.role !== 'heading';
}

function kindOfSafety(text: string, input: SentenceInput): ClaimKind | undefined {
	if (
		safetyWord.test(text) &&
		!/(?<![a-z])(?:to ensure|for a safe|safe and effective (?:dose|use|way)|safely (?:start|use|take|begin|combine|stop)|safer alternative to)(?![a-z])/.test(
			text,
		)
	) {
		return 'safety';
	}
	const named = unwanted.exec(text) ?? input.unwanted?.exec(text);
	if (!named) {
		return undefined;
	}
	const isSideEffect = /side[- ]effects?|adverse|dreams?|insomnia|sleep|nausea|headaches?|withdrawal/.test(named[0]);
	const before = text.slice(0, named.index);
	const causes =
		/(?<![a-z])(?:caus(?:e|es|ed|ing)|produc(?:e|es)|lead(?:s)? to|experienc(?:e|es|ed)|trigger(?:s)?|result(?:s)? in|notic(?:e|es)|develop|induc(?:e|es)|have|has|get)(?![a-z])[^;]{0,60}$/.test(
			before,
		);
	return causes || (isSideEffect && safetyVerb.test(text)) ? 'safety' : undefined;
}

function kindOfEffect(text: string, input: SentenceInput, start: number, end: number): ClaimKind | undefined {
	const inClause = (from: number) => input.targets.some((it) => it.start >= start + from && it.end <= end + 1);
	for (const verb of text.matchAll(effectWordGlobal)) {
		const rest = text.slice(verb.index + verb[0].length);
		const before = text.slice(0, verb.index);
		if (/^help|^aid|^assist/.test(verb[0]) && helped.test(rest)) {
			continue;
		}
		if (
			mechanismVerb.test(verb[0]) &&
			(innerPart.test(rest) || (/^ [^,;]{0,30}immun/.test(rest) && immuneVerb.test(verb[0])))
		) {
			return 'mechanism';
		}
		if (/^ (?:it|them|this|these|that)(?![a-z])/.test(rest) && innerPart.test(before)) {
			return 'mechanism';
		}
		if (
			effectTarget.test(rest) ||
			inClause(verb.index) ||
			(/(?:is|are|was|were|been|be) (?:[a-z]+ly )?$/.test(before) && effectTarget.test(before))
		) {
			return mechanismWord.test(text) && innerPart.test(text) ? 'mechanism' : 'effect';
		}
	}
	if (
		mechanismWord.test(text) &&
		(bodyPart.test(text) || input.mechanism?.test(text) || /mechanism|works? (?:by|differently|on|through)/.test(text))
	) {
		return 'mechanism';
	}
	if (efficacy.test(text)) {
		return 'effect';
	}
	if (nominalEffect.test(text) && (effectTarget.test(text) || input.targets.length > 0)) {
		return 'effect';
	}
	return undefined;
}

/** "The receptors that the drug blocks". */
const relativeMechanism =
	/(?:which|that) §d+ (?:[a-z]+ly )?(?:modulat|block|bind|stimulat|activat|inhibit|suppress|target|affect|influenc|boost|increas|rais)/;
const helped = new RegExp(`^ (?:to |in )?(?:[a-z]+ly )?${effectVerb}`);
const immuneVerb =
	/^(?:modulat|regulat|balanc|rebalanc|calm|reset|boost|strengthen|suppress|dampen|normali|stimulat|support|restor|signal)/;
const effectWordGlobal = new RegExp(effectWord.source, 'g');
const mechanismVerb =
	/^(?:modulat|boost|increas|enhanc|elevat|rais|stimulat|activat|trigger|induc|encourag|upregulat|up-|downregulat|down-|inhibit|suppress|block|antagoni|dampen|calm|produc|releas|mediat|influenc|affect|alter|shift|balanc|regulat|reset|reduc|decreas|lower|normali|restor|caus|lead|result|promot|put|correct|repair|support|sensiti|desensiti|attenuat)/;

/** "Most people notice a change within weeks": when or how many, of patients on a page about the drug. */
function kindOfTiming(text: string, anchor: Anchor): ClaimKind | undefined {
	const speaksOfEffect =
		/(?<![a-z])(?:effects?|benefits?|results?|improvements?|responses?|relief|changes?|difference|full effect|respond|optimal)(?![a-z])/.test(
			text,
		);
	return speaksOfEffect &&
		perceived.test(text) &&
		(duration.test(text) || (anchor !== 'pronoun' && effectTarget.test(text)) || group.test(text))
		? 'effect'
		: undefined;
}

/** Verbless items need a citation only where they hold a figure or a study's result. */
function verbless(text: string, { role }: SentenceInput): ClaimKind | undefined {
	return role === 'predicate' && figure.test(text) ? 'number' : undefined;
}
