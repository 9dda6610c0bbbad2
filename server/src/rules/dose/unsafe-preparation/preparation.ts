import { sieved } from '../../../facts/literals.ts';
import { type Advice, firstOf, isDiscouraged, isToldOfOthers, opening, type Said } from './told.ts';

/** Full-strength tablets made into low doses by the reader's own hand. */
export function findPreparation(said: Said): Advice | undefined {
	const text = said.text.replace(lowDoseForms, (it) => ' '.repeat(it.length));
	if (!preparationHint.test(text) || ownForms.test(text)) {
		return undefined;
	}
	const context = `${said.above} ${said.before}`;
	const isKnown = fullStrength.test(context) && !ownForms.test(said.before.slice(-160));
	const found =
		firstOf(plain, text) ??
		firstOf(homemade, text) ??
		(fullStrength.test(text) || isKnown || tabletWord.test(text) ? firstOf(tools, text) : undefined) ??
		(isKnown || fullStrength.test(text) ? firstOf(byPronoun, text) : undefined) ??
		recipeIn(text);
	return found === undefined || isDiscouraged(said, found) || isToldOfOthers(said, found) ? undefined : found;
}

/** A cheap test that spares most sentences the rest. */
export const preparationHint = sieved(
	/split|crush|dissol|cut|grind|quarter|halv|pulveri|powder|chop|break|shav|carv|scrap|slic|snap|nibbl|dilut|mash|mix|stir|soak|weigh|shak|swirl|razor|blade|water|whip|brew|yourself|at home|your own|themselves|eighth|tenth|fifth|their own|mak|from|powder|recipe|dust|ground|suspend|scratch|bash|smash|pound|press|reconstit|\bfile\b|rasp|melt|syringe|\bput\b|drop|\bpop\b|\btip\b|kitchen/iu,
);

const fullStrength = sieved(
	/\b(?:50|fifty)[\s-]?(?:mgs?|milligrams?)\b|\b(?:regular|standard|full[- ]?(?:strength|dose|size)|generic|commercial|ordinary|normal|big|whole)[\s-](?:[\w-]+\s)?(?:tablets?|pills?|tabs?|naltrexone)\b|\brevia\b|\b(?:50s|fifties)\b/iu,
);

/** Forms that are made to be melted, halved or stirred. */
const ownForms = sieved(
	/\b(?:scored|troches?|lozenges?|sublingual|under (?:your|the) tongue|orodispersible|effervescent)\b/iu,
);

/** Forms that hold a low dose: no raw material. */
const lowDoseForms = sieved(
	/\b(?:LDN|low[- ]dose naltrexone|compounded|(?:0?\.\d+|[1-4](?:\.\d+)?|six|three)[\s-]?mg) (?:[\w-]+ )?(?:tablets?|capsules?|pills?)\b/giu,
);

const tabletWord = sieved(/\b(?:tablets?|pills?|tabs?|caplets?)\b/iu);
const tablet = String.raw`(?:(?:\d+[\s-]?mg|fifty|milligram|regular|standard|commercial|generic|whole|big|ordinary|the|your|a|an|one|two|each|half|full|full-strength|full-size|\d{1,2}|powdered|crushed|ground|dissolved|naltrexone|revia|those|these|them|up|of|powder|from|cheap|single|into|in|entire)\s){0,5}(?:tablets?|pills?|tabs?|caplets?|50[\s-]?mg(?!\s?(?:daily|a day|per|nightly))|50s|fifties|revia)\b`;

const verb =
	'(?:split|crush|dissolve|cut|slice|grind|quarter|halve|pulveri[sz]e|powder|chop|melt|reduce|turn|portion|break|shave|carve|scrape|snap|nibble|scratch|bash|smash|pound|press|reconstitute|file|rasp|dilute|suspend|mash|soak|divide|bite)';
const acting =
	'(?:splitting|crushing|dissolving|cutting|slicing|grinding|quartering|halving|pulveri[sz]ing|chopping|breaking|shaving|carving|scraping|nibbling|diluting|mashing|soaking|dividing|mixing)';
