/** Whether an article tells patients' results as success stories: then it owes that results vary. */
import type { Block } from '../article/article.ts';
import type { Span } from '../base/span.ts';
import type { ArticleFacts } from './article-facts.ts';
import { plainText } from './cues.ts';
import { sieved } from './literals.ts';
import { withinSentence } from './within-block.ts';

/** The first sentence of a success story, or the heading above it. */
export function successPlace({ article }: ArticleFacts): Span | undefined {
	for (const block of article.blocks) {
		const found = block.kind === 'reference' ? undefined : storyIn(block);
		if (found !== undefined) {
			return block.prose.toSource(found);
		}
	}
	return undefined;
}

function storyIn(block: Block): Span | undefined {
	const text = plainText(block.prose.text);
	if (isLetter(text)) {
		return undefined;
	}
	if (block.kind === 'heading') {
		return storiesHeading.test(text) ? { start: 0, end: block.prose.text.length } : undefined;
	}
	return block.sentences.find((it) => withinSentence(block, it, () => isSuccess(text.slice(it.start, it.end))));
}

export function isSuccess(sentence: string): boolean {
	if (research.test(sentence) || doubt.test(sentence)) {
		return false;
	}
	return (
		praise.test(sentence) ||
		(recovery.test(sentence) && [person, named, manyPeople].some((it) => it.test(sentence))) ||
		isTimedRecovery(sentence)
	);
}

/** "Five weeks in, she was back at the piano": a time on the drug, a person and what became possible. */
function isTimedRecovery(sentence: string): boolean {
	return timeOnDrug.test(sentence) && someone.test(sentence) && regained.test(sentence) && !setback.test(sentence);
}

/** A reader's letter that asks: what it has heard is put to the writer, and no story of the article's own. */
function isLetter(text: string): boolean {
	return (
		/^\W*(?:dear (?:dr|doctor|pharmacist|editor|nurse|professor|[a-z]+)\b|q(?:uestion)?\s?\d{0,2}[.:)])/i.test(text) &&
		text.includes('?')
	);
}

