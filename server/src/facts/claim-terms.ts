/** The lexicon's word families as compiled patterns over masked clauses; see `sentence-frames.ts`. */
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
import { safetyPhrase, safetyPredicate, typicalDose, unwantedEffect } from './lexicon-safety.ts';
import { findingVerb, groupNoun, studyNoun } from './lexicon-studies.ts';
import { sieved } from './literals.ts';

export const effectWord = pattern(effectVerb);
export const effectTarget = pattern(healthTarget);
export const efficacy = pattern(efficacyPhrase);
export const mechanismWord = pattern(mechanismPhrase);
export const bodyPart = pattern(bodyMechanism);
/** Parts that readers know from no symptom: what touches them is a mechanism. */
export const innerPart =
	/(?<![a-z])(?:receptors?|opioid (?:receptors?|peptides?|systems?|production|tone|activity|growth|signal|antagon)[a-z]*|endogenous|(?:beta-|β-)?endorphins?|enkephalins?|met-enkephalin|neurotransmitters?|dopamine|serotonin|toll-like|tlr-?\d?|microglial?|glial?|astrocytes?|macrophages?|cytokines?|interleukins?|il-?\d+|tnf|nf-|chemokines?|superoxides?|free radicals|t-cells?|b-cells?|immune cells|killer cells?|nk cells?|mast cells?|dendritic|th1|th2|th17|tregs?|signal(?:l)?ing|pathways?|axis|growth factor|ogfr?|nervous system|brain chemistry|ion channels?|calcium|apoptosis|proliferation|gene expression|channels?)(?![a-z])/;
export const unwanted = pattern(unwantedEffect);
export const safetyWord = pattern(safetyPhrase);
export const safetyVerb = pattern(safetyPredicate);
export const typical = pattern(typicalDose);
export const amount = sieved(
	/(?<![\d.,])(?:\d{1,3}(?:\.\d+)?|\.\d+) ?(?:-|–|to|and)? ?(?:\d{1,3}(?:\.\d+)? ?)?(?:mg|mcg|[µμ]g|milligrams?|micrograms?)(?![a-z/]*ml)(?![a-z])/,
);
export const figure = sieved(
	/(?<![\d.])\d{1,3}(?:\.\d+)? ?(?:%|percent|per cent)|(?<!\d)\d+ (?:out )?of (?:the )?\d+|(?:half|two-thirds|two thirds|a third|three quarters|(?:one|two|three|four|six|seven|eight|nine) (?:in|out of) (?:every )?(?:two|three|four|five|ten|\d+)|a quarter|\d in \d+|one (?:woman|man|person|patient|user|child) (?:in|out of) (?:every )?(?:two|three|four|five|ten|\d+)) (?:of|[a-z])/,
);
export const group = pattern(groupNoun);
export const studySubject = pattern(studyNoun);
export const findVerb = pattern(findingVerb);
export const studyResult = sieved(
	new RegExp(String.raw`(?<![a-z0-9])${studyNoun}(?![a-z0-9])[^;]{0,160}?(?<![a-z0-9-])${findingVerb}(?![a-z])`),
);
export const nominalEffect = pattern(
	String.raw`${effectNoun} (?:in|of|from|for|on|to|with|after|against|at|over|than)|(?:pain|symptom|stress|inflammation|fatigue|anxiety|weight|itch|disease|immune|mood|sleep|clinical|significant|meaningful|complete|partial|sustained|symptomatic|lasting|therapeutic|beneficial|positive|potential|clear|consistent|rapid|noticeable|notable|marked|modest|moderate|large|substantial|dramatic|measurable|quality of life|antibod[a-z]*) (?:[a-z]+ )?${effectNoun}|reduced|improved|fewer|lower|better|increased|greater|less`,
);
export const perceived = pattern(
	'notic(?:e|ed|es)|experienc(?:e|es|ed)|feel|felt|see|saw|find|found|achiev(?:e|es|ed)|gain|reach(?:es|ed)?|respond(?:s|ed)?|enjoy|expect|benefit(?:s|ed)?|obtain(?:ed)?|get|got|begin to|start to|emerge|develop|take|takes|require|requires|typically|continue|builds?|grows?|lasts?|persists?|sleep',
);
export const duration = sieved(/(?:days?|weeks?|months?|hours?|nights?|immediately|over time|gradually)/);

/** Verbs of effect in the present, as headings have them. */
export const finiteEffect = anyOf(String.raw`
	improves? | reduces? | relieves? | alleviates? | decreases? | lowers? | eases? | helps? | treats? | cures? | heals? | reverses? | restores? | balances? | regulates? | modulates? | boosts? | increases? | enhances? | strengthens? | supports? | promotes? | stimulates? | blocks? | inhibits? | suppresses | calms? | prevents? | protects? | slows? | stops? | shrinks? | kills? | fights? | combats? | corrects? | controls? | eliminates? | triggers? | causes? | outperforms? | beats? | ends? | resets? | normali[sz]es?
	`);
