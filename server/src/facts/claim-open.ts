/**
 * Claims that no lexicon's verb tells: found by who acts (the drug, people who take it, a symptom, the body, a study),
 * by the place of the verb and by what it touches. Asked once nothing excludes the clause and no known verb decides.
 */
import type { Anchor } from './claim-anchor.ts';
import * as terms from './claim-terms.ts';
import type { ClaimKind, SentenceInput } from './classify-sentence.ts';
import { pattern } from './lexicon.ts';
import * as open from './lexicon-open.ts';
import { unwantedEffect } from './lexicon-safety.ts';
import { sieved } from './literals.ts';

/** `start`: of the clause in the sentence. Without an anchor, the clause has to show that treatment is meant. */
export function kindInAnyWords(
	text: string,
	input: SentenceInput,
	start: number,
	anchor: Anchor | undefined,
): ClaimKind | undefined {
	const targets = input.targets.map((it) => it.start - start);
	if (input.role === 'predicate') {
		return (
			(leadsWithVerb(text) ? ofDrug(`it ${text}`, targets) : undefined) ??
			(personal.test(text) ? undefined : (ofBody(text) ?? ofPeople(text) ?? ofOutcome(text, targets)))
		);
	}
	return (
		ofTeam(text) ??
		(anchor === undefined ? undefined : (ofDrug(text, targets) ?? ofTest(text) ?? ofHarm(text))) ??
		(personal.test(text) ? undefined : (ofPeople(text) ?? ofOutcome(text, targets) ?? ofMeasures(text) ?? ofBody(text)))
	);
}

/** One patient's story. */
const personal = /(?<![a-z])(?:he|she|his|her|him)(?![a-z])(?! said)/;

