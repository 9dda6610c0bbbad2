/** Reads from one sentence whether it claims more than evidence of low certainty carries, and in which words. */
import type { Block } from '../article/article.ts';
import type { Span } from '../base/span.ts';
import type { RiskTier } from '../drugs/profile.ts';
import * as words from './certainty-words.ts';
import { effectTarget, innerPart } from './claim-terms.ts';
import type { Topic } from './claim-topic.ts';
import { sieved } from './literals.ts';
import { clausesOf } from './sentence-frames.ts';

/** What makes it too certain. */
export type OverstatementKind =
	| 'cure' // a word that promises whatever the evidence: cure, miracle, proven
	| 'effective' // "is effective", "safe and effective", "treats"
	| 'progression' // stops the disease
	| 'superlative' // ranked over other treatments
	| 'effect'; // a plain verb, where the risk asks for more care

export interface Sentence {
	/** Masked. */
	readonly text: string;
	/** As written, of the same length. */
	readonly raw: string;
	readonly block: Block;
	readonly span: Span;
	readonly topic: Topic;
	/** In `text`. */
	readonly conditions: readonly Span[];
	/** Starts its item or cell, so its subject may stand elsewhere. */
	readonly isFirst: boolean;
}

export interface Hit {
	readonly kind: OverstatementKind;
	readonly words: Span;
}

/** The strongest fault of the sentence. */
export function readCertainty(sentence: Sentence): Hit | undefined {
	return (
		readHype(sentence) ??
		readSuperlative(sentence) ??
		readSafeAndEffective(sentence) ??
		readProgression(sentence) ??
		readStrong(sentence) ??
		readEffective(sentence) ??
		readVerbs(sentence) ??
		readPeople(sentence)
	);
}

function readHype({ text }: Sentence): Hit | undefined {
	for (const match of text.matchAll(words.hype)) {
		const before = text.slice(0, match.index);
		const word = match[0];
		const isVerb = /^(?:cures?|cured|guarantees?)$/.test(word);
		if (words.hypeDenied.test(before) || words.hypeElsewhere.test(text.slice(match.index))) {
			continue;
		}
		if (isVerb && !isSubjectBefore(text, match.index, before)) {
			continue;
		}
		return { kind: 'cure', words: spanOf(match) };
	}
	return undefined;
}

/** "LDN cures", "it has cured", "a cure": not the cure of something else. */
function isSubjectBefore(text: string, at: number, before: string): boolean {
	return (
		governs(before) ||
		/(?:has|have|it|§d+|that|which|can|will|and|is|are|been)(?: [a-z]+ly)? $/.test(before) ||
		(/(?:is|be|a|the|an actual|real) $/.test(before) && /§d/.test(text.slice(Math.max(0, at - 60), at + 60)))
	);
}

