/**
 * The English of certainty, as data: how a sentence claims more than evidence of low certainty carries, and how it
 * hedges. Patterns read masked text; see `sentence-frames.ts` and `lexicon.ts`.
 */

import { anyOf, pattern } from './lexicon.ts';
import { sieved } from './literals.ts';
import { thirdOf } from './verb-forms.ts';

/** Verbs of benefit: the base form; `thirdOf` gives the form after "it". */
const benefitVerbs = [
	...['improve', 'reduce', 'relieve', 'alleviate', 'ease', 'help', 'aid', 'decrease', 'lower', 'diminish', 'lessen'],
	...['soothe', 'treat', 'calm', 'control', 'manage', 'combat', 'fight', 'prevent', 'protect', 'slow', 'stop', 'halt'],
	...[
		'delay',
		'shrink',
		'clear',
		'lift',
		'restore',
		'support',
		'promote',
		'boost',
		'enhance',
		'normalize',
		'normalise',
	],
	...[
		'stabilize',
		'stabilise',
		'extend',
		'prolong',
		'cut',
		'dampen',
		'quiet',
		'tame',
		'quell',
		'resolve',
		'ameliorate',
	],
	...[
		'mitigate',
		'benefit',
		'augment',
		'beat',
		'end',
		'kill',
		'destroy',
		'eliminate',
		'eradicate',
		'reverse',
		'correct',
	],
	...['heal', 'cure', 'repair', 'fix', 'rebuild', 'regenerate', 'increase', 'raise', 'sharpen', 'strengthen', 'spare'],
	...['halve', 'erase', 'banish', 'arrest', 'curb', 'suppress', 'inhibit', 'tackle', 'address', 'minimize', 'minimise'],
	...['brighten', 'settle', 'silence', 'starve', 'attenuate', 'preserve', 'save', 'transform', 'rescue', 'conquer'],
	...[
		'outperform',
		'suspend',
		'freeze',
		'counteract',
		'defeat',
		'overcome',
		'revive',
		'abolish',
		'shorten',
		'dissolve',
	],
	...['double', 'triple', 'revolutionize', 'revolutionise', 'soften', 'rewire', 'mend', 'counter', 'reset'],
] as const;

/** Verbs that claim an end of the disease: overstated at every tier. */
export const cureVerbs: readonly string[] = ['treat', 'correct', 'reverse', 'cure', 'heal', 'eliminate', 'eradicate'];

const bases = benefitVerbs.join('|');
const thirds = benefitVerbs.map(thirdOf).join('|');
const particle = String.raw`(?: (?:back|down|away|off|up|out))?`;

/** Phrases of several words that say that something gets better. */
const phrases = anyOf(String.raw`
	(?:bring|give|hand|get|win)s? (?:[a-z']+ ){0,7}back | brings? (?:on |about )?(?:[a-z]+ ){0,2}(?:remission|relief|recovery|improvements?) | (?:lead|leading|amount)s? to (?:[a-z]+ ){0,3}(?:improve[a-z]*|reduc[a-z]*|relief|remission|recovery|fewer|less|better|decreas[a-z]*)
	results? in (?:[a-z]+ ){0,3}(?:improve[a-z]*|reduc[a-z]*|relief|remission|recovery|fewer|less|better|decreas[a-z]*) | (?:offer|provide|deliver|give|mean|produce)s? (?:[a-z]+ly |[a-z]+ ){0,3}(?:improvements?|relief|remission|recovery|reductions?|successful treatment|benefits?|protection|results)
	keeps? (?:[a-z' -]{1,40} )?(?:at bay|in remission|in check|under control|away|best) | buys? (?:[a-z]+ ){0,2}(?:time|months|years|weeks) | adds? (?:[a-z]+ ){0,2}(?:months|years) | puts? (?:[a-z' ]{1,40} )?(?:in|into|to) (?:[a-z]+ )?(?:remission|sleep|rest) | works? (?:[a-z]+ly |well |best |wonders |great |just )*(?:for|in|against|on)(?! (?:by|the (?:same|brain|body|principle|premise|immune)))
	turns? (?:[a-z' ]{1,30} )?around | makes? (?:[a-z' ]{1,30} )?(?:better|disappear|go away|vanish|manageable|bearable) | takes? away | (?:cause|make)s? (?:[a-z' ]{1,30} )?(?:to )?(?:die|shrink|self-destruct) | (?:have|has) (?:[a-z-]+ ){0,4}effects? (?:in|on|against) | (?:have|has) (?:a |an )?(?:lower|reduced|smaller) risk | gets? rid of | keeps? (?:[a-z' -]{1,40} )?from (?:progressing|getting worse|worsening|spreading|returning|coming back|advancing|growing) | brings? (?:[a-z' -]{1,40} )?(?:to a (?:halt|standstill|stop)|under control) | (?:has|have) (?:[a-z]+ )?(?:transformed|revolutioni[sz]ed|healed|reversed|cured|saved|changed the (?:lives|course|treatment)) | wipes? out | tones? down | turns? (?:down|off)
`);

