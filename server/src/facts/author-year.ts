import type { Citation } from './citations.ts';
import { sieved } from './literals.ts';

/**
 * Author–date citations: "(Author, 2020)", "(Author et al. 2020; Other & Third, 2019)", "Author et al. (2020)",
 * "Author 2025". A month, a place or a journal with a year is none.
 */
export function* authorYearCitations(text: string): Iterable<Citation> {
	for (const match of text.matchAll(/\([^()]{4,300}\)/gu)) {
		yield* bracketed(match[0], match.index);
		yield* institution(match[0], match.index);
	}
	for (const match of text.matchAll(narrative)) {
		const lead = leadLength(match[1] ?? '');
		const who = (match[1] ?? '').slice(lead);
		const names = namesOf(who);
		const start = match.index + lead;
		const end = match.index + match[0].length;
		if (names.length > 0 && (isGroup(who) || isLoneAuthor(who, text.slice(Math.max(0, start - 24), start), match[0]))) {
			yield { kind: 'narrative', span: { start, end }, labels: [...names, match[2] ?? match[3] ?? ''] };
		}
	}
}

/** Surnames of an author list as cited: "van Dijk, Smith & Lee et al." gives `van Dijk`, `Smith`, `Lee`. */
export function namesOf(who: string): readonly string[] {
	const names = who
		.replace(/,?\s(?:et\s+al\.?|and (?:colleagues|co-?workers)).*$/u, '')
		.split(/(?:(?<!\s)\s+)?(?:,\s*(?:&|and)|&|\band\b|,)\s*/u)
		.map((it) =>
			it
				.replace(/['’]s$/u, '')
				.replace(/(?<!\s)\s+\p{Lu}\.?(?:[ -]?\p{Lu}\.?){0,2}$/u, '')
				.trim(),
		)
		.filter((it) => /\p{L}{2}/u.test(it) && !/^(?:\p{Lu}\.? ?-?){1,3}$/u.test(it));
	return names.some((it) => notNames.has(it.toLowerCase())) ? [] : names;
}

const space = String.raw`[ \t\u00a0]`;
const particle = `(?:(?:van|von|de|der|den|del|della|di|da|dos|la|le|ten|ter|bin|al)${space}){0,3}`;
const surname = String.raw`${particle}\p{Lu}[\p{L}’'-]{1,30}`;
const compound = String.raw`${surname}(?:${space}\p{Lu}[\p{Ll}’'-]{2,30})?`;
const initials = String.raw`(?:,?${space}(?:\p{Lu}\.?[ -]?){1,3})?`;
const ending = String.raw`(?:,?${space}et${space}al\.?|,?${space}and${space}(?:colleagues|co-?workers))`;
const joint = `(?:,|,?${space}(?:&|and))${space}`;
const authors = `${compound}${initials}(?:${joint}${surname}${initials}){0,6}${ending}?`;
const year = String.raw`(?:19|20)\d\d`;

const part = sieved(
	new RegExp(
		String.raw`^(\s*(?:(?:see(?:${space}also)?|e\.g\.|cf\.?|reviewed${space}(?:in|by)|as${space}in|from|data${space}from|adapted${space}from|(?:source|ref|citation)s?:),?${space})?)` +
			String.raw`(${authors}),?${space}((?:\p{Lu}[\p{L}.]{0,20}${space}){0,5})\(?(${year})[a-z]?\)?` +
			String.raw`(?:,${space}?(?:${year})?[a-z]?){0,5}(?:[,:]${space}?(?:pp?\.?${space}?)?[\d–-]{1,9}|,${space}n${space}?=${space}?\d{1,6})?\s*$`,
		'u',
	),
);
const narrative = sieved(
	new RegExp(
		String.raw`(?<![\p{L}\d'’.&-])(${compound}(?:${joint}${surname}){0,6}${ending}?)(?:['’]s)?,?${space}` +
			String.raw`(?:\((?:\p{Lu}[\p{L}.]{0,20},?${space}){0,5}(${year})[a-z]?(?:[,:;][^()]{0,40})?\)|(${year})[a-z]?(?![\d\p{L}-]|${space}?(?:mg|mcg|people|patients|participants|adults)))`,
		'gu',
	),
);

const notNames = new Set(
	(
		'january february march april may june july august september october november december jan feb mar apr jun jul aug ' +
		'sep sept oct nov dec spring summer autumn fall winter monday tuesday wednesday thursday friday saturday sunday ' +
		'stanford harvard yale princeton penn state pennsylvania california london england scotland wales ireland uk us usa ' +
		'america europe european american british australia canada germany france norway sweden denmark netherlands israel ' +
		'italy spain iran china japan india switzerland congress olympics covid covid-19 version phase edition volume issue ' +
		'study trial review update updated guideline guidelines report survey meeting conference summit act published ' +
		'publication copyright reviewed revised posted approved released launched founded established updated since accessed ' +
		'retrieved phase table figure box section chapter page appendix naltrexone ldn'
	).split(' '),
);

const journalWord =
	/\b(?:Acta|Adv|Am|Ann|Appl|Arch|Arthritis|Behav|Biol|BMC|BMJ|Br|Can|Cancer|Cell|Chem|Clin|Cochrane|Curr|Dermatol|Dig|Dis|Endocrinol|Eur|Exp|Front|Frontiers|Gastroenterol|Immunol|Int|JAMA|Lancet|Med|Medicine|Mult|Nat|Nature|NEJM|Neurol|Neurosci|Oncol|Pain|Pharmacol|PLoS|Proc|Psychiatry|Res|Rev|Rheum|Rheumatol|Sci|Scler|Science|Ther|Trials)\b/u;
/** Words that may stand with a capital before an author at the head of a sentence or heading. */
const leading =
	/^(?:in|by|from|since|during|after|before|until|around|about|as|and|but|also|see|per|when|while|both|the|a|an|for|with|to|of|on|at|like|later|then|recently|source|sources|reference|dr|professor|prof|first)$/iu;
/** Nouns and adjectives that make a capitalised word with a year no author. */
const noAuthor =
	/^(?:in|by|from|since|during|after|before|until|around|about|late|early|mid|circa|back|between|through|throughout|over|under|only|from|year|circa|and|but|or|as|of|to|on|at|the|this|that|these|it|they|we|you|i|there|clinical|medicine|medical|health|pain|journal|research|cochrane|pubmed|nature|science|lancet|cell|world|windows|office|android|model|class|team|project|vision|agenda|room|suite|act|code|bill|article|news|blog|international|society|association|university|institute|college|center|centre|hospital|group|foundation|annual|national|global|best|top|new|low|dose|what|which|who|how|why|where|here|now|our|your|my|his|her|their|its|all|some|any|many|most|no|not|one|two|three|mid-?|guide|guides|faq|faqs|overview|naltrexone|revia|vivitrol|latest|current|spring|summer|autumn|winter|expected|starting|ending|beginning|born|died|disease|syndrome|sclerosis|fibromyalgia|crohn|crohn's|crohn’s|hashimoto|parkinson|alzheimer|lyme)$/iu;
const reporting = /(?:^|[\s(])(?:by|see|in|of|per|from|to|with|and|&|cf\.|as|—|–|-|·|•|;|:|\*|\||\uFFFC|")\s?$/u;

function* bracketed(group: string, offset: number): Iterable<Citation> {
	let start = 1;
	for (const piece of group.slice(1, -1).split(/;|(?<=(?:19|20)\d\d[a-z]?),(?=\s\p{Lu}\p{L}{2})/u)) {
		const match = part.exec(piece);
		const names = match && namesOf(match[2] ?? '');
		const isSourced = match && (isGroup(match[2] ?? '') || (match[3] === '' && !isJournal(match[2] ?? '', piece)));
		if (match && names && names.length > 0 && isSourced && !noAuthor.test(names[0] ?? '')) {
			const lone = group.slice(1, -1) === piece;
			const from = offset + start + (match[1] ?? '').length;
			yield {
				kind: 'author-year',
				span: lone
					? { start: offset, end: offset + group.length }
					: { start: from, end: offset + start + piece.trimEnd().length },
				labels: [...names, match[4] ?? ''],
			};
		}
		start += piece.length + 1;
	}
}

/** "(Example Clinic, 2022)": a body as author, with the comma that such citations have. */
function* institution(group: string, offset: number): Iterable<Citation> {
	const match =
		/^\((?:see )?((?:\p{Lu}[\p{L}.&’'-]{1,30} (?:(?:of|on|for|and|the|&) ){0,2}){0,8}\p{Lu}[\p{L}’'-]{1,30}), ((?:19|20)\d\d)[a-z]?\)$/u.exec(
			group,
		);
	if (match && body.test(match[1] ?? '')) {
		const span = { start: offset, end: offset + group.length };
		yield { kind: 'author-year', span, labels: [match[1] ?? '', match[2] ?? ''] };
	}
}

const body = sieved(
	/\b(?:Clinic|Institutes?|Trust|Association|Society|Organi[sz]ation|Administration|Agency|Library|Council|Academy|Foundation|Centers?|Centres?|Department|Network|Committee|Services?)\b|^(?:FDA|WHO|NICE|CDC|NIH|NHS|EMA|MHRA|TGA|SAMHSA|NIDA|ISMP|ASAM)$/u,
);

function isGroup(who: string): boolean {
	return (
		/\bet\s+al\b|\band (?:colleagues|co-?workers)$/u.test(who) || (/&|\band\b/u.test(who) && namesOf(who).length > 1)
	);
}

/** "Pain Med 2009", "Ann Neurol, 2010": two words before a year are a journal unless a comma shows them to be a surname. */
function isJournal(who: string, piece: string): boolean {
	return (
		journalWord.test(who) ||
		/\b(?:University|Hospital|School|State|Trial|Study|Journal|Review|Guidelines?|Pharmacy|Conference)\b/u.test(who) ||
		(/\p{Ll}[ \t\u00a0]\p{Lu}\p{Ll}/u.test(who) && !/,[ \t\u00a0](?:19|20)\d\d/u.test(piece))
	);
}

/** Length of the words before the first name that merely open the sentence: "In Younger" gives 3. */
function leadLength(who: string): number {
	const first = /^([\p{L}]{1,12})\.?[ \t\u00a0]+(?=\p{Lu})/u.exec(who);
	return first && leading.test(first[1] ?? '') ? first[0].length : 0;
}

/** A single capitalised word before a year: an author unless it is a common word, or the end of a longer name or title. */
function isLoneAuthor(who: string, before: string, whole: string): boolean {
	const words = who.split(/[ \t\u00a0]/u);
	if (
		words.length > 1 ||
		/,/.test(who) ||
		!/^\p{Lu}(?:\p{Ll}|['’]\p{Lu}|c\p{Lu}|ac\p{Lu})[\p{L}’'-]+$/u.test(who) ||
		noAuthor.test(who)
	) {
		return false;
	}
	const startsSentence = /(?:^|[.!?:;]["”’)]?\s)$/u.test(before);
	const isParenthetic = /\(\d{4}/.test(whole);
	return startsSentence || reporting.test(before) || (isParenthetic && /[\p{Ll}\d)][,;]?\s$/u.test(before));
}
