import { sieved } from '../../../facts/literals.ts';
import {
	type Advice,
	firstOf,
	isDiscouraged,
	isToldOfOthers,
	namesGuide,
	opening,
	professional,
	type Said,
} from './told.ts';

/** The dose started, stopped or changed by the reader alone. */
export function findOwnDose(said: Said): Advice | undefined {
	const { text } = said;
	const alone = denied(said);
	const told = alone ?? withLicence(said) ?? soft(said);
	return told === undefined ||
		isDiscouraged(softened(said), { start: told.start, end: text.length }) ||
		(alone === undefined && isToldOfOthers(said, told))
		? undefined
		: told;
}

/** A cheap test that spares most sentences the rest. */
export const ownDoseHint = sieved(
	/\byou|doctor|prescriber|\bgp\b|your own|themselves|their own|without|need|self[- ]|permission|nobody|no one|trust|listen|judge|in charge|free to|doubl|leave|skip|experiment|play|tinker|more or less|feels? (?:right|good)|ahead|tell|break|gut|until|whenever|harm in|our own|wrong with|notch|mind|come off|pause|dose|\btake\b|double|changes/iu,
);

const object = String.raw`(?:\s(?:it|this|them|things|LDN|low[- ]dose naltrexone|naltrexone)\b|\s(?:with |by |at )?(?:the|your|their|his|her|its|a|an|any|higher|bigger|lower|own|more|how much|different|small|larger)\s(?:[\w-]+\s){0,2}?(?:doses?|dosage|dosing|amounts?|capsules?|drops|LDN|naltrexone|cream|treatment|medicine|medication|tablets?)\b|\s(?:higher|bigger|lower|larger) (?:doses?|amounts?)\b|(?=\s(?:on|by|as|if|when|to|or|and|whenever|until|without|slowly|gradually|from|yourself|themselves|however|at|before|tonight|now|whatever|depending)\b|\s{0,2}(?:[.,;:!)—–]|$)))`;
const transitive =
	'(?:start|begin|stop|quit|restart|resume|change|adjust|increase|raise|titrate|reduce|lower|discontinue|double|halve|tweak|alter|modify|fine-tune|tune|drop|cut|skip|up|bump)';
const phrasal = String.raw`(?:go up|go down|go higher|go lower|step up|step down|move up|work (?:your|their) way up|come off|back off|(?:bump|push|dial|ramp|crank|nudge|take) (?:it|the dose|things) (?:up|down|back|to \d)|climb|go (?:past|beyond|over|above) (?:it|that|the (?:usual |suggested )?dose)|(?:bump|step|ramp) up|up the dose|cut (?:it|the dose) (?:back|down|in half)|leave it (?:off|out)|take (?:two|more|less|extra|another|one more|a break)|take (?:a|some|a few|a couple of) (?:days?|nights?|weeks?|weekends?) off|try (?:a|the|an even) (?:higher|bigger|lower|smaller|larger|different) (?:dose|amount)|(?:stop|start|begin|quit|restart) taking (?:it|LDN|naltrexone|low[- ]dose naltrexone)|take \d[\d.]*(?: ?mg)?\b|double up|self-titrate)`;
const change = `(?:${phrasal}|(?:${transitive} (?:or|and) )?${transitive}${object})`;

/** The reader's own judgement, in so many words. */
const licence = String.raw`(?:on your own(?=\s{0,2}(?:$|[.,;!)]|(?:if|when|as|and|or|until|without|at|by|over|after|every|to|with|because)\b|whenever))|by yourself|(?<!(?:inject|adjust to it|for) )yourself|as (?:fast|quickly|high|far|soon) as you (?:can|like|want|dare)|if you (?:don't like|hate) it|(?:so can you|you can too)|(?:by|through) trial and error|themselves|as (?:you|they) (?:see fit|like|wish|please|want)|as much as you (?:like|want)|however you like|at your own (?:discretion|pace)|as you need\b|whenever (?:you|it suits)\b|(?:according to|based on|depending on) how (?:you|it) feels?|as much as you think\b|until (?:you feel (?:something|it|good|a difference)|it feels right|it kicks in)|(?:nobody|no one) (?:will|would|is going to) (?:mind|stop you|know|notice)|no (?:doctor|gp|prescriber|one) (?:involved|needed)|when you feel (?:ready|like it)|if you (?:want|like|feel like it)|at whatever (?:dose|amount)|whatever (?:dose )?feels (?:good|right)|depending on how you feel|without (?:\w+ ){0,4}?${professional}|without (?:asking|telling|consulting|checking|medical|supervision|permission))`;
const selfTrust = sieved(
	/\b(?:you(?:'re| are) (?:the best judge|the boss|in charge|in control|your own)|you know (?:(?:your|yourself|what|how)\b[^.;,]{0,24})?(?:best|better)\b|you know your (?:own )?(?:body|child|kid|little)|trust (?:your|yourself)|go(?:ing)? with your gut|(?:it(?:'s| is)|that(?:'s| is)) (?:entirely |all )?up to you\b|listen to your body|be your own (?:doctor|pharmacist|guinea pig)|it(?:'s| is) your (?:body|choice|call|decision)|your call\b|let your body (?:decide|guide|tell)|go by (?:feel|how you feel)|see (?:what happens|how it goes))/iu,
);

