/** What a template left to be filled in. */
import type { Span } from '../../../base/span.ts';
import { sieved } from '../../../facts/literals.ts';

/** Offsets into `text`, in order, without overlap. */
export function findPlaceholders(text: string): readonly Span[] {
	if (!/[[<{_X(]|ipsum| here/u.test(text)) {
		return [];
	}
	const found = [...bracketed(text), ...free.flatMap((pattern) => matches(text, pattern))];
	return found
		.sort((a, b) => a.start - b.start)
		.filter((it, index, all) => index === 0 || it.start >= (all[index - 1]?.end ?? 0));
}

const whose = "(?:your|my|our|the|an?|author's|clinic's|patient's|doctor's)";

/** Things that have a name, an address or a number of their own. */
const owner =
	'(?:author|brand|business|city|client|clinic|company|contact|customer|doctor|facility|first|full|hospital|last|middle|organi[sz]ation|patient|pharmacist|pharmacy|physician|practice|prescriber|product|provider|recipient|reviewer|site|state|street|website)';

const thing =
	'(?:address|bio|cell|credentials|date|e-?mail(?: address)?|hours|id|initials|location|logo|mobile|name|number|phone(?: number)?|price|signature|tagline|telephone(?: number)?|title|url|website|zip(?: code)?)';

/** `[sic]`, `[withheld]` and links are none: what stands in the brackets must ask to be filled in. */
const asks = sieved(
	new RegExp(
		[
			String.raw`(?:please )?(?:insert|add|enter|type|put|paste|fill in|replace with|replace|describe|specify|provide|include)[\s:][^\]\n]{2,80}`,
			String.raw`(?:insert|fill in|placeholder|tbd|tba|to be (?:added|completed|confirmed|determined|written|filled in)|your text(?: here)?|blank)`,
			String.raw`${whose} (?:[\w'-]{2,20} ){0,2}(?:${owner}|${thing})(?: (?:${thing}|here))?`,
			String.raw`(?:${owner}(?:'s)? ){1,2}${thing}(?: here)?`,
			String.raw`(?:${thing} )?(?:phone number|e-?mail address|street address|contact (?:details|information|info)|website url|publication date|review date)(?: here)?`,
			String.raw`(?:${owner}|${thing}|image|photo|link|quote|text|statistic) (?:goes )?here`,
			String.raw`(?:dr\.? )?(?:x{2,4}|_{2,20}|\.{3,10})`,
		]
			.map((it) => `(?:${it})`)
			.join('|'),
		'iu',
	),
);
const single = sieved(
	/^(?:Name|Date|Address|Phone|Email|E-mail|City|Company|Signature|URL|Clinic|Pharmacy|Month|Year|Topic|Keyword|Product|Brand)$/u,
);
const whole = sieved(new RegExp(`^(?:${asks.source})$`, 'iu'));

/** A source that is missing has its own rule. */
const sourceWords = sieved(/\b(?:citations?|cite|references?|refs?|sources?|doi|pmid)\b/iu);

const bracket = sieved(
	/\[([^[\]\n]{2,90})\](?![([:])|<([a-z][a-z _'-]{2,40})>|\{\{?\s?([a-z][\w .'-]{2,40})\s?\}?\}/giu,
);

function* bracketed(text: string): Iterable<Span> {
	for (const match of text.matchAll(bracket)) {
		const content = (match[1] ?? match[2] ?? match[3] ?? '')
			.trim()
			.replace(/[\u2018\u2019]/g, "'")
			.replace(/_/g, (it) => (match[1] === undefined ? ' ' : it));
		const isPlaceholder = whole.test(content) || (match[1] !== undefined && single.test(content));
		if (isPlaceholder && !sourceWords.test(content)) {
			yield { start: match.index, end: match.index + match[0].length };
		}
	}
}

const free: readonly RegExp[] = [
	/\blorem ipsum dolor\b[^.]{0,200}\.?/giu,
	/(?<![\w-])X{3}-X{3,4}(?:-X{4})?(?![\w-])|\(X{3}\) ?X{3}-X{4}|[$\u00a3\u20ac]X{2,5}\b/gu,
	/(?<![\w-])X{2,3}(?: ?%| (?:mg|mcg|ml|mL|patients|people|participants|years|months|weeks|days)\b)/gu,
	/^(?:add|enter|insert|type|paste|put) (?:an? |the |your |some )?(?:[a-z]{3,15} )?(?:bio|caption|content|copy|description|heading|headline|image|intro|introduction|name|paragraph|photo|quote|subtitle|summary|testimonial|text|title) here\.?$/giu,
	/^(?:your|the) (?:content|text|title|heading|description) (?:goes )?here\.?$/giu,
].map(sieved);

function matches(text: string, pattern: RegExp): Span[] {
	return [...text.matchAll(pattern)].map((it) => ({ start: it.index, end: it.index + it[0].length }));
}