const placing =
	'(?:put|stick|drop|pop|plop|plunk|place|tip|add|throw|toss|dump|dunk|stir|swirl|mix|let|leave|shake|melt)';
const liquid =
	'(?:water|vodka|juice|saline|yogh?urt|liquid|alcohol|syrup|jar|bottle|mug|cup|glass|vial|beaker|ml|mls|millilit(?:er|re)s?)';
const approved =
	'(?:works?|do(?:es)? the (?:job|trick)|is (?:(?:perfectly|just|quite|also|really|a|an|one|the|very|still|as) ){0,3}(?:(?:workable|cheap(?:est|er)?|easy|simple|good|great|popular|practical|handy) ?)?(?:fine|ok|okay|easy|simple|cheap(?:er)?|possible|option|way|route|trick|hack|solution|alternative|good)|saves?|will do|gets? you|lets? you)';

/** The tablet is named. */
const plain = [
	new RegExp(
		String.raw`${opening}${verb}\s(?:up\s|off\s|(?:a (?:bit|piece|corner|sliver|chip|little)|bits|pieces|slivers|some) (?:off|of|from)\s|off a (?:corner|bit|piece) of\s)?${tablet}`,
		'iu',
	),
	new RegExp(String.raw`\bby ${acting}\s(?:up\s)?${tablet}`, 'iu'),
	new RegExp(
		String.raw`\b(?:try|consider|suggest|recommend|prefer|are|is|save money|start) (?:by )?${acting}\s(?:up\s)?${tablet}`,
		'iu',
	),
	new RegExp(String.raw`\b${acting}\s(?:up\s)?${tablet}(?:[^.;]|\.\d){0,60}\b${approved}\b`, 'iu'),
	new RegExp(String.raw`${opening}${placing}\s(?:in\s|out\s)?${tablet}(?:[^.;]|\.\d){0,40}\b${liquid}\b`, 'iu'),
	new RegExp(
		String.raw`\b${liquid}\b(?:[^.;]|\.\d){0,40}\band (?:drop|put|pop|add|throw|stir) (?:in|into)? ?${tablet}`,
		'iu',
	),
	new RegExp(
		String.raw`\b(?:mak|prepar|mix|compound|brew|formulat|whip|cook)(?:e|es|ing)?\s(?:up\s)?(?:your|their|it|them|some|LDN|low[- ]dose naltrexone|naltrexone|the (?:solution|liquid)|a (?:[\w-]+ )?(?:liquid|solution|suspension|batch))(?:\s[\w-]+){0,4}\s(?:yourself|themselves|on your own|at home\b(?:[^.;]|\.\d){0,30}(?:dissolve|crush|tablets?|pills?)|from ${tablet})`,
		'iu',
	),
	/\b(?:make|making|prepare|preparing|mix|mixing|brew|brewing) (?:up )?(?:your|their|it|LDN|low[- ]dose naltrexone|naltrexone)(?: own)?(?: (?:LDN|naltrexone|liquid|solution|low doses?|capsules?))? (?:at home|in (?:the|your) kitchen)\b/iu,
	/\b(?:tak|us|swallow|try)(?:e|ing)?\s(?:about\s)?(?:an?|one)[\s-](?:eighth|tenth|fifth|quarter|sixteenth|twelfth|sliver|crumb|fraction|corner|piece)s?\sof\s(?:a|the|your|one)\s(?:[\w-]+\s)?(?:50[\s-]?mg|tablet|pill)/iu,
	new RegExp(
		String.raw`\b${tablet} (?:goes|go|dissolves|melts|falls apart) (?:down )?in(?:to|side)?\b(?:[^.;]|\.\d){0,40}\b${liquid}\b`,
		'iu',
	),
	new RegExp(
		String.raw`${opening}fill\b(?:[^.;]|\.\d){0,40}\bwith\b(?:[^.;]|\.\d){0,20}\b(?:ground|crushed|powdered)(?:[\s-]up)? (?:naltrexone|tablets?|pills?)\b`,
		'iu',
	),
	new RegExp(
		String.raw`${opening}(?:weigh|measure)(?: out| off)?\s(?:[^.;]|\.\d){0,60}\b(?:milligram|digital|kitchen|jewell?er's|gem|precision|drug) scales?\b`,
		'iu',
	),
].map(sieved);

