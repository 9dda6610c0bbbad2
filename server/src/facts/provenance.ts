/** Who answers for an article and how old it is: bylines, signatures, date lines and front matter. */
import type { Article, Block } from '../article/article.ts';
import { oncePer } from '../base/once.ts';
import { plainText } from './cues.ts';
import { sieved } from './literals.ts';

/** Names a person by surname, or a body with editorial responsibility, in a byline, signature or front matter. */
export function hasAuthor(article: Article): boolean {
	return hasFrontMatter(article, authorKeys, (it) => isResponsible(it, true)) || passagesOf(article).some(isByline);
}

/** Carries a date of publication, update or review. A © year or the date of an access is none. */
export function hasDate(article: Article): boolean {
	if (hasFrontMatter(article, dateKeys, (it) => /(?:19|20)\d\d/.test(it))) {
		return true;
	}
	return passagesOf(article).some(({ text, edge }) => isDateLine(text, edge));
}

const authorKeys =
	/^(?:authors?|author[_-]?name|by|byline|written[_-]?by|reviewe[dr](?:[_-]?by)?|(?:medical(?:ly)?[_-]?)?review(?:er|ed[_-]?by)|medical[_-]?reviewer|editors?|contributors?|publisher)$/;
const dateKeys = sieved(
	/^(?:date|dates|updated?(?:[_-]?(?:at|on|date))?|last[_-]?(?:updated|modified|reviewed|mod|review)|lastmod|modified(?:[_-]?(?:at|on|date))?|date[_-]?(?:modified|published|updated|created|reviewed)|pub(?:lish(?:ed)?)?[_-]?(?:date|at|on)?|published|created(?:[_-]?(?:at|on))?|review(?:ed)?(?:[_-]?(?:at|on|date))?)$/,
);

const credentials =
	'(?:M\\.?D|D\\.?O|N\\.?D|N\\.?P|P\\.?A|R\\.?N|R\\.?Ph|Pharm\\.?D|Ph\\.?D|FNP|APRN|DNP|BPharm|MBBS|MBChB|MRCGP|FRCP|MRPharmS|DC|MPH|MSc|BSc|CNS|RD|LAc|PA-C|FNP-C|FAAFP|FRACGP)';
const namePart =
	"(?:[A-Z][a-zà-öø-ÿ'’]+(?:-[A-Z][a-zà-öø-ÿ]+)*|(?:Mc|Mac|O'|De|Van|D')[A-Z][a-z]+|[A-Z]\\.|[A-Z](?= [A-Z]))";
const surname = "(?:[A-Z][a-zà-öø-ÿ]+|(?:Mc|Mac|O'|De|D')[A-Z][a-z]+)(?:-[A-Z][a-zà-öø-ÿ]+)*";
const particle = '(?:(?:van|von|de|der|den|la|le|bin|al|el|da|dos|di) )*';
const title = '(?:Dr|Prof(?:essor)?|Mr|Mrs|Ms|Miss|Doctor|Nurse|Pharmacist)\\.?';
const titledName = `${title} (?:${namePart} ){0,3}${particle}${surname}`;
const fullName = `(?:${namePart} ){1,3}${particle}${surname}`;
const person = `(?:${titledName}|${fullName})`;
const body =
	"(?:[A-Z][\\w&'-]*(?: (?:of|for|and|the|on|in|&))*,? ){0,6}(?:Trust|Society|Foundation|Institute|University|Hospitals?|College|Association|NHS|Clinic|Centre|Center|Pharmacy|Department|Council|Federation|Network|Alliance|Charity|Committee|Board|Health Service)";

const startOfByline =
	'(?:(?:this |the )?(?:article|page|post|leaflet|guide|content|information|text|blog)? ?(?:was |is |has been )?(?:medically |clinically |scientifically |expertly |originally )?(?:written|authored|reviewed|fact[- ]checked|edited|prepared|compiled|produced|published|posted|approved|verified|contributed|checked)(?:(?: and|,|/| &) (?:medically |clinically )?(?:written|reviewed|updated|approved|edited|checked))*(?: on [^|]{1,24}?| for [a-z ]{3,30}?)? by|(?:text|story|report|interview|column|words)(?: by|(?=:))|authors?(?:\\(s\\))?|written by|(?:medical |clinical |expert )?reviewers?|editors?|contributors?|byline|words|publisher)';
