/** How a sentence names the drug that it is about, if it is about one. */
import { amount, finiteEffect } from './claim-terms.ts';
import { anyOf, pattern } from './lexicon.ts';
import * as frames from './lexicon-frames.ts';
import { sieved } from './literals.ts';

/**
 * How the sentence names the drug: itself, by a noun phrase for it or its effects, by a pronoun at most, or not at
 * all where what it says of patients, symptoms or the body is told of treatment alone.
 */
export type Anchor = 'named' | 'described' | 'pronoun' | 'understood';

/** `predicate`: a list item or cell after its label, whose subject stands elsewhere. */
export type SentenceRole = 'sentence' | 'heading' | 'predicate';

export function anchorOf(text: string, role: SentenceRole): Anchor | undefined {
	if (/§d/.test(text)) {
		return 'named';
	}
	if (isForeign(text, role) || aboutDisease.test(text)) {
		return undefined;
	}
	if (described.test(text)) {
		return 'described';
	}
	return role === 'predicate' ||
		pronounStart.test(text) ||
		ownExperience.test(text) ||
		amount.test(text) ||
		midPronoun.test(text) ||
		/(?<![a-z])tolerat(?:e|es|ed) it(?![a-z])/.test(text)
		? 'pronoun'
		: undefined;
}

/** Speaks of another treatment, and not of the drug in comparison with it. */
export function isForeign(text: string, role: SentenceRole): boolean {
	if (text.includes('§d') || !frames.otherTreatment.test(text)) {
		return false;
	}
	const bare = text.replace(concession, '').replace(sparedMedicine, ' ').replace(otherInComparison, ' ');
	const isOwn = role === 'predicate' || ownSubject.test(bare);
	return frames.otherTreatment.test(isOwn ? bare.replace(comparison, '').slice(0, 12) : bare);
}

const midPronoun = sieved(
	new RegExp(
		`(?<![a-z])(?:it|they) (?:[a-z]+ly |also |may |might |can |could |will |does |then |then |to )*(?:${finiteEffect}|works?|acts?|binds?)(?![a-z])`,
	),
);

const ownExperience = /^(?:[a-z' ]{0,40}[, ])?(?:i|we|my|our)(?:'ve|'m)?(?![a-z'])/;

/** "Fewer painkillers": the other medicine is what the drug spares. */
const sparedMedicine = sieved(
	/(?<![a-z])(?:fewer|less|lower doses? of|cut(?:ting)? (?:down|back) on|com(?:e|ing) off|wean(?:ed|ing)? off|get off) (?:[a-z]+ ){0,2}(?:§o+|nsaids?|steroids?|corticosteroids?|biologics?|antidepressants?|painkillers)(?![a-z])/g,
);

/** "While it does not replace insulin, it …" */
const concession = sieved(
	/^(?:while|although|though|even though) (?:it|they|this) [^,;]{3,90}, (?=(?:it|they|this)(?![a-z]))/,
);