function leadsWithVerb(text: string): boolean {
	const [first = '', second = ''] = text.split(' ');
	return (
		/^[a-z]+[^su']s$/.test(first) &&
		!noun.test(first) &&
		!afterNoun.test(second) &&
		!symptom.test(first) &&
		!body.test(first)
	);
}

const noun = sieved(
	new RegExp(`^(?:${open.peopleNoun}|${open.drugCompound}|always|perhaps|besides|plus|versus|dogs|cats)$`),
);
/** What follows a noun, not a verb. */
const afterNoun =
	/^(?:with|of|who|that|which|are|is|were|was|may|can|could|will|and|or|have|has|need|should|must|often|usually|from|include|in|on|like|such|at|by|per|do|get)$/;

// The drug acts ----------------------------------------------------------------------------------------------------

const auxiliary = String.raw`(?:may|might|can|could|will|would|does|did|do|has|have|had|(?:do|does|did|could|would|will)n't|can't|won't|not|never|also|often|then|even|just|still|soon|only|simply|in turn|all but|[a-z]+ly|appears? to|seems? to|tends? to|(?:is|was|are) (?:[a-z]+ly )?(?:thought|said|believed|known|supposed|able) to|(?:has|have) been (?:shown|found|seen|known) to|helps? to|begins? to|starts? to|goes on to|continues? to)`;

const drugSubject = sieved(
	new RegExp(
		String.raw`(?:^|[,:;(] ?|(?<![a-z])(?:that|and|but|so|because|as|while|since|whereas|then|when|where|why|how|also|yet|though|although|indeed|doses?|night) )((?:(?:a|the|this|daily|oral|topical|taking|using|adding|giving|starting|(?:low|small|tiny) doses? of) ){0,3}§d+|(?:the|this|that) (?:(?:same|little|tiny|small|low|brief|short) )?(?:drug|medicine|medication|pill|treatment|compound|tablet|capsule|cream|dose|block|blockade|pause|interruption|approach)|an? (?:cheap|old|generic|decades-old|forgotten|little-known|low-cost|inexpensive|common|simple|tiny) (?:[a-z-]+ ){0,2}(?:pill|drug|medicine|medication|tablet)|(?:(?:such|these|the|very) )?(?:low(?:er)?|small) doses|(?:higher|larger|bigger) doses|doses (?:above|below|over|under|of) [^,;]{2,20}?|it|that|this|which|they|these)((?: ${auxiliary}){0,4}) ([a-z']+)(?![a-z'-])`,
		'g',
	),
);

const irregularPast = sieved(
	/^(?:gave|took|saw|put|kept|made|fell|rose|hit|cut|let|set|brought|drove|threw|sent|led|felt|woke|beat|beaten|went|got|left|shut|spread|bound|fed|lost|built|dealt|fought|hurt|ran|shook|shrank|slid|struck|swept|swung|taught|told|tore|broke|given|taken|kept|woken|driven|thrown|broken)$/,
);
const noVerb =
	/^(?:an?|the|this|that|its?|of|for|to|in|on|with|at|by|from|as|or|and|but|be|been|so|is|was|are|were|us|less|always|perhaps|plus|versus|across|towards|his|yes|besides|alas|thus|which|who|more|most|very|too|one|no|alone|itself|his|her|their|your|our|my|some|many|any|all|both|works?|does|what|how|when|where|why|it|they|we|you|i|people|patients|few|only|much|little|nothing|well|good|great)$/;
const outward = sieved(new RegExp(`^${open.outwardVerb}$`));
const compound = sieved(new RegExp(`^${open.drugCompound}$`));
const modal =
	/ (?:may|might|can|could|will|would|does|did|do|to|(?:do|does|did|could|would|will)n't|can't|won't)(?: (?:not|never|also|often|even|just|still|only|[a-z]+ly))*$/;

function ofDrug(text: string, targets: readonly number[]): ClaimKind | undefined {
	for (const match of text.matchAll(drugSubject)) {
		const [whole, subject = '', auxiliaries = '', verb = ''] = match;
		const end = match.index + whole.length;
		const rest = text.slice(end);
		if (isActing(subject, auxiliaries, verb) && touches(rest, end, targets)) {
			return terms.innerPart.test(rest) ? 'mechanism' : terms.unwanted.test(rest) ? 'safety' : 'effect';
		}
	}
	if (travels.test(text)) {
		return 'mechanism';
	}
	return (judged.test(text) && touches(text, 0, targets)) || /(?:comes|came) to (?:safety|tolerability)/.test(text)
		? 'effect'
		: undefined;
}

function isActing(subject: string, auxiliaries: string, verb: string): boolean {
	if (noVerb.test(verb) || outward.test(verb) || compound.test(verb)) {
		return false;
	}
	if (modal.test(auxiliaries) || /^(?:they|these)$|doses/.test(subject)) {
		return !/(?:ed|ing)$/.test(verb);
	}
	return / (?:has|have|had)(?: |$)/.test(auxiliaries)
		? /(?:ed|en)$/.test(verb) || irregularPast.test(verb)
		: /[^su]s$/.test(verb) || /ss?es$/.test(verb) || /[^e]ed$/.test(verb) || irregularPast.test(verb);
}

const symptom = pattern(open.symptomNoun);
const body = pattern(open.bodyNoun);

function touches(rest: string, from: number, targets: readonly number[]): boolean {
	return (
		symptom.test(rest) ||
		body.test(rest) ||
		sparesMedicine.test(rest) ||
		targets.some((it) => it >= from) ||
		terms.unwanted.test(rest)
	);
}

const sparesMedicine = sieved(
	/(?<![a-z])(?:cut (?:down|back) on|com(?:e|ing) off|get off|wean off|fewer|less|lower doses? of|without) (?:[a-z]+ ){0,3}(?:steroids?|prednisone|pain ?killers?|opioids|medicines?|medications?|pills|antihistamines|biologics|drugs|§o+)(?![a-z])/,
);

/** How it moves through the body. */
const travels = sieved(
	/(?<![a-z])(?:(?:leaves?|left|passes?|passed|enters?|entered|reach(?:es)?|clears?|peaks?|stays?|stayed) [^;,]{0,40}(?:your system|the system|body|bloodstream|blood|brain|circulation)|(?:liver|kidneys?|body|stomach|gut) (?:handles?|copes? with|breaks down|clears?|metaboli[sz]es|process(?:es)?) (?:§d+|it)|(?:is|are) (?:[a-z]+ly )?(?:broken down|taken up|absorbed|soaked up|flushed out|carried)|out of (?:your|the) (?:system|body))(?![a-z])/,
);

/** "Kind to the stomach", "the best option for brain fog", "little effect on blood pressure". */
const judged = sieved(
	/(?<![a-z])(?:(?:is|was|are|be) (?:[a-z]+ly |very |quite |rather )*(?:kind|kinder|easy|easier|hard|harsh|tough|rough|light|good|bad|useless|powerless|no match|a match|on a par|as good|no good|the (?:best|strongest|safest|gentlest) [a-z]+(?: available| we have)?) (?:on|to|for|in|against|as)|(?:is|was) one of the few (?:[a-z]+ ){1,2}(?:that|which) (?:[a-z]+ly )?[a-z]+s?|(?:has|have|had) (?:little|no|some|an?|hardly any|only an?|any)(?: [a-z]+){0,2} (?:effect|influence|impact|bearing|hold|action|grip) (?:on|over))(?![a-z])/,
);

// A test says ------------------------------------------------------------------------------------------------------

const outcome = pattern(open.outcomeCue);
const dummy = pattern(open.comparator);
const test = pattern(
	String.raw`stud(?:y|ies)|trials?|pilots?|papers?|letters?|database|registr(?:y|ies)|surveys?|case series|crossover|audit|chart review`,
);
const team = sieved(
	/(?<![a-z])(?:teams?|groups?|labs?|doctors|researchers|scientists|clinicians|physicians?|hospitals?|universit(?:y|ies)|investigators|neurologists?|dermatologists?|rheumatologists?) [^;]{0,60}?(?:gave|tried|treated|put|tested|followed|started) [^;]{3,90}?(?:and|then|,) (?:[a-z]+ )?(?:saw|found|noted|recorded|measured|watched)(?![a-z])/,
);
const planned =
	/(?<![a-z])(?:will|is recruiting|are recruiting|under way|underway|ongoing|planned|needed|to see|whether|randomi[sz]ed to|aim(?:s|ed)? to|to (?:assess|evaluate|examine|explore|investigate|test|study|determine)|designed|if)(?![a-z])/;

function ofTest(text: string): ClaimKind | undefined {
	const compares =
		dummy.test(text) &&
		/(?:than|from|over|beat|on|against|with|vs\.?|versus) (?:the )?(?:placebo|dummy|sham|sugar)/.test(text);
	const tells = (test.test(text) || compares) && told.test(text) && outcome.test(text);
	return tells && !planned.test(text) ? 'finding' : undefined;
}

function ofTeam(text: string): ClaimKind | undefined {
	return team.test(text) &&
		/(?<![a-z])(?:gave|put|tried|tested) (?:[a-z ]{0,40} )?(?:it|§d+|the (?:drug|medicine|pill|cream))(?![a-z])|§d/.test(
			text,
		)
		? 'finding'
		: undefined;
}

/** Past or perfect, or of research at large: tests are told of once they are over. */
const told =
	/(?<![a-z])(?:[a-z]{2,}ed|was|were|had|has|have|saw|found|turned up|came|beat|made|gave|fell|rose|felt|slept|did|got|went|hint|hints|show|shows|points?)(?![a-z])/;

const harm = sieved(
	/(?<![a-z])(?:no|not (?:one|a single)|zero) (?:[a-z]+ ){0,2}(?:deaths?|overdoses?|fatalities|harms?|injur(?:y|ies)|birth defects) (?:[a-z]+ ){0,3}(?:linked|tied|traced|attributed|caused|blamed|reported|from|with|on)(?![a-z])/,
);

function ofHarm(text: string): ClaimKind | undefined {
	return harm.test(text) ? 'safety' : undefined;
}

/** "Nine of the twelve outcomes showed no difference". */
const measures = sieved(
	/(?<![a-z])(?:outcomes?|endpoints?|measures|scales|scores) (?:all )?(?:showed|improved|got|fell|rose|did not|didn't|favou?red|moved)(?![a-z])/,
);

/** "There was also a trend towards better sleep". */
const sign = sieved(
	/^there (?:was|were) (?:also )?(?:an? |some )?(?:hints?|trends?|signals?|signs?|suggestion) (?:that|of|towards?|in) /,
);

function ofMeasures(text: string): ClaimKind | undefined {
	return (measures.test(text) || sign.test(text)) && outcome.test(text) && !planned.test(text) ? 'finding' : undefined;
}

// People change ----------------------------------------------------------------------------------------------------

const people = open.peopleNoun;
const treated = sieved(
	new RegExp(
		String.raw`(?<![a-z])${people}(?: with [a-z§' -]{3,40}?)? (?:on|taking|who (?:take|took|takes|add|added|use|used|get|got|are on|were on|stay on|stayed on|stick with|remain on|start|started)|given|treated with|using) (?:it|this|§d+|the (?:[a-z]+ )?(?:drug|medicine|treatment|cream|active [a-z]+))(?![a-z])(?! or )|§d+ (?:users|takers|patients)(?![a-z])`,
	),
);
const numeral = sieved(/\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|half|thirds?|quarters?|fifth|tenth) /);
const howMany = sieved(
	new RegExp(
		String.raw`(?<![a-z0-9-])${open.quantity}(?: of)?(?: (?:the|all|our|these|those|new|adult|long-term))*(?: ${people}| (?:do|does|will|did|stops?|notices?|feels?|gets?|sees?|has|have|responds?|improves?|quits?|drops? out)(?![a-z]))`,
	),
);
const oneIn = sieved(
	new RegExp(
		String.raw`(?<![a-z0-9-])(?:one|two|three) (?:${people} )?(?:in|out of) (?:every )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty)(?![a-z])|(?<![a-z0-9-])${open.quantity}`,
	),
);
const fares =
	/(?<![a-z])(?:respond(?:s|ed)?|improv(?:e|es|ed)|notic(?:e|es|ed)|feels?|felt|benefit(?:s|ed)?|sleeps?|slept|quits?|stop(?:s|ped)?|stay(?:s|ed)? on|drop(?:s|ped)? out|tolerat(?:e|es|ed)|prefer(?:s|red)?|does|do|don't|did|get(?:s)? (?:better|worse|[a-z]+ dreams|headaches?|relief)|(?:has|have|had|gets?|got|develops?|developed|with) (?:[a-z]+ ){0,2}(?:dreams?|nausea|headaches?|insomnia|response|remission|relief|side effects?))(?![a-z])/;
const background = sieved(
	/(?<![a-z])(?:diagnos\w+|prevalence|chronic|affects?|live with|living with|are women|are men|suffer from|population|worldwide|americans|adults (?:has|have)|born|lifetime)(?![a-z])/,
);
const peopleStart = sieved(
	new RegExp(
		String.raw`^(?:[a-z' ]{0,24}, )?(?:(?:and|but|so|while|because) )?(?:(?:most|many|some|several|a few|a handful of|plenty of|the majority of|a minority of|long-term|new|regular|other|these|those|adult|older|younger|usually|often|typically|few|not all|one or two|the) ){0,3}(?:(?:[a-z'-]+ ){0,2}${people}|most|many|some|others|hardly (?:anyone|anybody)|no one|nobody|everyone|nearly everyone|almost everyone)(?: with [a-z§' -]{3,40}?)? (?:${auxiliary} ){0,3}(?:sees?|saw|notic(?:e|es|ed)|feels?|felt|gets?|got|finds?|found|regains?|regained|sleeps?|slept|recovers?|experienc(?:e|es|ed)|improv(?:e|es|ed)|flar(?:e|es|ed)|respond(?:s|ed)?|adjusts?|settles?|has|have|had|needs? (?:fewer|less)|walk(?:s|ed)?|dreams?|develops?|need|report(?:s|ed)?)(?![a-z])`,
	),
);

function ofPeople(text: string): ClaimKind | undefined {
	const kind = kindOfPeople(text);
	return kind === undefined || background.test(text) || wishes.test(text) ? undefined : kind;
}

function kindOfPeople(text: string): ClaimKind | undefined {
	const isTreated = treated.test(text);
	if (
		numeral.test(text) &&
		oneIn.test(text) &&
		(howMany.test(text) || isTreated || /(?<![a-z])in (?:about |roughly )?(?:one|two) (?:in|out of)/.test(text)) &&
		(fares.test(text) || (symptom.test(text) && happens.test(text)))
	) {
		return 'number';
	}
	if (isTreated && (better.test(text) || (happens.test(text) && symptom.test(text)))) {
		return terms.unwanted.test(text) ? 'safety' : 'effect';
	}
	if (
		peopleStart.test(text) &&
		(time.test(text) || test.test(text) || onIt.test(text)) &&
		!open.otherTime.test(text) &&
		(better.test(text) || symptom.test(text) || noticed.test(text))
	) {
		return test.test(text) ? 'finding' : 'effect';
	}
	return undefined;
}

const onIt = /(?<![a-z])(?:on|with|thanks to) (?:it|§d+)[.]?$/;
const better = pattern(open.comparative);
const happens = pattern(
	`${open.changeVerb}|(?:is|are|was|were|gets?|got|becomes?|became|has|have|had|occurs?|happens?|comes?|came|loses?|lost|gains?|gained|need|needs|keeps?|kept|stays?|feels?)`,
);
const time = pattern(open.onTreatmentTime);
const noticed = sieved(
	/(?<![a-z])(?:changes?|difference|nothing|effects?|results?|improvements?|benefits?|something)(?![a-z])/,
);
const wishes = sieved(
	/(?<![a-z])(?:want|wants|wish|hope|hopes|hoping|ask|asks|wonder|wonders|worry|afraid|would like|looking for|search|decide|pay|pays|buy|order|fill in|fill out|complete|wait|waited|waits|hear of|hear about|heard|turn to|turns to|come to us|appointments?|prescriber)(?![a-z])/,
);

// Symptoms and side effects change ---------------------------------------------------------------------------------

const outcomeStart = sieved(
	new RegExp(
		String.raw`^(?:[a-z' ]{0,30}, )?(?:(?:and|but|so|while|because|usually|often|that) )?(?:[a-z'-]+,? ){0,4}?${open.symptomNoun}(?: (?:and|or) [a-z]+)?(?: (?:of|in|from|for) [a-z' -]{2,40}?)? (?:(?:${auxiliary}|always|both|all) ){0,3}(?:${open.changeVerb}|is|are|was|were|be|gets?|becomes?|comes?|tends?|creeps?|occurs?|happens?|appears?|begins?|starts?|emerges?)(?![a-z])`,
	),
);
const milder = sieved(
	/(?<![a-z])(?:less often|more rarely|less frequent(?:ly)?|milder|shorter|rarer|fewer and|further apart|(?:improves?|go|goes|lifts?|eases?|returns?) first|(?:go|goes) (?:down|away|up) (?:too|as well)|the first (?:thing|symptom|sign|change)s? to|(?:if|once|when|after) you stop)(?![a-z])/,
);
const quarrel = sieved(
	/(?<![a-z])(?:side[- ]effects?|dreams?|dreaming|nausea|headaches?|insomnia|stools|vomiting|constipation|dizziness)(?![a-z])/,
);
const nuisance = sieved(
	/(?<![a-z])(?:nuisances?|annoyances?|complaints?|downsides?|drawbacks?|the worst of it|hiccups?|troubles?|main problem|price to pay)(?![a-z])/,
);
const sizeOfEffect = sieved(
	/^(?:[a-z ]{0,24}, )?(?:the |any |their )?(?:improvement|relief|change|difference|effect|benefit|response)s? (?:is|are|was|were|can be|may be|tends? to be) (?:[a-z]+ly |often |quite |very |rather )*(?:dramatic|striking|modest|subtle|small|large|real|marked|noticeable|clear|lasting|gradual|slow|quick|rapid|immediate|remarkable|significant)(?![a-z])/,
);
const knownEffect = sieved(
	new RegExp(
		String.raw`^(?:[a-z'-]+ ){0,2}?${unwantedEffect}(?: (?:and|or) [a-z ]{3,20})? (?:(?:is|are) (?:also )?(?:another|one|an?|the) (?:[a-z]+ ){0,2}effect|(?:has|have) (?:also )?been (?:seen|reported|noted|described) in (?:[a-z]+ ){0,4}(?:users|takers))(?![a-z])`,
	),
);
const short = sieved(
	/(?<![a-z])(?:short-lived|mild|brief|seldom|rare|temporary|transient|harmless|now and then|once in a while|occasional(?:ly)?|uncommon)(?![a-z])/,
);
const someShare = sieved(
	/(?<![a-z])(?:for|in) (?:some|most|many|a few|about half|others|nearly everyone|almost everyone)(?= ?[.,;]?$| (?:people|patients|users|women|children|cases))/,
);

function ofOutcome(text: string, targets: readonly number[]): ClaimKind | undefined {
	const kind = kindOfOutcome(text, targets);
	return kind === undefined || open.otherTime.test(text) || background.test(text) ? undefined : kind;
}

function kindOfOutcome(text: string, targets: readonly number[]): ClaimKind | undefined {
	const isUnwanted = quarrel.test(text);
	if (isUnwanted && nuisance.test(text) && /(?<![a-z])(?:is|are|was|were)(?![a-z])/.test(text)) {
		return 'safety';
	}
	if (
		targets.some((it) => it >= 0 && it < 6) &&
		/(?<![a-z])respond(?:s|ed)? (?:[a-z]+ly )?(?:well|best|better|poorly|too|also)(?![a-z])/.test(text)
	) {
		return 'effect';
	}
	if (sizeOfEffect.test(text)) {
		return 'effect';
	}
	if (/ effect| been /.test(text) && knownEffect.test(text)) {
		return 'safety';
	}
	if (!outcomeStart.test(text)) {
		return undefined;
	}
	if (isUnwanted && short.test(text)) {
		return 'safety';
	}
	const onDrug =
		time.test(text) ||
		milder.test(text) ||
		someShare.test(text) ||
		/(?<![a-z])(?:on|taking|with|by) (?:it|§d+|the drug)(?![a-z])/.test(text) ||
		(numeral.test(text) && oneIn.test(text) && happens.test(text));
	return onDrug ? (isUnwanted ? 'safety' : 'effect') : undefined;
}

// The body answers -------------------------------------------------------------------------------------------------

const answers = sieved(
	/(?<![a-z])(?:body|brain|pituitary|immune system|nervous system|glands?|cells|hypothalamus) (?:then |soon |[a-z]+ly )*(?:answers?|responds?|reacts?|compensates?|makes up|fights back|rebounds?|replies|catches up|overshoots?|makes more|pumps out|pours out|tries to)(?![a-z])/,
);
const standsDown = sieved(
	/(?<![a-z])immune system (?:[a-z]+ )?(?:stops|quits) attacking(?![a-z])|(?<![a-z])(?:this|these|those|extra) (?:[a-z]+ ){0,4}?(?:endorphins?|enkephalins?) (?:then |also )?(?:tells?|signals?|instructs?|prompts?) (?:the|your) (?:immune|body|brain|cells)/,
);
const blocked = sieved(
	/(?<![a-z])(?:block|blockade|blocking|blocked|antagonism|pause|interruption|rebound)(?![a-z])[^;]{0,60}?(?<![a-z])(?:prompts?|pushe?s?|forces?|leads?|makes?|leaves?|nudges?|spurs?|drives?|tricks?|causes?|sends?|brings?|gives?)(?![a-z])/,
);
const moving = sieved(
	new RegExp(
		String.raw`^(?:[^,]{0,60}, )?(?:[a-z'-]+ ){0,3}?(?:endorphins?|enkephalins?|receptors?|cells?|proteins?|peptides?|cytokines?|microglia|glia|levels)(?: [a-z]+)? (?:${auxiliary} ){0,3}(?:${open.changeVerb}|stop|go|come|rise|pour|flood|grow|drop|fall|become|increase|decrease)(?![a-z])`,
	),
);
const exposed = sieved(
	/(?<![a-z])(?:exposed to (?:it|§d+|the drug)|in response|in return|as a result|overnight|by morning|in the small hours|wears off|afterwards?|once (?:it|§d+|the (?:drug|block|blockade)|low doses?)|of starting (?:it|§d+|treatment)|then|back on)(?![a-z])/,
);

function ofBody(text: string): ClaimKind | undefined {
	if (standsDown.test(text)) {
		return 'mechanism';
	}
	if (answers.test(text) && terms.innerPart.test(text)) {
		return 'mechanism';
	}
	if (blocked.test(text) && (body.test(text) || terms.innerPart.test(text))) {
		return 'mechanism';
	}
	return moving.test(text) && (exposed.test(text) || time.test(text)) && !open.otherTime.test(text)
		? 'mechanism'
		: undefined;
}