function withLicence({ text }: Said): Advice | undefined {
	const found = firstOf(licensed, text);
	return found ?? (selfTrust.test(text) && !namesGuide(text) ? firstOf(changes, text) : undefined);
}

const licensed = [
	new RegExp(String.raw`${opening}${change}(?:[^.;]|\.\d){0,60}\b${licence}\b`, 'iu'),
	new RegExp(
		String.raw`${opening}(?:find|pick|choose|set|work out)\s(?:your|the|their)\s(?:[\w-]+\s){0,2}?(?:dose|dosage|amount)\b(?:[^.;]|\.\d){0,50}\b(?:yourself|on your own|by yourself|by trial and error|as you (?:like|see fit))\b`,
		'iu',
	),
	/\btake (?:more or less|as much(?: or as little)?|as many)\b(?:[^.;]|\.\d){0,40}\b(?:feel|like|want|need)\b/iu,
	/(?:^\W{0,4}|[.;:,—–]\s)(?:only )?you (?:alone )?(?:decide|know|choose) (?:when|whether|how fast|how far) (?:it(?:'s| is) time )?to (?:increase|raise|go up|go down|stop|start|change|lower|reduce|double|move up)\b(?!.{0,60}\b(?:with|and) your)/iu,
	/\b(?:adjust|change|raise|set|titrate|manage|lower|tweak) (?:your|our|their) own (?:dos(?:e|es|age)|pace|ceiling|limit|maximum)\b/iu,
	/\bmake (?:the|your own|any) (?:dose )?changes? (?:yourself|on your own|by yourself)\b/iu,
	/\b(?:ignore|forget|never mind) (?:what )?(?:the|your) (?:leaflet|label|doctor|pharmacist|prescriber|instructions)\b(?:[^.;]|\.\d){0,20}(?:,| and) (?:go|raise|take|start|increase|double|push)\b/iu,
	/\b(?:no harm in|nothing wrong with) (?:doubling|raising|increasing|skipping|stopping|lowering|halving|starting|going (?:up|higher)|trying (?:a|more)|taking (?:more|two|extra))\b/iu,
	new RegExp(
		String.raw`\b(?:try|consider|by|keep|start) (?:starting|stopping|changing|adjusting|increasing|raising|titrating|reducing|lowering|doubling|halving|tweaking)${object}(?:[^.;]|\.\d){0,60}\b${licence}\b`,
		'iu',
	),
	new RegExp(
		String.raw`\b(?:ignor(?:e|ing)|disregard(?:ing)?|never mind|forget|go(?:ing)? (?:past|beyond|over|above)) (?:the |what |any )?(?:[\w-]+ ){0,2}?(?:${professional}'s (?:schedule|orders?|advice|dose|plan|instructions?)|(?:dose|limit|schedule|plan|amount|maximum) (?:that )?(?:your|the) ${professional})`,
		'iu',
	),
	/\bself[- ](?:titrate|adjust|dose|prescribe|medicate)\b/iu,
].map(sieved);

const changes = [
	new RegExp(String.raw`${opening}(?:${change}|(?:leave|skip|pause) it\b|find (?:the|your) dose)`, 'iu'),
].map(sieved);

/** Nobody needs to be asked. */
function denied({ text, before }: Said): Advice | undefined {
	const found = firstOf(notAsking, text);
	if (found !== undefined) {
		return remoteCare.test(text) ? undefined : found;
	}
	const anyone = firstOf(askingNobody, text);
	const previous = before.slice(-120);
	const speaksOfDose =
		firstOf(changes, text) !== undefined || doseWords.test(text) || firstOf(changes, previous) !== undefined;
	return anyone !== undefined && speaksOfDose ? anyone : undefined;
}

const asking = String.raw`(?:ask|tell|consult|see|call|involve|bother|check(?: in)? with|talk to|speak (?:to|with)|wait for|run (?:it|this|that|anything) (?:past|by)|clear (?:it|this) with|beg|get (?:the ok|permission) from)`;
const denial = String.raw`(?:no need to|no reason to|you (?:do not|don't|needn't|won't) (?:need to|have to|even need to)?|there(?:'s| is) no (?:need|reason) to|don't(?: even)?)`;
const notAsking = [
	new RegExp(String.raw`\b${denial}\s?${asking}\s(?:\w+\s){0,2}${professional}\b`, 'iu'),
	new RegExp(
		String.raw`\b(?:your|the|no) ${professional} (?:doesn't|does not|needn't) (?:need|have) to (?:know|approve|agree|sign off)\b`,
		'iu',
	),
	new RegExp(
		String.raw`${opening}(?:start|begin) (?:it|LDN|tonight|today|now|taking)\b(?:[^.;]|\.\d){0,30}\b(?:while you wait|before you see|before seeing)\b(?:[^.;]|\.\d){0,30}\b${professional}\b`,
		'iu',
	),
	new RegExp(
		String.raw`${opening}(?:start|begin|try) (?:it|LDN|tonight|today|now|on)\b(?:[^.;]|\.\d){0,50}\b(?:tell|inform|see|ask) (?:your|the) ${professional} (?:after|later)\w*`,
		'iu',
	),
].map(sieved);
const askingNobody = [
	new RegExp(String.raw`\b${denial}\s?${asking}\s(?:anyone|anybody|a soul|someone|them)\b`, 'iu'),
	/\b(?:nobody|no one)(?:'s| is| will be| is going to)? (?:stopping|stop) you\b/iu,
	/\bno (?:permission|doctor's note|appointment|approval|sign-?off|supervision) (?:is )?(?:needed|required|necessary)\b/iu,
	/\b(?:nobody|no one|no-one) (?:has|needs) to (?:sign off|approve|know|agree|ok|okay|be asked|authori[sz]e)\b/iu,
	/\b(?:don't|do not) need (?:anyone|anybody|a doctor)'s (?:permission|approval|ok|okay|blessing)\b/iu,
].map(sieved);
const doseWords = sieved(/\b(?:dos(?:e|es|age|ing)|it up|it down)\b/iu);
const remoteCare = sieved(
	/\bin[- ]person\b|\bface[- ]to[- ]face\b|\b(?:visit|travel|waiting room|office)\b|\b(?:our|we) (?:\w+ ){0,2}(?:prescri|doctor|clinician)/iu,
);

/** Told lightly, so that a prescriber named in the sentence makes it a matter of the two. */
function soft({ text }: Said): Advice | undefined {
	const found = firstOf(softly, text);
	return found === undefined || namesGuide(text) || safetyStop.test(text) ? undefined : found;
}

const softly = [
	new RegExp(
		String.raw`\b(?:feel free to|you(?:'re| are) (?:always )?free to|go ahead and|you're welcome to) ${change}`,
		'iu',
	),
	new RegExp(
		String.raw`(?:${opening}|\bfeel free to )(?:experiment|play(?: around)?|tinker|fiddle|mess(?: around)?) with (?:the|your|different|higher|lower|bigger) (?:[\w-]+ )?(?:doses?|dosage|amounts?)\b`,
		'iu',
	),
	/(?:^\W{0,4}|[.;:,—–]\s|\b(?:just|simply|you can|could|advice is to|tip is to|would|i'd)\s)double (?:up|it|the dose|your dose)\b/iu,
	/(?:^\W{0,4}|[.;:,—–]\s|\b(?:just|simply|you can|could)\s)(?:leave|skip|miss) (?:it|LDN)(?: (?:off|out))? (?:for )?(?:a (?:few|couple of|night|day|week|weekend)|(?:two|three|some) )/iu,
	/(?:^\W{0,4}|[.;:,—–]\s|\b(?:just|simply|you can|could)\s)(?:come off|take a (?:break|holiday) from|pause|stop) (?:it|LDN)\b (?:for|every|now and)\b/iu,
].map(sieved);
const safetyStop = sieved(
	/\b(?:missed|miss a|forg[eo]t\w*|surgery|operation|surgeon|procedure|dent\w+|opioids?|codeine|hospital|anaesth\w+|anesth\w+|scan|alcohol|pregnan\w+)\b/iu,
);

/** Words of denial that belong to the advice itself are taken out before it is asked for its warnings. */
function softened(said: Said): Said {
	const blank = (it: string) => ' '.repeat(it.length);
	return {
		...said,
		text: said.text
			.replace(ownDenials, blank)
			.replace(
				/\b(?:if|when|where|until) (?:you|it|the|your|there)\b[^.;,]{0,50}\b(?:don't|doesn't|isn't|not|nothing|never)\b/giu,
				blank,
			),
	};
}

const ownDenials = sieved(
	new RegExp(
		String.raw`\b${denial}\s?${asking}\b|\b(?:doesn't|does not|needn't) (?:need|have) to\b|\b(?:don't|do not|won't) (?:need|have) (?:anyone|anybody|a doctor)'s\b|\bthere(?:'s| is) no (?:need|reason) to\b|\b(?:nobody|no one) (?:has|needs)\b|\bdon't be (?:scared|afraid|shy)\b`,
		'giu',
	),
);