const named = `(?:\\s*[:|-])?\\s+(?:the |(?:our|the|its) (?:(?:medical|staff|health|science|clinical|lead|senior|chief|guest|freelance) )*(?:writer|editor|adviser|advisor|pharmacist|doctor|nurse|director|reporter|correspondent|contributor),? )?(?<name>${person}|${body})`;
const byline = sieved(
	new RegExp(
		`(?:^\\W*|[|·•;>./]\\s*)(?:${startOfByline}|${capitalised(startOfByline)}|(?:WRITTEN |REVIEWED |MEDICALLY REVIEWED )BY|AUTHORS?|REVIEWERS?)${named}`,
	),
);
const plainBy = sieved(new RegExp(`(?:^\\W*|[|·•]\\s*)(?:[Bb]y|BY)${named}`));
const commaBy = sieved(
	new RegExp(`,\\s*(?:medically |clinically )?(?:written|reviewed|edited|updated|checked) by${named}`),
);
const datedBy = sieved(new RegExp(`(?:19|20)\\d\\d,?\\s+(?:[Bb]y|BY)${named}`));
const credentialed = sieved(new RegExp(`^\\W*(?:${person}),? \\(?${credentials}\\b`));
const titledAlone = sieved(new RegExp(`^\\W*${titledName}\\s*(?:[,|·(-].{0,60})?$`));
const personAlone = sieved(new RegExp(`^\\W*${person}[^\\wà-öø-ÿ]*$`));
/** What one is comes behind the name: "Ann Smith, pharmacist". */
const personFirst = sieved(new RegExp(`^(?<name>${fullName})\\s?[,|·(].{1,120}$`));
const closing = sieved(
	/^(?:(?:kind|best|warm|with) (?:regards|wishes)|regards|yours|sincerely|warmly|best|in (?:good )?health|until next time|cheers|thanks?|take care|to your health|be well|love)\b.{0,20}$/i,
);
const nobody =
	/^(?:admin\w*|staff|(?:our|the) (?:team|staff|editors?)|team|editors?|webmaster|guest|user|author|unknown|anonymous|blog|editorial team|the editorial)\b|\b(?:team|staff|blog|writers|contributors|editors)\W*$|\b(?:gpt|chatgpt|ai|claude|gemini|llm|agent|bot|assistant|integrator|admin)\b/i;
const notNames =
	/^(?:low|high|naltrexone|ldn|blocking|binding|taking|using|acting|reducing|increasing|starting|stopping|understanding|how|what|why|who|when|is|the|your|our|dose|side|opioid|fda|reading|popular|category|date|home|share|related)\b|^\w+ing\b/i;

function capitalised(pattern: string): string {
	// Bylines stand in sentence case, title case or capitals: only the words' first letters may change.
	return pattern.replace(/(?<![\\\w])[a-z](?=[a-z])/g, (it) => `[${it}${it.toUpperCase()}]`);
}

function hasFrontMatter(article: Article, keys: RegExp, accepts: (value: string) => boolean): boolean {
	const values = article.frontMatter?.values;
	if (values === undefined) {
		return false;
	}
	return [...values].some(([key, value]) => keys.test(key) && texts(value).some(accepts));
}

function texts(value: unknown): string[] {
	if (typeof value === 'string' || typeof value === 'number') {
		return [String(value)];
	}
	if (value instanceof Date) {
		return Number.isNaN(value.getTime()) ? [] : [value.toISOString()];
	}
	if (Array.isArray(value)) {
		return value.slice(0, 20).flatMap(texts);
	}
	return value !== null && typeof value === 'object' && 'name' in value ? texts(value.name) : [];
}

function isResponsible(name: string, alone: boolean): boolean {
	const plain = plainText(name)
		.trim()
		.replace(/^the (?=[A-Z])/i, '');
	const cut = plain.replace(new RegExp(`,? ${credentials}\\b.*$`), '');
	if (nobody.test(plain) || notNames.test(plain)) {
		return false;
	}
	if (!alone) {
		return true;
	}
	const first = personFirst.exec(plain)?.groups?.name;
	return (
		personAlone.test(cut) ||
		new RegExp(`^\\W*${body}`).test(plain) ||
		titledAlone.test(plain) ||
		(first !== undefined && !nobody.test(first) && !topicWords.test(first))
	);
}