export const finiteBenefit = sieved(new RegExp(`(?<![a-z0-9-])(?:(?:${thirds})${particle}|${phrases})(?![a-z-])`, 'g'));
export const bareBenefit = sieved(
	new RegExp(`(?<![a-z0-9-])(?:(?:${bases})${particle}|${phrases.replaceAll('s? ', ' ')})(?![a-z-])`, 'g'),
);

/** Adverbs that may stand between a subject and its verb. */
export const adverbs = String.raw`(?:(?:[a-z]+ly|also|often|then|even|just|still|both|always|sometimes|in fact|in turn|thus|now|soon|never fails to|not only|well|therefore|at least|,|too|further|either|once again|of course|indeed) )*`;

/** What stands for the drug as the subject of a verb. */
export const subject = String.raw`(?:§d+(?:'s)?(?: (?:therapy|treatment|use|capsules?|cream|pills?|alone|at (?:a )?low doses?|at this dose))?|it|this|that|they|these|those|(?:very |such )?(?:low|lower|small|tiny|nightly) doses?|a (?:low|small|tiny|nightly) dose|(?:this|the|these|such|that same) (?:[a-z-]+ ){0,2}(?:drug|medication|medicine|treatment|therapy|pill|capsule|cream|tablet|dose|approach|combination|compound|remedy|protocol|peptide|rebound|blockade|process|mechanism)s?|which|all (?:of )?(?:this|these)(?: factors| effects| actions)?|these (?:factors|effects|actions)|treatment|therapy|taking (?:it|§d+)|(?:a |an )?\d[\d.]* ?mg(?: [a-z]+){0,3})`;

/** Modal frames before a bare verb, by how much they claim. */
export const modals = {
	/** At every tier. */
	certain: String.raw`(?:will|(?:is|are|has been|have been|was)(?: [a-z]+ly)? (?:proven|proved|guaranteed|certain|bound|sure) to|(?:has|have)(?: [a-z]+ly)? (?:proven|proved) to|never fails to)`,
	/** Hedges at tier 1 alone. */
	able: String.raw`(?:can|should|(?:is|are) (?:[a-z]+ )?(?:able|known|shown|found) to|has the (?:power|ability) to|(?:has|have) been (?:[a-z]+ )?(?:shown|found|demonstrated|reported|known|seen|observed) to|(?:has|have) (?:[a-z]+ )?shown to|does|do)`,
} as const;

/** Hedges of the clause. */
export const clauseHedge = pattern(
	anyOf(String.raw`
	may | might | could | would | possibl[ey] | possibility | potential(?:ly)? | perhaps | maybe | probabl[ey] | likely | appear(?:s|ed|ing)? | seem(?:s|ed|ingly)? | thought | believed? | hypothesi[sz]ed? | theori[sz]ed? | propos(?:e|ed|es|al) | postulated? | speculated? | presum(?:ed|ably) | promis(?:e|es|ing) | tends? to | in theory | theoretically | theor(?:y|ies) | hypothes[ie]s | (?:is|are|was|were|be|been) (?:[a-z]+ly )?(?:associated|linked|correlated) (?:to|with) | reportedly | anecdotal(?:ly)? | allegedly | supposed(?:ly)? | said to | suspect(?:ed)? | hop(?:e|es|ed|ing|eful) | aim(?:s|ed|ing)? | intended | designed to | try(?:ing)? to | attempts? | sometimes | occasionally | in some (?:people|patients|cases|individuals|users) | for some | some (?:people|patients|individuals|users|women|men|of) | certain (?:people|patients) | a few | (?:is|are|was|were|been|being) (?:also |often |sometimes |commonly |widely |frequently |currently |now )*(?:used|prescribed|given|studied|tested|tried|investigated|explored|examined|evaluated) | whether | if | unclear | unknown | uncertain | unproven | not known | claim(?:s|ed)? | (?:often|widely|commonly) (?:repeated|said|told|claimed) | touted | hailed | billed | marketed | myth | rumou?rs? | question | hint(?:s|ed)? | suggest(?:s|ed|ing|ive)? | preliminary | early (?:evidence|data|research|studies|signs|results) | emerging | exploratory | pilot | observational | reported to | been reported | candidate | interest(?:ed)? in | think | idea | considered | anticipated | expected | depend(?:s|ing)? on | can(?:'t|not) | (?:does|do|did|has|have|is|are|was|were|will|would|should|could)(?: not|n't) | not | no | never | none | neither | nor | without | nothing | fail(?:s|ed)? to | lack(?:s|ing)? | not been | little | unlikely | hardly | instead of | rather than
`),
);