/** "Without the risks of conventional drugs": the other is what the drug is held against. */
const otherInComparison = sieved(
	/(?<![a-z])(?:without|unlike|rather than|instead of|compared (?:to|with)) (?:[a-z'-]+ ){0,6}(?:conventional|traditional|standard|nsaids?|steroids?|biologics?|immunosuppressants|§o+)(?![a-z])/g,
);

const comparison = sieved(/^(?:unlike|compared (?:to|with)|in contrast to) [^,]{3,60}, /);
const ownSubject =
	/^(?:(?:however|also|additionally|and|but|unlike [^,]{3,60}|compared (?:to|with) [^,]{3,60}),? )?(?:it|its|they|this (?:medication|drug|treatment|therapy|approach)|the (?:medication|drug|medicine))(?![a-z])/;

const describedStart = anyOf(String.raw`
	low doses? | lower doses? | small doses? | side[- ]effects? | (?:serious|severe|adverse|allergic|bad|other|such)? ?(?:reactions|complications) | adverse (?:effects?|events?|reactions?) | benefits? | effects? | early effects | common side effects | mechanism | mechanisms | response rates? | responses? | improvements? | results | dreams | dos(?:e|es|ing|age) | starting doses? | target dose | maintenance dose | titration | treatment | therapy | medication | medicine | drug | blockade | rebound | endorphin (?:rebound|release|boost|surge) | tolerability | safety | onset | efficacy | effectiveness
`);
const described = pattern(
	String.raw`(?:this|the|that|such an?|these|its|those|their|your) (?:[a-z0-9'+/-]+ ){0,4}?(?:medications?|medicine|drug|treatment|therapy|compound|agent|approach|blockade|block|blocking|rebound|effects?|side effects?|benefits?|safety|safety record|track record|effectiveness|mechanisms?|action|actions|peptide|dose|doses|dosage|process|pause|interruption|increase|boost|surge|modulation|properties|response|improvements?|molecule|antagonist|antagonism)(?![a-z-])|(?:at|in|with|when used (?:at|in)|using|even at|on) (?:such |these |very |much |the |its |a |ultra-?)*(?:low|lower|small|smaller|tiny|reduced|micro)(?:er)?[- ]*(?:doses?|dosages?|dosing|amounts?)|(?:low|lower|small)[- ]doses?|${describedStart} (?:[a-z0-9.-]+ ){0,6}?(?:is|are|was|were|seems?|works?|do|does|give|offer|bring|become|may|might|can|could|include|includes|tends?|usually|often|typically|generally|commonly|frequently|appear|appears|range|ranges|emerge|occur|took|takes?|peaks?|minimi[sz]es|that|continue|develop|vary)|an? (?:cheap|old|generic|decades-old|forgotten|little-known|low-cost|inexpensive|common|simple|tiny) (?:[a-z-]+ ){0,2}(?:pill|drug|medicine|medication|tablet)|(?:the|this) (?:[a-z-]+ )?pill|opioid antagonist|opioid-receptor antagonist|no (?:serious |significant )?(?:side effects|adverse events?)|slow titration|starting (?:above|at|with|too|low)|on treatment|vivid dreams`,
);
const pronounStart =
	/^(?:(?:and|but|so|or|also|then|yet|however|additionally|furthermore|moreover|in addition|as such|therefore|thus|still|overall|for (?:many|some|most)[a-z ]{0,30}|as a result|in turn|by doing so|unlike [a-z§ -]{2,40}|in (?:some|many|these|such|rare|most) cases|typically|usually|generally|often|over time|occasionally|rarely|sometimes|commonly|initially|early on|at first|at the start|in fact|theoretically|instead|rather|for example|specifically|because of this|because|while|although|though|think of|(?:by|in|for|of|when|after|with|as|to|within|at|during|over|taken|given|used|applied|rubbed|swallowed) [^,]{3,90}),? )*(?:it|they|this|these|that|which|taking it|you (?:may|might|can|could|will|won't|cannot|can't)|going too|going up|titrating|raising the dose|increasing the dose|the (?:end |net )?(?:result|outcome|upshot) is|what it does (?:do )?is|(?:stopping|coming off)(?= (?:it|treatment|suddenly|abruptly|the (?:drug|medicine)|is|does|causes|after)(?![a-z]))|most|many|some|several|a few|a handful of|a minority of|the majority of|hardly anyone|nobody|no one|everyone|long-term users|few|about|around|approximately|roughly|nearly|almost|more than|over|up to|half|two-thirds|one in|\d+(?:\.\d+)?%?|patients?|people|individuals|users|women|men|those|participants|both|thought to|believed to|not|rare|mild|common|response|responders|generally|effective|safe|well|(?:an? |the |one |two |three |multiple |many |several |some |numerous |\d+ |in |by |of )*(?:[a-z0-9-]+,? ){0,5}?(?:stud(?:y|ies)|trials?|rcts?|meta-analys[ie]s|surveys?|research|evidence|data|reports|case series|registry|cohort|pilot|theor(?:y|ies)))(?![a-z])/;
const aboutDisease = sieved(
	/^(?:this|these|it|such) (?:is (?:an? |the )?(?:[a-z-]+ ){0,3})?(?:conditions?|diseases?|disorders?|syndromes?|illness(?:es)?|symptoms?|infections?)(?![a-z])/,
);
