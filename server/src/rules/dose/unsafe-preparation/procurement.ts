import { sieved } from '../../../facts/literals.ts';
import { type Advice, firstOf, isCommended, isDiscouraged, type Said } from './told.ts';

/** The drug bought, imported or handed over without a prescriber. */
export function findProcurement(said: Said): Advice | undefined {
	const { text } = said;
	const found =
		firstOf(patterns, text) ??
		(/\b(?:prescription|script|rx)\b/iu.test(`${said.before.slice(-120)} ${text}`)
			? firstOf(withoutOne, text)
			: undefined) ??
		(lackBefore.test(said.before) ? firstOf(offer, text) : undefined);
	if (found === undefined && isCommended(said)) {
		return tipIn(said);
	}
	if (found === undefined || bought.test(text) || ofOthers.test(text) || isPrescribed.test(`${text} ${said.after}`)) {
		return undefined;
	}
	const isDenied = deniedSale.test(text.slice(0, found.start + 40));
	return isDenied || isDiscouraged(softened(said), { start: found.start, end: text.length }) ? undefined : found;
}

/** What another one does, told for readers to follow. */
function tipIn(said: Said): Advice | undefined {
	const found = firstOf(tips, said.text);
	return found === undefined || isDiscouraged(softened(said), { start: found.start, end: said.text.length })
		? undefined
		: found;
}

/** A cheap test that spares most sentences the rest. */
export const procurementHint = sieved(
	/prescri|script|import|always|telegram|reddit|discord|facebook|ebay|questions|\brx\b|counter|india|china|mexic|overseas|abroad|offshore|foreign|international|grey|gray|black market|chemical|questions asked|paperwork|doctor|without|friend|relative|neighbou?r|ship|send|sell|deliver|mail|order/iu,
);

const paper = "(?:prescriptions?|scripts?|rx|paperwork|doctor's note|doctor's letter)";
const without = String.raw`(?:without (?:(?:asking|needing|having|wanting|requiring) (?:for )?|the need for )?(?:to see )?(?:a |any |your )?(?:valid )?(?:${paper}|doctor\b(?!'s)|(?:seeing|visiting|going to) a doctor\b)|(?:no|zero|without) (?:a )?${paper}\b|no (?:medical )?questions(?: asked)?\b|no doctors? (?:required|needed|necessary|involved)|(?:skip|forget|bypass|cut out) (?:the|your) (?:doctor|gp|prescription|clinic)\b|${paper}[\s-]free\b|no[\s-](?:prescription|script|rx)\b|over[\s-]the[\s-]counter(?=\s{0,2}(?:$|[.,;!)]|(?:in|at|from|there|without|if|when|and|or|online|so)\b)))`;
const nobodyAsks = String.raw`(?:(?:don't|do not|doesn't|does not|never|won't|nobody|no one|none(?: of (?:which|them|these))?|rarely|hardly) (?:even |ever |really )?(?:asks?|requires?|insists?|demands?|checks?|wants?|bothers?|cares?)(?: (?:for|on|to see|about|with))? (?:a |any |your |the )?${paper}|skips? the ${paper})`;
const trading =
	'(?:buy|buying|bought|order|ordering|purchas(?:e|ed|ing)|get|getting|got|obtain|obtained|obtaining|sourced?|sourcing|import|importing|find|grab|pick(?:ed)? (?:it |some |one |them )?up|sells?|sold|ships?|shipped|shipping|mails?|mailed|posts?|posted|sends?|sent|delivers?|delivered|delivery|suppl(?:y|ies|ied)|dispens(?:e|es|ed)|available|stock up|bring|have it)';
const foreign =
	'(?:india|indian|china|chinese|mexico|mexican|tijuana|thailand|turkey|overseas|abroad|off-?shore|foreign|international|gr[ea]y[- ]market|black[- ]market|dark ?web|research[- ]chemicals?)';
const seller =
	'(?:pharmac(?:y|ies)|drugstores?|sites?|websites?|web shops?|shops?|outlets?|vendors?|sellers?|suppliers?|stores?|sources?|dealers?|markets?|chemists?|partners?)';