/** One study's report, or several that "suggest": what follows is told as theirs. */
export const attribution = pattern(
	String.raw`(?:in|from|by) (?:a|one|an|another|the|this|that|two|three|some|the same|small|his|her|their) (?:[a-z0-9-]+,? ){0,6}?(?:study|trial|survey|review|analysis|cohort|series|experiment|pilot|report|studies|trials|model|models|register|registry)|(?:a|an|one|this|that|another|the|two|small|some|early|few|initial|limited|preliminary|recent|animal|laboratory|observational|open-label|uncontrolled|\d{4}) (?:[a-z0-9§-]+,? ){0,6}?(?:study|trial|survey|review|meta-analysis|analysis|case reports?|case series|pilot|cohort|studies|trials|research|evidence|data|findings|experiment|registry|register|team|group|authors?|researchers?|paper|experiments)(?: [a-z§()-]+){0,10}? (?:found|finds|reported|reports|observed|saw|noted|notes|suggest(?:s|ed)?|indicat(?:e|es|ed)|showed|shown|shows|hint(?:s|ed)?|describ(?:e|es|ed)|points?|concluded|concludes)|(?:stud(?:y|ies)|research|trials?|evidence|data|researchers|scientists|authors|findings|work|reports?|experts)(?: [a-z§()-]+){0,8}? (?:suggest(?:s|ed|ing)?|indicat(?:e|es|ed)|hint(?:s|ed)? (?:at|that)|propos(?:e|es|ed)|report(?:s|ed)?|found|believe)|according to|(?:patients|people|users|members|parents|clinicians|doctors|practitioners|some|many|others|they)(?: [a-z]+){0,4} (?:report|reports|reported|say|says|said|tell|told|claim|describe|find|found|believe|feel|swear)|(?:i|we) (?:[a-z]+ ){0,2}(?:find|found|believe|think|see|saw|seen|noticed?|suspect|feel|felt|observed?|experienced?)|et al|in (?:mice|rats|dogs|animals|cells|cell culture|vitro|rodents)`,
);

/** Told as settled, whoever tells it. */
export const confirmation = pattern(
	'confirm(?:s|ed)?|prov(?:e|es|ed|en)|establish(?:es|ed)?|demonstrate[sd]? (?:clearly|conclusively|beyond)|(?:many|multiple|several|numerous|countless|all|most|studies|research|trials|science|the evidence|clinical (?:studies|trials))(?: [a-z§()-]+){0,10}? (?:shows?|showed|have shown|has shown|shown|demonstrates?|have demonstrated|has demonstrated|proves?)',
);

/** After the claim: ", a trial finds", "in a trial of 31". */
export const trailingAttribution = sieved(
	/^[^.;]{0,140}?(?:,? (?:a|one|the|new|small|early)? ?(?:[a-z-]+ ){0,2}(?:study|trial|survey|studies|research|scientists|researchers|doctors|experts) (?:finds?|found|says?|said|suggests?|reports?|shows?|announced)|,? according to|(?<![a-z])in (?:a|one|an|two|some|early|small|the|this) (?:[a-z0-9-]+,? ){0,5}(?:study|trial|survey|review|studies|trials|pilot|series|case|cases)(?![a-z])|(?<![a-z])in (?:mice|rats|animals|dogs|rodents|vitro|cell culture|some (?:people|patients|cases))(?![a-z])|(?<![a-z])for some(?: (?:people|patients|of us|users))?[.!]?$|, (?:though|although|but|however) |, (?:one|some) (?:[a-z]+ ){1,3}(?:says?|claims?|reports?))/,
);

