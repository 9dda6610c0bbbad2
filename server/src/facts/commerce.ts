import type { Article } from '../article/article.ts';
import type { Span } from '../base/span.ts';
import { plainText } from './cues.ts';
import { PatternGroups, sieved } from './literals.ts';
import { withinBlock, withinSentence } from './within-block.ts';

/** Where an article sells: it books consultations, sells the drug, or names its own service as the place to go. */
export function offerPlace(article: Article): Span | undefined {
	let own: Span | undefined;
	let invites: Span | undefined;
	for (const block of article.blocks) {
		if (block.kind === 'reference') {
			continue;
		}
		if (withinBlock(block, () => offers.in(block.prose.text)).length === 0) {
			continue;
		}
		const text = plainText(block.prose.text).replace(/\s+/g, ' ');
		if (priceTag.test(text) || ownPrice.test(text)) {
			return block.prose.toSource({ start: 0, end: block.prose.text.length });
		}
		for (const span of block.sentences.length > 0 ? block.sentences : [{ start: 0, end: block.prose.text.length }]) {
			if (withinSentence(block, span, () => offers.in(block.prose.text)).length === 0) {
				continue;
			}
			const sentence = plainText(block.prose.text.slice(span.start, span.end)).replace(/\s+/g, ' ').trim();
			if (/\?[^\w?]*$/.test(sentence)) {
				continue;
			}
			if (booking(sentence) || (ordering.test(sentence) && !otherOffer.test(sentence))) {
				return block.prose.toSource(span);
			}
			if (own === undefined && ownService.test(sentence)) {
				own = block.prose.toSource(span);
			}
			if (invites === undefined && invitation.test(sentence) && !clinicalCall.test(sentence)) {
				invites = block.prose.toSource(span);
			}
		}
	}
	return own && invites;
}

const priceTag = sieved(
	/^\W*(?:from |only |just |starting at )?[$£€]\s?\d[\d.,]*\s?(?:\/|per |a )\s?(?:mo|month|quarter|year|week|bottle|capsule|pack)\w*\W*$/i,
);
const ownPrice = sieved(
	/\b(?:we charge|our (?:price|prices|fee|fees|cost)|(?:our|we)\b[^.]{0,60}[$£€]\s?\d|offers? (?:ldn|low[- ]dose naltrexone|naltrexone) (?:at|for|from) [$£€]\s?\d)/i,
);
const bookVerb = sieved(
	/\b(?:schedule|book|make|request|arrange|set up|reserve|claim)\b(?: [\w'-]+){0,5} (?:consult\w*|appointments?|visits?|evaluations?|calls?|assessments?|sessions?|screening)\b/i,
);
const ownParty =
	/\b(?:our|us|with me|my (?:practice|clinic|office)|here|today|online|now|free|complimentary|virtual|no-obligation)\b|\byour [A-Z][a-z_]*[A-Z0-9]\w* (?:doctor|provider|clinician|physician|pharmacist)|\b(?:at|with) [A-Z][\w]+ (?:Pharmacy|Clinic|Health|Medical|Wellness)\b/;
const otherParty = sieved(
	/\byour (?:own |usual |regular |local |family |primary care )*(?:gp|doctor|physician|prescriber|pharmacist|provider|health ?care|specialist|rheumatologist|neurologist|surgery)\b/i,
);
const ordering = sieved(
	/^(?:please |simply |just |ready to [\w ]{0,20}\W )?(?:(?:order|buy|purchase|shop|get started|sign up|subscribe (?:and save|to (?:our|the|a) (?:\w+ )?(?:plan|program\w*|service))|join|start your (?:free |online )*(?:visit|consultation|trial|ldn|journey|treatment|assessment)|get (?:your )?(?:ldn|prescription|treatment)|add to (?:cart|basket)|checkout|apply)\b(?!\s(?:a|the)\b)[^.;]{0,60}(?:\b(?:now|today|online|here|with us|from us|from our|in minutes)\b|$)|(?:add|put) (?:\w+ )?(?:ldn|naltrexone|low[- ]dose|it)\b[^;]{0,50}\b(?:to|in) (?:your |the )?(?:cart|basket|bag)\b|use (?:the |promo |discount )?code \S+ [^.;]{0,40}\b(?:ldn|naltrexone|consult\w*|prescription)|(?:start|take|begin) (?:your|our|the|a) free (?:online |ldn )?(?:assessment|consultation|evaluation|visit)|shop (?:our|for) (?:\w+ ){0,2}(?:ldn|naltrexone)|click (?:here|below)[^.;]{0,30}\b(?:order|buy|book|schedule|start)|to (?:order|buy|start|get started)\b[^.;]{0,60}\b(?:call|visit|click|contact|email|text)\b|(?:get|plans?|pricing|treatment|programs?)\b[^.;]{0,70}[$£€]\s?\d)/i,
);
const otherOffer = sieved(
	/\b(?:newsletter|podcast|group|community|channel|mailing list|updates|discussion|forum|study|trial)\b/i,
);
const ownService = sieved(
	/\b(?:(?:at [A-Z][\w' ]{1,40}, )?we|our (?:[\w-]+ )?(?:pharmacy|pharmacists?|pharmacies|clinic|clinics|team|practice|doctors?|physicians?|providers?|clinicians|specialists|experts?|service|platform|program\w*))\b[^.;]{0,80}\b(?:compound|dispens|ship|deliver|suppl|sell|offer|prescrib|provid|stock|mail|tailor|prepar|help you|guide)\w*|\b(?:send|fax|transfer) (?:it|your (?:prescription|script)|the prescription|prescriptions) (?:\w+ ){0,3}to (?:us|our)|\bhave your prescription sent to\b/i,
);
const invitation = sieved(
	/\b(?:call|contact|visit|email|message|text|reach out to|chat with|speak (?:to|with)|talk to|ask) (?:us|our)\b|\bget in touch\b|\(\d{3}\)\s?\d{3}-\d{4}|\b(?:send|fax|transfer) (?:it|your (?:prescription|script)|the prescription) (?:\w+ ){0,3}to (?:us|our)|\b(?:sent|faxed|transferred) (?:\w+ ){0,3}to (?:us|our)\b|\bfree (?:local )?(?:shipping|delivery)|\b(?:to|at) your door\b|\bclick here to\b|\bget started\b|\bstart today\b|\blearn more about our\b|\bbecome a patient\b|\bnew patients\b/i,
);

/** What an offer is told by: a block without any of them holds none. */
const offers = new PatternGroups([[priceTag], [ownPrice], [bookVerb], [ordering], [ownService], [invitation]]);

/** A practice tells its own patients to call about their treatment: no offer. */
const clinicalCall = sieved(
	/\b(?:mood|side effects?|emergency|dose|symptoms?|pregnan\w*|rash|feel\w*|worse|surgery|operation|withdrawal|opioids?|before you (?:change|stop|alter))\b/i,
);

function booking(sentence: string): boolean {
	return (
		bookVerb.test(sentence) &&
		ownParty.test(sentence) &&
		(!otherParty.test(sentence) || /\b(?:our|us)\b/i.test(sentence))
	);
}