const storiesHeading = sieved(
	/\b(?:happy (?:customers|patients|clients|members)|success stor(?:y|ies)|(?:patient|customer|client|member|reader|real|their|our|two|three|four|some) stor(?:y|ies)|stor(?:y|ies) from|testimonials?|what (?:our|my|other) (?:\w+ ){0,2}(?:patients|customers|clients|members|readers|families|users|people) (?:say|said|tell|report)|in their own words|(?:\w+)'s story)\b/i,
);
const research = sieved(
	/\b(?:stud(?:y|ies)|trials?|surveys?|participants?|placebo|randomi[sz]ed|cohort|registry|researchers?|mice|rats)\b/i,
);
const doubt = sieved(
	/\b(?:even though|although|much the same|no better|not the same as|not proof|might have happened anyway|hop(?:e|es|ed|ing) (?:to|that|for)|if (?:you|she|he|they|i)|would like to|used to)\b/i,
);
const praise = sieved(
	/★{3}|\b(?:reviews speak for|best decision i(?:'ve)? ever|five[- ]star reviews?|5[- ]star reviews?|success stor(?:y|ies)|testimonials?|patient stor(?:y|ies)|life[- ]?(?:chang|sav)\w+|(?:transformed|changed|saved) (?:my|her|his|their) li(?:fe|ves)|(?:got|gave|have|had|has|getting) (?:me |her |him |them )?(?:my|her|his|their) li(?:fe|ves) back|chang(?:ed|es|ing) (?:so many |countless |many |people's |patients' )+lives|after (?:\w+ ){1,4}(?:on|of) (?:ldn|naltrexone)[^.]{0,60}\b(?:pain[- ]free|back at work|in remission|symptom[- ]free)|(?:i|we) (?:\w+ )?(?:see|seen|saw|get|had) (?:\w+ ){0,2}(?:good|great|excellent|amazing|wonderful|dramatic|remarkable) (?:\w+ ){0,2}(?:results?|responses?|success|improvements?)|game[- ]?changer for (?:me|my|her|him)|(?:my|our) (?:\w+ ){0,2}(?:patients?|clients?)\b[^.]{0,100}\b(?:improv|benefit|relief|better|success|respon|remission|pain[- ]free|thriv|recover|symptom-free)\w*|(?:i|we) (?:have |\w+ )?(?:seen|treated|prescribed|helped|watched|had)\b[^.]{0,80}\b(?:patients?|clients?|people)\b[^.]{0,80}\b(?:improv|benefit|relief|better|remission|pain[- ]free|thriv|recover|life|success|resol|excellent|amazing|dramatic)\w*|(?:my|her|his) (?:\w+ ){0,3}(?:pain|fatigue|symptoms|energy|brain fog|flares?|joints|migraines|antibodies|sleep)\b[^.]{0,60}\b(?:gone|disappeared|improved|better|vanished|lifted|melted|cleared|dropped|stopped|remission|normal again)|i (?:\w+ )?(?:feel|felt) (?:so much |much |a lot |far |like )?(?:better|myself again|me again|like me again|a new person|like a new)|(?:he|she|this patient|one (?:of my )?patients?|a patient of mine|a client)\b[^.]{0,80}\b(?:is now|was able to|came back|no longer|pain[- ]free|went into remission|back to work|off (?:all )?(?:her|his) (?:other )?med\w*))\b/i,
);
const someone =
	/\b(?:i|my|me|he|she|her|his|him|our (?:son|daughter|boy|girl|[\w-]+-year-old)|the (?:pain|fog|fatigue))\b/i;
const person =
	/\b(?:i|me|my|he|she|him|her|his|mrs?|ms|(?:patient|customer|client|member|son|daughter|husband|wife|mother|father|sister|brother|friend|boy|girl|man|woman|teacher|nurse|surveyor|farmer|driver|runner|athlete|engineer|firefighter|grandmother|grandfather|student|lady|gentleman)s?)\b/i;
/** "Maria, 47", "Tom could": a name where a word of the sentence's start is none. */
const named =
	/\b[A-Z][a-z]+, (?:\d\d|an?|who|the|now)\b|^["']?(?!(?:The|This|That|These|Those|We|You|They|It|Our|In|On|At|A|An|And|But|For|If|When|There|Some|Many|Most|No|Not|Your|Their|Patients|People|Doctors)\b)[A-Z][a-z]+(?:'s)? (?:now |has |is |was |can )?[a-z]+s?\b/;
const recovery = sieved(
	/\b(?:(?:is|are|was|were|got|gone|went|been|came|now|right) back (?:to|at|on|in|behind)|back (?:to|at) (?:work|school|full[- ]time|\w+ing)|(?:gave|handed|given|brought|got|getting) (?:\w+ ){1,2}(?:his|her|my|their) (?:\w+ ){1,4}back|for the first time (?:in|since) (?:\w+ ){1,4}(?:years?|months?|weeks?|decades?)|(?:went|gone|go) from [^.;]{3,60} to [^.;]{3,50}|threw (?:\w+ )?(?:away|out)|(?:thrown away|thrown out|put away|got rid of|binned) (?:his|her|my|their) (?:stick|cane|walker|wheelchair|crutches|creams?|pills|painkillers|inhalers?)|out (?:fishing|walking|dancing|running|hiking|gardening)|training for (?:a|an|his|her|my)|could (?:hardly|not) believe (?:it|the|his|her|my)|(?:drives|walks|works|sleeps|dances|swims|runs|plays|sings) again|steal\w* \w+ again|wheelchair (?:is|was|has been) (?:gone|folded|in the|gathering)|cancell?ed (?:his|her|my|the) (?:surgery|operation)|(?:symptom|relapse|flare|migraine|seizure|pain)[- ]free (?:ever )?since|(?:human being|person|woman|man|human) again|best thing (?:i|that i|she|he)(?:'ve| have|'s)? ever|(?:turned|changed) (?:everything|my (?:life|health|world)|her (?:life|health|world)|his (?:life|health|world))|living proof|(?:haven't|hasn't|have not|has not) (?:looked|touched|needed|used|thought|picked|missed|had to)\b[^.;]{0,40}\bsince|could (?:hardly|barely|scarcely|not|n't)\b[^.]{3,70}\b(?:now|today|these days) (?:i|he|she|they)\b|(?:returned|gone back|went back) to (?:at least |her |his |my |their )?(?:part[- ]time |full[- ]time )?(?:work|school|college|university|teaching|the classroom|nursing|running|sport|full[- ]time|job|career|the gym)|(?:pain|fatigue|symptoms|flares|inflammation|itch|migraines|condition|disease|illness)\b[^.;]{0,20}\b(?:finally |now |at last )?under control|nothing (?:else )?(?:had |has |ever )?(?:worked|helped)[^.;]{0,30}\buntil|thanks to (?:ldn|naltrexone|it)|(?:can|could|able to) (?!help|serve|assist|take|start|try|try it|get|order|see|call)\w+(?: [\w']+){0,4} again|(?:out of|off) (?:their |a |her |his )(?:wheelchairs?|painkillers|steroids|crutches)|(?:antibodies|markers|crp|scores?|migraines?|numbers|pain) (?:\w+ )?(?:fell|dropped|came down|went down|normali[sz]ed|returned)\b[^.;]{0,30}\b(?:normal|half|from|to)|full sentences since|(?:whose|their) (?:\w+ ){1,3}(?:cleared|vanished|disappeared|went away|melted)|(?:went|gone|is|has been) (?:in|into) (?:full |complete )?remission|(?:antibodies|markers|crp|bleeding|tantrums|seizures|relapses|flares|rash|itch|pain|migraines|headaches|fog|fatigue) (?:had |have |has |were |was )?(?:halved|stopped|vanished|gone|disappeared|faded|cleared|lifted|dried up))\b/i,
);
const manyPeople = sieved(
	/\b(?:people|patients|clients|readers|members|customers) (?:who|whose|come|came|get|got|write|tell)\b|\b(?:from|hear|seen|have) (?:\w+ )?(?:people|patients|readers|clients|customers|members)\b/i,
);
const timeOnDrug = sieved(
	/\b(?:(?:within|after|by|in|only|just|barely)\s(?:the |about |only |just |around )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|a few|a couple of|first|second|third) (?:\w+ )?(?:days?|nights?|weeks?|months?|years?)|(?:\w+ ){1,2}(?:days?|nights?|weeks?|months?|years?) (?:in|later|on|on (?:it|ldn))\b|since (?:i|she|he|we) (?:started|began|went on)|by (?:christmas|easter|spring|summer|autumn|july|the (?:spring|summer)))\b/i,
);
const regained = sieved(
	/\b(?:again|back (?:to|at|on|in)|could(?! not| have|n't| hardly sleep)|able to|hiking|danc\w+|climb\w*|playing|cycling|gardening|running|riding|swimming|free of|pain[- ]free|halved|gone|normal|off (?:her|his|my|all)|stopped (?:hurting|needing|taking|limping)|no longer|without (?:pain|a stick|holding|help|stopping)|in remission|first time|new (?:man|woman|person)|myself|training|walk(?:ed|ing)|slept through|(?:has|had|is|was|have) (?:all but |almost |nearly |completely |fully )?(?:cleared|healed|vanished|disappeared|lifted)|looked me in the eye|smil(?:ed|ing)|better)\b/i,
);
const setback = sieved(
	/\b(?:headaches?|nausea|rash|dreams?|worse|side effects?|insomnia|dizz\w+|stopped taking|gave up|check|monitor|test|increase|dose|review|refill|appointment|opioids?|withdrawal)\b/i,
);