function readSuperlative(sentence: Sentence): Hit | undefined {
	const { text } = sentence;
	for (const match of text.matchAll(words.superlative)) {
		const before = text.slice(0, match.index);
		if (
			!isOfDrug(sentence, match.index + 12) ||
			/(?:not|n't|no|never|whether|nor|neither|if|without|little|hardly|any) (?:[a-z§]+ ){0,4}$/.test(before) ||
			/(?:was|were|proved|did|found|showed) (?:[a-z]+ ){0,3}$/.test(before) ||
			/(?:determin|find|discuss|choos|decid|identif|select|explor|seek)[a-z]* (?:[a-z]+ ){0,2}$/.test(before)
		) {
			continue;
		}
		return { kind: 'superlative', words: spanOf(match) };
	}
	return undefined;
}

function readSafeAndEffective(sentence: Sentence): Hit | undefined {
	const { text } = sentence;
	for (const match of text.matchAll(words.safeAndEffective)) {
		const after = text.slice(match.index + match[0].length);
		if (!words.ofUse.test(after) && !isHedged(sentence, match.index, match[0].length)) {
			return { kind: 'effective', words: spanOf(match) };
		}
	}
	return undefined;
}

function readProgression(sentence: Sentence): Hit | undefined {
	for (const match of sentence.text.matchAll(words.stopsProgression)) {
		const isPast = /(?:ed|pped)(?![a-z])/.test(match[0]) && !/(?:is|are) [a-z]+ed/.test(match[0]);
		if (!isPast && !isHedged(sentence, match.index, match[0].length)) {
			return { kind: 'progression', words: spanOf(match) };
		}
	}
	return undefined;
}

function readStrong(sentence: Sentence): Hit | undefined {
	for (const match of sentence.text.matchAll(words.strongPredicate)) {
		if (isOfDrug(sentence, match.index) && !isHedged(sentence, match.index, match[0].length)) {
			return { kind: 'effective', words: spanOf(match) };
		}
	}
	return undefined;
}

/** Without its name, a pronoun at most stands for the drug: "physical therapy is …" speaks of another. */
function isOfDrug({ text, isFirst, block }: Sentence, at: number): boolean {
	return /§d/.test(text) || isFirst || block.kind === 'heading' || pronounBefore.test(text.slice(0, at)) || at < 3;
}

const pronounBefore =
	/(?<![a-z])(?:it|they|this|these|that|which|nothing|no other|(?:low|small|tiny) doses?|(?:the|this) (?:drug|medication|medicine|treatment|pill|capsule|cream))(?![a-z])/;

function readEffective(sentence: Sentence): Hit | undefined {
	const { text, block } = sentence;
	for (const match of text.matchAll(words.effectiveFor)) {
		const before = text.slice(0, match.index);
		const isPredicate =
			/^(?:is|are|it's|that's|remains?|proves?|becomes?|effectively)/.test(match[0]) ||
			/(?:can be|will be|has been|is|are|be|been|found to be|shown to be) (?:[a-z]+ )?$/.test(before) ||
			(/^(?:be|been) /.test(match[0]) && /(?:can|will|to|has|have) (?:[a-z]+ly )?$/.test(before)) ||
			(/§d+ $/.test(before) && block.kind === 'heading') ||
			before.trim() === '';
		if (
			isPredicate &&
			isOfDrug(sentence, match.index) &&
			!/(?:was|were) (?:[a-z]+ )*$/.test(before) &&
			!/^(?:was|were)/.test(match[0]) &&
			!isHedged(sentence, match.index, match[0].length)
		) {
			return { kind: 'effective', words: spanOf(match) };
		}
	}
	return undefined;
}

function readVerbs(sentence: Sentence): Hit | undefined {
	const { text, topic } = sentence;
	for (const match of [...text.matchAll(words.finiteBenefit), ...text.matchAll(words.bareBenefit)]) {
		const before = text.slice(0, match.index);
		const force = forceOf(sentence, before, match[0]);
		if (force === undefined || !isOnHealth(sentence, match)) {
			continue;
		}
		const base = stem(match[0]);
		const needed: RiskTier =
			force === 'certain' || (words.cureVerbs.includes(base) && (force === 'plain' || !canOnly.test(before))) ? 1 : 2;
		if (topic.tier >= needed && !isHedged(sentence, match.index, match[0].length, force === 'able')) {
			return { kind: words.cureVerbs.includes(base) ? 'effective' : 'effect', words: spanOf(match) };
		}
	}
	return undefined;
}

/** How the verb is put: outright, as sure, as an ability; `undefined` where the drug is not its subject. */
function forceOf(sentence: Sentence, before: string, verb: string): 'plain' | 'certain' | 'able' | undefined {
	const isThird = finite.test(verb.split(' ')[0] ?? '') && !pluralSubject.test(before);
	const isBareStart = sentence.isFirst && before.trim() === '';
	if (isThird) {
		return isBareStart || governs(before) ? 'plain' : undefined;
	}
	if (certainly.test(before)) {
		return 'certain';
	}
	if (ablyBefore.test(before)) {
		return 'able';
	}
	if (ably.test(before) || (isBareStart && /^can /.test(before))) {
		return 'able';
	}
	return plural.test(before) ? 'plain' : undefined;
}

const pluralSubject = sieved(/(?:^|[ (])(?:they|these|those)(?: [a-z]+ly)* $/);
const finite = /(?:[^s]s|es)$/;
const help = String.raw`(?:help(?: to)? )?`;
const certainly = sieved(
	new RegExp(`(?:^|[ (])${words.subject} ${words.adverbs}${words.modals.certain} ${words.adverbs}${help}$`),
);
const ably = sieved(
	new RegExp(`(?:^|[ (])(?:${words.subject} ${words.adverbs})?${words.modals.able} ${words.adverbs}${help}$`),
);
const canOnly = sieved(/(?<![a-z])(?:can|should) [^.;]{0,60}$/);
/** "Is able to correct …, boost … and combat". */
const ablyBefore = sieved(
	new RegExp(
		`(?:^|[ (])${words.subject} ${words.adverbs}${words.modals.able} [^.;:]{3,140}(?:,|and|,? and) ${words.adverbs}$`,
	),
);
const plural = sieved(
	new RegExp(
		`(?:^|[ (])(?:they|these|those|(?:very )?(?:low|lower|small|tiny) doses|these [a-z]+s|all (?:of )?these(?: [a-z]+s)?) ${words.adverbs}$`,
	),
);
const immediate = sieved(new RegExp(`(?:^|[ (,;:])${words.subject} ${words.adverbs}$`));
const coordinated = sieved(
	new RegExp(
		`(?:^|[ (,;:])${words.subject} ${words.adverbs}[a-z]+s (?:[^.;:]{0,160})?(?:,|and|or|but|,? and also|,? and then) ${words.adverbs}$`,
	),
);

/** Whether the drug is the subject of a verb that follows. */
function governs(before: string): boolean {
	const tail = before.slice(-220);
	const match = immediate.exec(tail) ?? coordinated.exec(tail);
	if (match === null) {
		return false;
	}
	// "The cells that help": a relative pronoun stands for the drug only where the sentence names it before.
	return !/^[ (,;:]?(?:that|which|this|those) /.test(match[0]) || /§d|^[ ,]*(?:that|this|which) /.test(before);
}

/** What it acts on is how people fare, not a part of the body: that would be a mechanism. */
function isOnHealth({ text, conditions, topic }: Sentence, match: RegExpExecArray | RegExpMatchArray): boolean {
	const from = (match.index ?? 0) + match[0].length;
	const rest =
		text.slice(from, from + 160).split(/[;.]|, (?:which|so|but|while)| (?:by|through|via|because|thereby|thus) /)[0] ??
		'';
	const named = conditions.filter((it) => it.start >= from - 1 && it.end <= from + rest.length + 1);
	const inner = innerPart.exec(rest);
	if (inner !== null && !named.some((it) => it.start - from < inner.index)) {
		return /^correct/.test(match[0]) && /deficienc|imbalance/.test(rest);
	}
	if (harm.test(rest)) {
		return false;
	}
	if (/^ [^,;]{0,40}(?<![a-z])(?:immun|inflammat|oxidative)/.test(rest) && (!topic.isNamed || named.length < 2)) {
		return (
			/(?:in|of|for|with|fighting|against) /.test(rest) &&
			topic.isNamed &&
			topic.tier >= 2 &&
			named.length > 0 &&
			/fight|cancer|disease|patients/.test(rest)
		);
	}
	return (
		named.length > 0 ||
		effectTarget.test(rest) ||
		words.complaint.test(rest) ||
		match[0].includes(' ') ||
		(topic.tier >= 2 && topic.isNamed && plainBenefit.test(match[0]))
	);
}

/** Verbs that speak of nothing but benefit, whatever they are said of. */
const plainBenefit = sieved(
	/^(?:restor|reliev|improv|eas|alleviat|heal|revers|sooth|calm|slow|halt|prevent|fix|cur|treat|ameliorat|normali[sz]|rescu|repair|doubl|tripl|transform|revolutioni)/,
);

/** What is no benefit: "increases the risk", "lowers the dose". */
const harm = sieved(
	/^ (?:the |your |a |any |its |their |of |[a-z]+ )?(?:[a-z]+ )?(?:risks?(?! of (?:relapse|recurrence|death|flares?|new))|side effects|doses?|dosage|costs?|price|tolerance|sensitivity|opioids?|analgesi|withdrawal|effects? of|enzymes|reaction|overdose|working|taking|you |production|study|trial|research|need for (?:opioids|pain)|(?:pain )?(?:relief|control)|pain[- ]?killers?|euphoria|the high|opioids)(?![a-z])/,
);

function stem(verb: string): string {
	const word = verb.split(' ')[0] ?? '';
	return word === 'is' ? word : (words.cureVerbs.find((it) => it === word || `${it}s` === word) ?? word);
}

function readPeople(sentence: Sentence): Hit | undefined {
	const { text, topic } = sentence;
	if (topic.tier < 2) {
		return undefined;
	}
	const patterns = [
		words.peopleOutcome,
		words.improvesWith,
		words.respondsTo,
		words.participle,
		...(sentence.topic.isNamed ? [words.benefitsInclude] : []),
	];
	for (const match of patterns.flatMap((it) => [...text.matchAll(it)])) {
		if (
			!isHedged(sentence, match.index, match[0].length) &&
			!/(?<![a-z])(?:saw|seen|watched|reported|said|told|found|took|tried|had)(?![a-z])/.test(match[0]) &&
			!/(?:some|few) (?:[a-z]+ )?$/.test(text.slice(0, match.index))
		) {
			return { kind: 'effect', words: spanOf(match) };
		}
	}
	return undefined;
}

/** A hedge of its clause, or one study's report; "can" is none where the risk is great. */
function isHedged({ text, raw, topic }: Sentence, at: number, length: number, isAble = false): boolean {
	const clause = clausesOf(text).find((it) => it.start <= at && at < it.end) ?? { start: 0, end: text.length };
	const runsIn = [...raw.matchAll(runIn)].map((it) => it.index + 1);
	const from = Math.max(0, ...runsIn.filter((it) => it <= at));
	const to = Math.min(text.length, ...runsIn.filter((it) => it > at));
	const before = text.slice(from, at);
	const lead = text.slice(Math.max(clause.start, from), at);
	const own = `${lead}${text.slice(at, at + length)} `;
	const after = text.slice(at + length, to);
	return (
		words.clauseHedge.test(own) ||
		(!isAble && topic.tier === 1 && /(?<![a-z])(?:can|should) (?:[a-z]+ ){0,3}$/.test(lead)) ||
		(words.attribution.test(before) && !words.confirmation.test(before)) ||
		words.trailingAttribution.test(after)
	);
}

/** Where a heading ran into the sentence after it: what stands on one side says nothing of the other. */
const runIn =
	/(?<=[a-z)'’]) (?=(?:In|When|This|These|The|A|An|It|They|If|While|Although|Some|Many|Several|Patients|People|Studies|Research|One|Two|Three|Ten|There|Because|Since|After|During|For|Most) [a-z])/g;

function spanOf(match: RegExpExecArray | RegExpMatchArray): Span {
	const start = match.index ?? 0;
	return { start, end: start + match[0].length };
}
