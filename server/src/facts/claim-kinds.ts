/** Which kind of claim a clause makes, once nothing excludes it. */
import type { Anchor } from './claim-anchor.ts';
import * as terms from './claim-terms.ts';
import type { ClaimKind, SentenceInput } from './classify-sentence.ts';
import { effectVerb } from './lexicon.ts';
import * as frames from './lexicon-frames.ts';
import { sieved } from './literals.ts';

export function hasEffect(text: string, input: SentenceInput): boolean {
	const verb = terms.effectWord.exec(text);
	return (
		(verb !== null &&
			(terms.effectTarget.test(text.slice(verb.index + verb[0].length)) ||
				terms.bodyPart.test(text.slice(verb.index)))) ||
		(terms.nominalEffect.test(text) &&
			(terms.effectTarget.test(text) || input.targets.length > 0) &&
			terms.findVerb.test(text)) ||
		/(?:improvements?|reductions?|relief) (?:in|of|from)|(?:improvement|reduction|remission)(?: |$)/.test(text)
	);
}

export function kindOfClause(
	text: string,
	input: SentenceInput,
	start: number,
	end: number,
	anchor: Anchor,
): ClaimKind | undefined {
	const isStudy = terms.studyResult.test(text);
	if (isStudy && !isDesignOnly(text)) {
		return tellsResult(text, input, start, end) && (anchor !== 'pronoun' || tellsOfChange(text))
			? 'finding'
			: undefined;
	}
	if (frames.studyDesign.test(text) && terms.studySubject.test(text)) {
		return undefined;
	}
	if (isDose(text, input)) {
		return 'dose';
	}
	if (input.role === 'predicate' && isVerbless(text)) {
		return kindOfVerbless(text);
	}
	return (
		kindOfSafety(text, input) ??
		kindOfEffect(text, input, start, end) ??
		kindOfTiming(text, anchor) ??
		(input.role === 'predicate' ? kindOfVerbless(text) : undefined)
	);
}

/** A rate among people who take the drug. */
export function statesFigure(text: string, anchor: Anchor): boolean {
	return (
		terms.figure.test(text) &&
		terms.group.test(text) &&
		!terms.studyResult.test(text) &&
		!dealings.test(text) &&
		(anchor !== 'pronoun' ||
			/(?<![a-z])(?:stay|stays|stayed|remain|continue|continued|stop|stopped|quit|discontinu)/.test(text) ||
			terms.effectWord.test(text) ||
			terms.nominalEffect.test(text) ||
			terms.efficacy.test(text) ||
			setsIn.test(text))
	);
}

/** What people do to get a medicine says nothing of it. */
const dealings = sieved(
	/(?<![a-z])(?:pay|pays|paid|buy|bought|order|ordered|book|booked|come from|travel|heard|ask|asked)(?![a-z])/,
);

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
		terms.effectTarget.test(text) ||
		terms.bodyPart.test(text) ||
		terms.efficacy.test(text) ||
		/promising|encouraging|positive|negative|disappointing/.test(text) ||
		terms.nominalEffect.test(text) ||
		terms.safetyWord.test(text) ||
		terms.unwanted.test(text) ||
		input.targets.some((it) => it.start >= start && it.end <= end)
	);
}

/** A result that can be a drug's, where no drug is named. */
function tellsOfChange(text: string): boolean {
	return (
		terms.nominalEffect.test(text) ||
		terms.efficacy.test(text) ||
		terms.safetyWord.test(text) ||
		(terms.unwanted.test(text) && /^(?:no|nobody|none|few)(?![a-z])/.test(text)) ||
		/benefi|improv|reduc|reliev|alleviat|help|effective|respon|promising|encouraging|positive|negative|(?<![a-z])(?:its|it|this|these|they)(?![a-z])/.test(
			text,
		)
	);
}