/** What is made is called home-made. */
const homemade = [
	/\b(?:home-?made|DIY|do-it-yourself|kitchen(?:-table)?) (?:LDN|naltrexone|low[- ]dose|solution|liquid|dilution|route|method|version|capsules?)\b/iu,
	/\b(?:solution|liquid|dilution|powder) (?:that )?you(?:'ve)? (?:just )?(?:made|mixed|prepared)\b/iu,
].map(sieved);

/** Tools and vessels, where tablets are spoken of. */
const tools = [
	/\b(?:weigh(?:ing)?|measur(?:e|ing))\b(?: out| off)?(?:[^.;]|\.\d){0,60}\b(?:powder|portions?|scales?|tablets?)\b/iu,
	/\b(?:pill|tablet)[ -](?:cutter|splitter|crusher)s?\b(?:[^.;]|\.\d){0,80}\b(?:tablets?|pills?|doses?|pieces|50)\b/iu,
	/\b(?:razor(?: blade)?|scalpel|kitchen knife|craft knife|mortar and pestle|coffee grinder)\b(?:[^.;]|\.\d){0,80}\b(?:tablets?|pills?|50|powder|doses?|pieces|slivers)\b/iu,
	/\b(?:do|make|try) (?:the|this|your own) (?:dilut\w+|solution|splitting|crushing)(?: yourself| at home)?\b/iu,
	/\b(?:water|thin) (?:it|them) down (?:yourself|at home)\b/iu,
].map(sieved);

/** Object of the verb is a pronoun, and tablets of full strength were named before it. */
const byPronoun = [
	new RegExp(
		String.raw`${opening}(?:crush|mash|grind|pulveri[sz]e|powder|dissolve|dilute|soak|quarter|chop|shave|carve|slice|snap|split|cut|break|bite)\s(?:up\s)?(?:it|them|one|each|these|those|half|a (?:whole )?one)\b(?! (?:over|across|out|with|down|off)\b| between (?:morning|day|night|meals|doses|the))`,
		'iu',
	),
	new RegExp(String.raw`${opening}${placing}\s(?:it|them|one|each|half)\b(?:[^.;]|\.\d){0,50}\b${liquid}\b`, 'iu'),
	new RegExp(String.raw`\b${acting}\s(?:up\s)?(?:it|them|one|each)\b(?:[^.;]|\.\d){0,60}\b${approved}\b`, 'iu'),
	new RegExp(String.raw`${opening}(?:dissolve, (?:then )?(?:shake|stir)|halve, (?:then |and )?halve)`, 'iu'),
].map(sieved);

/** A full-strength tablet and an amount of liquid to put it in. */
function recipeIn(text: string): Advice | undefined {
	const match = recipe.exec(text);
	const isSwallowed = /\b(?:swallow\w*|tak(?:e|es|ing|en)|wash\w*|drink\w*)\b(?:[^.;]|\.\d){0,40}\bwith\b/iu.test(text);
	return match === null || isSwallowed ? undefined : { start: match.index, end: match.index + match[0].length };
}

const solid = String.raw`(?:(?:50[\s-]?mg\s(?:[\w-]+\s)?|one |a |two |the |\d )(?:tablets?|pills?|tabs?))`;
const solvent = String.raw`(?:\d+\s?(?:ml|mls|millilit(?:er|re)s|cc|oz) (?:of )?(?:\w+ )?(?:water|vodka|juice|saline|alcohol|liquid)|(?:distilled|bottled|sterile|filtered) water)`;
const recipe = sieved(
	new RegExp(
		String.raw`\b${solid}\b(?:[^.;]|\.\d){0,60}?\b${solvent}\b|\b${solvent}\b(?:[^.;]|\.\d){0,40}?\b${solid}\b|\btablet, (?:\w+ )?water\b`,
		'iu',
	),
);