/** A block as the eye sees it: as one text, and line by line where it has several. */
interface Passage {
	readonly block: Block;
	readonly text: string;
	readonly before: string;
	/** The line or block that follows. */
	readonly after: string;
	/** Among the first or the last blocks, where bylines and dates stand alone. */
	readonly edge: boolean;
	/** Among the last blocks, where signatures stand. */
	readonly last: boolean;
}

const passagesOf = oncePer((article: Article): readonly Passage[] => {
	const blocks = prose(article);
	return blocks.flatMap((block, index) => {
		const before = plainText(blocks[index - 1]?.prose.text ?? '').trim();
		const next = plainText(blocks[index + 1]?.prose.text ?? '').trim();
		const edge = index < 8 || index >= blocks.length - 5;
		const lines = linesOf(article, block, edge);
		return lines.map((text, line) => ({
			block,
			text,
			before: (line > 1 && lines[line - 1]) || before,
			after: (line > 0 && lines[line + 1]) || next,
			edge,
			last: index >= blocks.length - 3,
		}));
	});
});

function linesOf(article: Article, block: Block, edge: boolean): readonly string[] {
	const whole = plainText(block.prose.text).replace(/\s+/g, ' ').trim();
	const source = edge && whole.length <= 600 ? article.text.slice(block.span.start, block.span.end) : '';
	const lines = article.format === 'html' ? htmlLines(source) : source.includes('\n') ? source.split(/\r?\n/) : [];
	const sentences = edge && block.sentences.length > 1 && whole.length <= 400 ? block.sentences : [];
	return [
		whole,
		...lines.map((it) => plainText(it.replace(/\]\([^)\s]*\)|[[\]#>]/g, '')).trim()),
		...sentences.map(({ start, end }) => plainText(block.prose.text.slice(start, end)).replace(/\s+/g, ' ').trim()),
	];
}

function htmlLines(source: string): readonly string[] {
	const lines = source.split(/<br\b[^>]{0,100}>/i);
	return lines.length > 1 ? lines.map((it) => it.replace(/<[^>]{0,500}>/g, '').replace(/\s+/g, ' ')) : [];
}

function isByline(it: Passage): boolean {
	const isShort = it.text.length <= 120 && !it.text.endsWith('.');
	if (it.text.length <= 400) {
		const patterns = [byline, ...(it.text.length <= 160 ? [plainBy] : []), ...(isShort ? [datedBy, commaBy] : [])];
		const names = patterns.map((pattern) => pattern.exec(it.text)?.groups?.name);
		if (names.some((name) => name !== undefined && isResponsible(name, false))) {
			return true;
		}
	}
	const about = /^about the (?:author|writer|reviewer)|^(?:author|reviewer|written by|medically reviewed by)\b/i;
	if (it.block.sectionPath.some((heading) => about.test(heading)) || about.test(it.before)) {
		return new RegExp(`^\\W*${person}`).test(it.text) && !notNames.test(it.text);
	}
	if (it.edge && it.text.length <= 160 && credentialed.test(it.text) && !nobody.test(it.text)) {
		return true;
	}
	if (it.last && it.text.length <= 300 && biography.test(it.text) && !notNames.test(it.text)) {
		return true;
	}
	if (
		!it.edge ||
		it.text.length > 120 ||
		/[.!?]$/.test(it.text.replace(/\b[A-Z]\.?[A-Z]?\.$/, '')) ||
		nobody.test(it.text)
	) {
		return false;
	}
	return (
		(titledAlone.test(it.text) && it.text.split(' ').length <= 10) ||
		(isNameOverDate(it) && !notNames.test(it.text)) ||
		(it.last && it.block.kind !== 'quote' && dashedName.test(it.text) && !/["”][^\w"”]*$/.test(it.before)) ||
		(personAlone.test(it.text) && closing.test(it.before.replace(/(?<![,!.])[,!.]+$/, '')))
	);
}

/** "Ann Smith" over or beside "March 3, 2025": a byline without a word, below the title. */
function isNameOverDate({ text, block, before, after }: Passage): boolean {
	const [name = '', ...rest] = text.split(/(?:(?<!\s)\s+)?[|·•]\s*/);
	const date = rest.length > 0 ? rest.join(' | ') : after;
	return (
		block.kind !== 'heading' &&
		before !== '' &&
		!topicWords.test(name) &&
		nameAlone.test(name) &&
		date.length <= 60 &&
		dateAlone.test(date)
	);
}

const nameAlone = sieved(new RegExp(`^${fullName}$`));
/** "Ann Smith lives in Leeds and writes this column." */
const biography = sieved(
	new RegExp(
		`^\\W*${person}\\b[^.]{0,80}\\b(?:writes|edits|blogs|author of this|writer|journalist|editor|columnist|blogger|lives (?:in|with|near))\\b`,
	),
);
const dashedName = sieved(new RegExp(`^[-~]{1,2}\\s?${person}(?:,.{1,30})?$`));
const topicWords = sieved(
	/\b(?:fibro|warriors?|team|group|community|forum|society|back|pain|disease|health\w*|medicine|clinic|center|centre|pharmacy|news\w*|blog|guide|treatment|therapy|syndrome|fibromyalgia|covid|lyme|wellness|research|letter|update|month|week|part|day|patient|story|stories|immune|chronic|care|magazine|journal|digest|foundation|question|answers?|experience|facts?|sheet|naltrexone)\b/i,
);

const month =
	'(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const year = '(?:19|20)\\d\\d';
const weekday = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )';
const clock = '(?:,? (?:at )?\\d{1,2}[:.]\\d\\d ?(?:am|pm|gmt|bst|est|utc)?)';
const fullDate = `(?:q[1-4],? ${year}|(?:spring|summer|autumn|fall|winter) ${year}|\\d{1,2}/${year}|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month},? ${year}|${month} \\d{1,2}(?:st|nd|rd|th)?,? ${year}|${month},? ${year}|${year}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?|\\d{1,2}[-/.]\\d{1,2}[-/.](?:${year}|\\d\\d))`;
const dateLabel =
	'(?:(?:page |content |article |issue |leaflet |handout |document  |date |first |originally |medically |clinically |last |was |this \\w+ (?:was |is )?(?:last )?)*(?:updated?|reviewed|published|posted|modified|revised|revision|rev\\.?|issued|released?|edited|written|checked|sent|prepared|compiled|uploaded|printed|produced)|(?:publication|review|issue|revision|release|update|approval|effective) date|date(?: of (?:publication|issue|review|preparation|last review|update|revision)| approved| issued| published| written| reviewed)?|approved|version|last review|next review(?: due)?|journal|published online)';
const dated = `(?:\\.?(?: \\d{1,2} (?:day|week|month|year)s? ago)?[^.;\\d]{0,60}?${fullDate}|(?: date)?\\s*(?:[:-]\\s*)?(?:in |on )?${year}\\b)`;
const labelled = sieved(
	new RegExp(
		`(?:(?:[|·•;.>()\\]-]\\s*|\\b(?:page|article|leaflet|post|guide|content|information|text|document) (?:was |is |has been )?(?:last )?)${dateLabel}\\b${dated}|, ?(?!published in)${dateLabel}\\b[^.;\\d]{0,40}?${fullDate})`,
		'i',
	),
);
const labelledAtStart = sieved(new RegExp(`^\\W*${dateLabel}\\b${dated}`, 'i'));
const dateAlone = sieved(
	new RegExp(
		`(?:^|[|·•>-]\\s*)${weekday}?${fullDate}${clock}?(?:\\s*[|·•,(-]| (?:issue|edition|newsletter)\\b|$)|,\\s*${weekday}?${fullDate}${clock}?\\W*$`,
		'i',
	),
);

function isDateLine(text: string, edge: boolean): boolean {
	if (
		/\b(?:retrieved|accessed|copyright|all rights)\b|©|published (?:in|by) (?:the )?(?:journal|[a-z]+ (?:journal|medicine))/i.test(
			text,
		)
	) {
		return new RegExp(`\\b(?:updated|reviewed|published|modified)\\b[^.;\\d]{0,20}${fullDate}`, 'i').test(text) && edge;
	}
	if (labelledAtStart.test(text) && text.length <= 300) {
		return !/^\W*(?:published|written|date|version|journal)\b[^:]{0,30}\b(?:stud|trial|review|paper|research)/i.test(
			text,
		);
	}
	return (text.length <= 140 && labelled.test(text) && edge) || (edge && text.length <= 80 && dateAlone.test(text));
}

function prose(article: Article): readonly Block[] {
	return article.blocks.filter(
		(it) =>
			it.kind !== 'reference' &&
			!it.sectionPath.some((heading) => /^\W*(?:references|bibliography|sources|further reading)\b/i.test(heading)),
	);
}