export function isDose(text: string, input: SentenceInput): boolean {
	if (
		!terms.amount.test(text) ||
		frames.definition.test(text) ||
		(frames.definition.test(input.text) && !praisedDose.test(text)) ||
		onePersonsDose.test(text) ||
		!terms.typical.test(text) ||
		frames.standardUse.test(text.replace(/(?:50|100) ?mg[a-z ]{0,12}/, ''))
	) {
		return false;
	}
	const isProduct =
		/(?<![a-z])(?:available|compounded?|strengths?(?<!(?:usual|typical|normal|best|common) (?:[a-z']+ )?strengths?)|tablets?|capsules?|mg\/ml|concentration|dilut|dissolv|pharmac(?:y|ies)|stud(?:y|ies)|trials?|participants|placebo|randomi)/.test(
			text,
		);
	return !isProduct && input.role !== 'heading';
}

const praisedDose = sieved(
	/(?<![a-z])(?:works? best|optim\w+|ideal|most effective|sweet spot|effective|target|recommended|maximum)(?![a-z])/,
);
const onePersonsDose = sieved(/^what (?:he|she|you|(?:your|his|her|my) [a-z]+) (?:takes?|(?:is|are) taking)(?![a-z])/);

function kindOfSafety(text: string, input: SentenceInput): ClaimKind | undefined {
	if (
		terms.safetyWord.test(text) &&
		!/(?<![a-z])(?:to ensure|for a safe|safe and effective (?:dose|use|way)|safely (?:start|use|take|begin|combine|stop)|safer alternative to)(?![a-z])/.test(
			text,
		)
	) {
		return 'safety';
	}
	if (passing.test(text)) {
		return 'safety';
	}
	const named = terms.unwanted.exec(text) ?? input.unwanted?.exec(text);
	if (!named) {
		return undefined;
	}
	const isSideEffect =
		/side[- ]effects?|adverse|dreams?|insomnia|sleep|nausea|headaches?|withdrawal|reactions?|complications?|toxicity/.test(
			named[0],
		);
	const before = text.slice(0, named.index);
	const causes =
		/(?<![a-z])(?:caus(?:e|es|ed|ing)|produc(?:e|es)|lead(?:s)? to|experienc(?:e|es|ed)|trigger(?:s)?|result(?:s)? in|notic(?:e|es)|develop|induc(?:e|es)|have|has|get|gets|giv(?:e|es|ing) (?:you|people|some|them|patients)|mak(?:e|es|ing) (?:you|people|some|them|patients)|feel)(?![a-z])[^;]{0,60}$/.test(
			before,
		);
	return causes || (isSideEffect && terms.safetyVerb.test(text)) ? 'safety' : undefined;
}

export function kindOfEffect(text: string, input: SentenceInput, start: number, end: number): ClaimKind | undefined {
	const inClause = (from: number) => input.targets.some((it) => it.start >= start + from && it.end <= end + 1);
	for (const verb of text.matchAll(effectWordGlobal)) {
		const rest = text.slice(verb.index + verb[0].length);
		const before = text.slice(0, verb.index);
		if (/^help|^aid|^assist/.test(verb[0]) && helped.test(rest)) {
			continue;
		}
		if (terms.innerPart.test(rest) || (/^ [^,;]{0,30}immun/.test(rest) && immuneVerb.test(verb[0]))) {
			return 'mechanism';
		}
		if (/^ by §d/.test(rest) && (terms.innerPart.test(before) || terms.effectTarget.test(before))) {
			return terms.innerPart.test(before) ? 'mechanism' : 'effect';
		}
		if (/^ (?:it|them|this|these|that)(?![a-z])/.test(rest) && terms.innerPart.test(before)) {
			return 'mechanism';
		}
		if (
			terms.effectTarget.test(rest) ||
			// The list that follows names the targets.
			/:[^\w:]*$/.test(rest) ||
			inClause(verb.index) ||
			(/(?:is|are|was|were|been|be) (?:[a-z]+ly )?$/.test(before) && terms.effectTarget.test(before))
		) {
			return terms.mechanismWord.test(text) && terms.innerPart.test(text) ? 'mechanism' : 'effect';
		}
	}
	if (
		terms.mechanismWord.test(text) &&
		(terms.bodyPart.test(text) ||
			input.mechanism?.test(text) ||
			/mechanism|works? (?:by|differently|on|through)/.test(text))
	) {
		return 'mechanism';
	}
	if (kinetics.test(text)) {
		return 'mechanism';
	}
	if (terms.efficacy.test(text) || (changes.test(text) && terms.effectTarget.test(text))) {
		return 'effect';
	}
	if (terms.nominalEffect.test(text) && (terms.effectTarget.test(text) || input.targets.length > 0)) {
		return 'effect';
	}
	return undefined;
}

/** "They usually wear off": what side effects do, named by a pronoun. */
const passing = sieved(
	/^(?:these|they|most|this|it|both|all)(?: [a-z]+){0,3} (?:disappear|fade|pass(?:e)?|resolve|subside|go away|goes away|wear off|wears off|settle|clear up|are (?:usually|generally|typically|mostly|often) (?:mild|temporary|transient|short-lived|minor))s?(?![a-z])/,
);

/** What the body does to a drug. */
const kinetics = sieved(
	/(?<![a-z])(?:half-life|bioavailab\w+|(?:is|are) (?:rapidly |quickly |well |poorly |fully |almost )*(?:cleared|absorbed|metaboli[sz]ed|excreted)|crosses the blood)(?![a-z])/,
);
/** What people see change, and what changes by itself. */
const changes = sieved(
	/(?<![a-z])(?:(?:see|sees|saw|notice|feel|feels|felt|experience|enjoy|have|has|had|with) (?:(?:[a-z'-]+ ){1,5}?(?:drop|fall|rise|return|improve|ease|lift|fade|decrease|increase|disappear|come back|go down|go away|clear|stabili[sz]e|shrink|settle|calm|vanish|normali[sz]e)|(?:significantly |much |far |worse|fewer|less|more|better|reduced|improved))|(?:symptoms|pain|fatigue|flares|antibodies|levels|inflammation|energy|sleep|mood|swelling|attacks|lesions) (?:[a-z]+ ){0,2}?(?:drop|drops|dropped|fall|falls|fell|rise|rises|rose|ease|eases|eased|improve|improves|improved|lift|lifts|fade|fades|faded|return|returns|disappear|disappears|disappeared|decreases?|go(?:es)? (?:down|up|away)|went (?:down|up|away)|come(?:s)? (?:down|back)|shrink|settle|settles|calm|clear|cleared|become|becomes|became))(?![a-z])/,
);

/** "The receptors that the drug blocks". */
export const relativeMechanism = sieved(
	/(?:which|that) §d+ (?:[a-z]+ly )?(?:modulat|block|bind|stimulat|activat|inhibit|suppress|target|affect|influenc|boost|increas|rais)/,
);
const helped = sieved(new RegExp(`^ (?:to |in )?(?:[a-z]+ly )?${effectVerb}`));
const immuneVerb = sieved(
	/^(?:modulat|regulat|balanc|rebalanc|calm|reset|boost|strengthen|suppress|dampen|normali|stimulat|support|restor|signal)/,
);
const effectWordGlobal = sieved(new RegExp(terms.effectWord.source, 'g'));
/** "Most people notice a change within weeks": when or how many, of patients on a page about the drug. */
function kindOfTiming(text: string, anchor: Anchor): ClaimKind | undefined {
	if ((setsIn.test(text) || changes.test(text)) && terms.duration.test(text)) {
		return 'effect';
	}
	const speaksOfEffect =
		/(?<![a-z])(?:effects?|benefits?|results?|improvements?|responses?|relief|changes?|difference|full effect|respond|optimal)(?![a-z])/.test(
			text,
		);
	return speaksOfEffect &&
		terms.perceived.test(text) &&
		(terms.duration.test(text) || (anchor !== 'pronoun' && terms.effectTarget.test(text)) || terms.group.test(text))
		? 'effect'
		: undefined;
}

const setsIn = sieved(
	/(?<![a-z])(?:kicks? in|takes? effect|starts? (?:working|to work)|begins? (?:working|to work)|to (?:work|build up|take hold|take effect|kick in))(?![a-z])/,
);

/** Verbless items need a citation only where they hold a figure, a study's result or a judgement on safety. */
function kindOfVerbless(text: string): ClaimKind | undefined {
	if (terms.studySubject.test(text) && terms.nominalEffect.test(text)) {
		return 'finding';
	}
	if (/^(?:an? |the )?(?:[a-z]+ly |very |not )*(?:well[- ]tolerated|safe)(?![a-z])/.test(text)) {
		return 'safety';
	}
	return terms.figure.test(text) ? 'number' : undefined;
}

function isVerbless(text: string): boolean {
	const bare = text
		.replace(attribute, '')
		.replace(/^(?:[a-z]+ ){0,2}?(?:flares?|flare-ups|relapses|symptoms|attacks|cramps|spasms|aches)\W*$/, '');
	return !verbForm.test(bare) && !(/^[a-z]+s /.test(text) && terms.effectWord.test(text.slice(0, text.indexOf(' '))));
}

/** "Reduced pain", "Better sleep": names of effects. */
const attribute = sieved(
	/^(?:potential(?:ly)?|possible|reduced|improved|enhanced|increased|decreased|balanced|boosted|restored|lowered|relieved|better|fewer|less|more|lower|greater|stronger|decreased|sustained) (?:and [a-z]+ )?/,
);
const verbForm =
	/(?<![a-z-])(?:is|are|was|were|may|might|can|could|will|has|have|does|do|should|appears?|seems?|be|been|[a-z]{3,}(?:es|ed|ing|fy|ifies)|acts|binds|blocks|boosts|calms|helps|lowers|works|shows|supports|treats|slows|stops|prevents|protects|resets|shifts|triggers|fights|kills|cuts|restores|suppresses|inhibits|affects|alters|alleviates|improves|achieve|reach|enter|go|get|feel|maintain|lose|gain|need|begin|start|take|find|report|respond|see|notice|experience|help|reduce|improve|block|boost|increase|calm|lower|relieve|ease)(?![a-z])/;