const patterns = [
	new RegExp(String.raw`\b${trading}\b(?:[^.;]|\.\d){0,80}\b${without}`, 'iu'),
	new RegExp(String.raw`\b${without}(?:[^.;]|\.\d){0,60}\b${trading}\b`, 'iu'),
	new RegExp(
		String.raw`\b${seller}\b(?:[^.;]|\.\d){0,60}\b${nobodyAsks}|\b${foreign}\b(?:[^.;]|\.\d){0,60}\b${nobodyAsks}`,
		'iu',
	),
	new RegExp(String.raw`\b${trading}\b(?:[^.]|\.\d){0,80}\b${nobodyAsks}`, 'iu'),
	new RegExp(
		String.raw`\b(?:buy|order|purchase|get|import|source|grab|try|use)\b(?! (?:a |your )?(?:new |re)?(?:prescription|fill))(?:[^.;]|\.\d){0,60}\b(?:from|of|via|through|by ordering)\s(?:[\w-]+\s){0,4}?${foreign}\b`,
		'iu',
	),
	/\b(?:import|order) (?:it|them|LDN|naltrexone|some|the (?:\w+ )?(?:generics?|tablets?|capsules?|drug))\b(?:[^.;]|\.\d){0,40}\b(?:from abroad|from overseas|overseas)\b/iu,
	new RegExp(
		String.raw`\b(?:can|could|may) be (?:ordered|bought|imported|shipped|purchased|had|got)\b(?:[^.;]|\.\d){0,20}\bfrom\s(?:[\w-]+\s){0,4}?${foreign}\b`,
		'iu',
	),
	new RegExp(
		String.raw`\b${seller} (?:on|in|from) (?:\w+ )?(?:import|always|telegram|reddit|discord|facebook|craigslist|ebay|alibaba)\b`,
		'iu',
	),
	new RegExp(
		String.raw`\b(?:use|try|pick|choose|go (?:to|with|for)|there(?:'s| is| are) always)\b(?:[^.;]|\.\d){0,40}\b${foreign}\s(?:[\w-]+\s)?${seller}\b`,
		'iu',
	),
	/\byou (?:can|could|may) (?:always |simply |just |legally )?import (?:a|your|it|them|some|LDN|naltrexone|your own)\b/iu,
	new RegExp(String.raw`\b(?:no|without)[\s-](?:prescription|script|rx)[\s-]${seller}\b`, 'iu'),
	/\b(?:ways?|get|gets|getting|go|work|trick) (?:a)?round (?:the|your|needing a|needing|having a) (?:prescription|script|rx|doctor|gp)s?\b/iu,
	/\bno need (?:for|to have|to get) (?:a |any )?(?:prescription|script|rx)\b(?! (?:for|to) (?!LDN\b|naltrexone|low|it\b|this))/iu,
	/\b(?:no (?:prescription|rx|script)s?|prescriptions? (?:is |are )?not) (?:is |are )?(?:needed|required|necessary)\b/iu,
	/\b(?:you|one) (?:do not|don't|won't|will not|needn't) (?:even )?(?:need|have|require) (?:to have )?(?:a|any) (?:prescription|script|rx)\b(?! (?:for|to) (?!LDN\b|naltrexone|low|it\b|this|that\b|these|them|buy|order|get))/iu,
	/\byou (?:do not|don't|won't) need a (?:doctor|physician|clinic) (?:for this|to (?:get|buy|order|start))\b/iu,
	/\b(?:get|ask|have|find|borrow)\b(?:[^.;]|\.\d){0,20}\b(?:friend|relative|neighbou?r|family member|someone|group member)\b(?:[^.;]|\.\d){0,60}\b(?:give|spare|share|lend|sell|send|pass on)\b/iu,
].map(sieved);

const tips = [
	new RegExp(
		String.raw`\b(?:gets|buys|orders|imports|has (?:been )?(?:ordering|ordered|buying|bought))\b(?:[^.;]|\.\d){0,80}\b(?:${without}|(?:from|in)\s(?:[\w-]+\s){0,2}?${foreign}\b)`,
		'iu',
	),
].map(sieved);

/** "Mail you a pack without one": the prescription is spoken of before. */
const withoutOne = [new RegExp(String.raw`\b${trading}\b(?:[^.;]|\.\d){0,80}\bwithout (?:one|it|any)\b`, 'iu')].map(
	sieved,
);

/** "No prescription? …": what is offered next stands in for it. */
const lackBefore = sieved(
	/\b(?:no|not have|don't have|can't get|cannot get|without)\b[^.?]{0,30}\b(?:prescription|script|rx)\b[^.?]{0,20}\?\s{0,3}$/iu,
);
const offer: readonly RegExp[] = [/\b(?:ships?|mails?|posts?|sends?|delivers?|sells?|order|buy)\b/iu];

/** The writer's or another one's own purchase is no advice. */
const bought = sieved(
	/\b(?:I|he|she|we|my \w+|they)(?:'ve|'d)? (?:(?:have|had|once|also|used to|finally|then) ){0,2}(?:bought|ordered|got|imported|purchased|buy|order|get|obtained)\b/iu,
);
const ofOthers = sieved(
	/\bover[- ]the[- ]counter (?:pain\w*|sleep\w*|med\w*|drugs?|remed\w+|anti\w+|products?|nsaids?|supplements?|cough|cold)|\bwithout (?:a )?(?:signature|insurance|referral)/iu,
);
/** A prescriber of the seller's own stands in. */
const isPrescribed = sieved(
	/\b(?:doctors?|clinicians?|physicians?|prescribers?|providers?|gp|team) (?:(?:can|will|may|could|who) )?(?:\w+ )?(?:write|issue|prescribe|assess|review|evaluate|approve|send)\w*\b|\bonce your prescription\b|\bwith (?:a|your) (?:valid )?prescription\b|\b(?<!no )prescription is (?:required|needed)\b|\byou (?:\w+ )?need a (?:valid )?(?:prescription|script)\b/iu,
);
const deniedSale = sieved(
	/\b(?:isn't|is not|aren't|are not|cannot|can't|can not|not|never|no pharmacy|no over|do not|don't)\s(?:(?:be|legally|yet|currently|usually|you|a|fill|dispense|supply|LDN) ){0,3}?(?:available|sold|bought|buy|order|fill|filled|dispense|dispensed|get|obtain|obtained|share|ship|legal\w*|over)\b|\bno pharmac/iu,
);

/** Words of denial that belong to the offer itself are taken out before the advice is asked for its warnings. */
function softened(said: Said): Said {
	const blank = (it: string) => ' '.repeat(it.length);
	return {
		...said,
		text: said.text.replace(offers, blank).replace(lack, blank),
		above: said.above.replace(offers, blank),
	};
}

const offers = sieved(
	new RegExp(
		`${nobodyAsks}|\\b(?:prescriptions? (?:is |are )?not|(?:do not|don't|won't|will not|doesn't|needn't) (?:even )?(?:need|have|require))\\b`,
		'giu',
	),
);
const lack = /^\W{0,4}(?:can't|cannot|don't|no) [^?,;]{0,60}[?,]/iu;