/** Words that overstate whatever they are about, wherever they stand. */
export const hype = sieved(
	new RegExp(
		String.raw`(?<![a-z0-9-])(?:${anyOf(String.raw`
	miracles? | miracle (?:drug|cure|pill|medicine) | miraculous(?:ly)? | wonder (?:drug|pill|medicine|cure) | magic (?:bullet|pill) | silver bullet | breakthrough(?:s)?(?! (?:pain|bleeding|infections?|cases?|covid|symptoms?|seizures?|headaches?|itch|hives|dose|medication|flare)) | cure-all | panacea | guaranteed | guarantees? | cures?(?! rates?) | cured
	(?:clinically|scientifically|medically) proven | proven (?:to|treatment|therapy|remedy|effective|results?|benefits?|relief|solution|way|track record|for|in|against|safe|itself|success|efficacy|effects?) | (?:is|are|been|was) (?:[a-z]+ly )?(?:proven|proved) | well[- ]proven | a proven | undeniabl[ey] | beyond (?:any |a )?(?:doubt|question) | works? (?:for )?every ?time | 100% effective
`)})(?![a-z0-9])`,
		'g',
	),
);

/** Negations and distancing before a word of hype. */
export const hypeDenied =
	/(?:(?:not|n't|no|never|neither|nor|without|isn't|hardly|far from|nothing|nobody|none|cannot|rather than|instead of|less than|beware of|wary of|avoid|promis\w+|claim\w*|touted|hailed|billed|marketed|called|call it|described|sold|myth|hype|so-called|search for|quest for|looking for|hop\w+ for|find a|toward a|whether|if|before|until|unless|may|might|could|would|alongside|other|waiting|wait|hope|alternative to|replace\w*|substitute for|delay\w*|forgo\w*|refus\w*|declin\w*|standard|conventional|yet to be|remains? to be|un|as a|like a) (?:[a-z§'-]+ ){0,5}|(?:not|n't|never|no) [^.;,]{0,40})$/;

/** Whether a disease can be "cured" by something else: the word must be about the drug. */
export const hypeElsewhere = sieved(
	/^(?:cure|cures|guarantee|proven|breakthrough)[a-z]* (?:for|of|in|to) (?:this|that|these|most|many) (?:disease|condition|illness)[^.;]{0,40}(?:does not|doesn't|is not|isn't|has not|hasn't|exist)/,
);

export const safeAndEffective = sieved(
	/(?<![a-z])(?:safe(?:ty)?(?:,| and| &| yet| but| plus|, [a-z-]+,? and)+ (?:[a-z]+ly |very |highly )?(?:effective|efficacious)|effective(?: and|,| yet| &)+ (?:very |completely |perfectly )?safe)(?![a-z])/g,
);

/** "Safe and effective use": how something is used, not how it is. */
export const ofUse = sieved(
	/^(?:,? ?(?:[a-z-]+ ){0,2}(?:use|dose|doses|dosing|dosage|way to (?:take|use)|ways? of|administration|preparation|amount|level|range|strength|manner|plan|schedule|prescribing|compounding|alternative|management))(?![a-z])/,
);

/** "Is (very) effective for". */
export const effectiveFor = sieved(
	/(?<![a-z-])(?:(?:is|are|it's|that's|be|been|being|remains?|proves?|becomes?|was|were) )?(?:(?:a|an|the|one|both|also|now|very|highly|[a-z]+ly|so|just|more|equally|quite|clearly|always) ){0,4}(?:effective|efficacious)(?: (?:[a-z-]+,? ){0,3}?(?:treatments?|therap(?:y|ies)|options?|remed(?:y|ies)|medicines?|medications?|drugs?|tools?|way|preventives?|solution|choice|pain ?(?:reliever|killer)s?|painkillers?|antidepressants?|anti-?inflammator(?:y|ies)|analgesics?|answer|intervention)(?: (?:for|of|in|against|to))?| (?:for|in|against|at|as|on|with)(?! (?:a |the )?(?:dose|doses|\d|low|lower|small|night|bedtime|range|higher|food|doses? (?:of|as)))| when (?:treating|managing|used for))|effectively (?:treat|reliev|reduc|manag|control|eas|improv|help|prevent|stop|slow|fight|combat|alleviat)[a-z]+/g,
);

/** "Is a powerful remedy", "is the answer". */
export const strongPredicate = sieved(
	/(?<![a-z])(?:is|are|it's|remains?|makes?|proves?)(?: [a-z]+ly| truly| also| simply| now)? (?:(?:a|an|one) (?:very |truly |really |highly |most )?(?:powerful|excellent|great|potent|superb|fantastic|amazing|wonderful|brilliant|outstanding|reliable|perfect|marvel+ous|terrific|superior|first-rate|tremendous|remarkable|real) (?:[a-z-]+ ){0,3}?(?:treatments?|therap(?:y|ies)|remed(?:y|ies)|medicines?|painkillers?|antidepressants?|anti-inflammatory|answers?|solutions?|fix|weapon|ally|healer)|the (?:[a-z]+ )?(?:answer|solution|fix|remedy|key to (?:beating|healing|curing|overcoming|reversing)))(?![a-z-])/g,
);

/** "Lupus responds beautifully to it". */
export const respondsTo = sieved(
	/(?<![a-z])(?:responds?|react[s]?) (?:[a-z]+ly |so |very |really |extremely |best |quite )*(?:well |best )?(?:to (?:(?:low|small|tiny|nightly|this|the|these|treatment|therapy) ?(?:with )?(?:[a-z]+ )?)?)(?:§d+|it|treatment|doses?|drug)(?![a-z])/g,
);

/** Stops the progression of the disease. */
export const stopsProgression = sieved(
	/(?<![a-z-])(?:(?:stop|halt|arrest|reverse|block|end)(?:s|ing|ped|ed)? (?:[a-z' ]{0,30})?(?:progression|progress of|disease in its tracks|advance of|course of the disease|the disease)|stops? (?:[a-z§' ]{1,30})(?:in its tracks|from (?:progressing|getting worse|advancing|spreading))|slows? the disease(?: itself)?(?: down)?|(?:progression|disease|decline|deterioration|relapses|flares) (?:[a-z', ]{0,90})?(?:(?:is|are) (?:slowed|halted|stopped|arrested|reversed)|comes? to a (?:halt|standstill|stop)|grinds? to a halt|stops? dead))(?![a-z])/g,
);

const treatmentNoun = String.raw`(?:[a-z-]+ ){0,4}?(?:treatments?|therap(?:y|ies)|options?|medicines?|medications?|drugs?|tools?|remed(?:y|ies)|choices?|interventions?|approach(?:es)?|solutions?|things?|strateg(?:y|ies)|pills?|painkillers?|alternatives?|immunomodulators?|bet)`;

/** Ranks the drug over other treatments. */
export const superlative = sieved(
	new RegExp(
		String.raw`(?<![a-z-])(?:${[
			String.raw`(?:one of )?the (?:very |single |by far )?(?:(?:most|more) (?:highly )?(?:effective|powerful|successful|reliable|helpful|useful|potent|tolerable|valuable|beneficial|powerful and safe|trusted)|best|safest|few|only|strongest|greatest|gentlest|finest) (?:and [a-z]+ )?${treatmentNoun}(?: (?:that|which|for|in|on|we|i|you|available|out there|to|against|of|around|by far|yet|when|today|at)|[.!,]|$)`,
			String.raw`(?:much |far |even |significantly |considerably |way |clearly )?(?:better|safer|gentler|more effective|more successful|superior|kinder|stronger|more powerful|better tolerated|more reliable|more helpful)(?: (?:tolerated|results?|outcomes?|relief|option|choice|at [a-z ]{3,40}|for [a-z ]{3,40}))? (?:than|(?<=superior )to)(?! (?:placebo|a placebo|the placebo|dummy|sham|nothing|no treatment|before|baseline|expected|average|ever|i |we |usual|be |do |see|take|start|have|try|use|go|ask|talk|higher|high|large|larger|the (?:standard|full|higher|usual|50|old|same)|standard|full|50|others|morning|sorry|none|wait|avoid|keep))`,
			String.raw`(?:higher|greater|better|much higher) (?:[a-z]+ )?(?:success|response|remission|cure|survival) rates?(?: [a-z]+){0,2} (?:compared (?:to|with)|than|over)(?! (?:placebo|the placebo))`,
			String.raw`nothing else(?: [a-z§' -]{1,50})? (?:comes? close|compares?|works?|worked|helps?|touches|does)`,
			String.raw`no other (?:[a-z-]+ ){0,3}(?:drug|treatment|therapy|medicine|medication|option|pill)(?: [a-z§' -]{1,50})? (?:comes? close|compares?|works?|does|can|matches|offers|has|is as (?:safe|effective|good|gentle|well)|is (?:so|half as))`,
			String.raw`(?:outperforms?|beats|outshines|surpasses|trumps|outclasses|outranks)(?! (?:placebo|the placebo|a placebo|chance|expectations))`,
			String.raw`second to none|unmatched|unrivall?ed|unparalleled|unsurpassed|unlike any other (?:drug|treatment|medicine|medication|therapy)|gold standard|in a class of its own|head and shoulders above`,
			String.raw`(?:of|among|out of) all (?:the |other )?[a-z- ]{0,40}(?:options|treatments|drugs|medicines|medications|therapies|things)[^.;]{0,40}§d+ [^.;]{0,60}(?:best|most)`,
			String.raw`works? (?:much |far |even )?better than(?! (?:placebo|a placebo|higher|the standard|nothing|expected|when|at|if))`,
		].join('|')})`,
		'g',
	),
);

/** People who take the drug, and what becomes of them. */
export const peopleOutcome = sieved(
	/(?<![a-z-])(?:patients?|people|women|men|children|kids|sufferers|those|individuals|users|adults|parents|anyone|everyone|(?:§d+ )?users|survivors)(?: [a-z§'/,()+-]+){0,12}? (?:(?:go(?:es)?|stay|remain) in(?:to)? (?:[a-z]+ ){0,2}remission|lives? (?:[a-z]+ )?longer|lives? for years|calms? down|sleeps? better|feels? (?:much |far |a lot |so much )?better|do(?:es)? (?:much |far |so much |a lot )?better|thrives?|heals?|have healed|has healed|recovers?(?: faster| fully| quickly| completely)?|gets? (?:much )?better|regains?|regain|walk again|stops? relapsing|(?:(?:can |will |usually |typically |often |generally )*(?:experience|see|enjoy|notice|achieve|find|gain|feel|get|have|reach)) (?:[a-z-]+ ){0,4}?(?:improvements?|relief|remission|reductions?|fewer|reduced|lower risk|less|better|benefits?|decreases?|recovery))(?![a-z])/g,
);

/** What gets better by itself, "with the use of" the drug. */
export const improvesWith = sieved(
	/(?<![a-z-])(?:improves?|lifts?|eases?|resolves?|disappears?|shrinks?|clears?|fades?|heals?|vanish(?:es)?|subsides?|goes away|go away|recedes?|regress(?:es)?|settles?)(?: [a-z]+){0,3} (?:with|on|under|thanks to|after|from)(?: [a-z]+){0,4} (?:§d+|it|treatment)(?![a-z])/g,
);

/** "Benefits include reduced pain". */
export const benefitsInclude = sieved(
	/(?<![a-z-])(?:benefits?|advantages|improvements) (?:[a-z0-9§ ,'–-]{0,80} )?includes?(?= )/g,
);

/** ", keeping patients mobile": an effect as a consequence. */
export const participle = sieved(
	/, (?:thereby |thus |and )?(?:keeping|helping|letting|allowing|giving|improving|reducing|relieving|easing|slowing|stopping|preventing|restoring|halting|extending|prolonging|bringing|making) (?:[a-z-]+ ){0,3}?(?:patients|people|sufferers|children|women|men|symptoms?|pain|life|lives|survival|progression|relapses?|flares?|disability|function|mobility|quality of life)(?![a-z])/g,
);

/** Signs and complaints beyond the conditions and outcomes of the profile. */
export const complaint = pattern(
	anyOf(String.raw`
	plaques? | flashbacks? | nightmares | dissociation | eye contact | language | speech | words | gait | walking | stride | tantrums? | meltdowns? | lesions? | bleeding | stools? | urgency | continence | bladder | swallowing | breathing | voice | tremors? | rigidity | falls | fevers? | crashes? | palpitations | attacks? | episodes? | blisters? | scaling | redness | ulcers? | sores? | cysts? | nodules? | goit(?:er|re)s? | myelin | drive | pleasure | joy | zest | panic | obsessions? | compulsions? | tics? | viral load | the virus | growth | spread | recurrences? | deterioration | decline | damage | deficienc(?:y|ies) | imbalances? | dysfunction | the (?:disease|illness|condition|disorder|attack) | it in its tracks
`),
);
