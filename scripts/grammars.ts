import type { DrugProfile } from '../server/src/drugs/profile.ts';
import { unitWords } from '../server/src/drugs/quantity.ts';

/**
 * The TextMate grammars of the extension, by path: what an editor colours while an article is written. Units and names
 * come from where the linter has them.
 */
export function grammars(profiles: readonly DrugProfile[]): ReadonlyMap<string, unknown> {
	const patterns = [suppression, dose(), drugs(profiles), placeholder, ...citations];
	return new Map([
		[
			'syntaxes/ldn-lint.injection.tmLanguage.json',
			{
				name: 'Suppressions of ldn-lint',
				scopeName: 'ldn-lint.injection',
				injectionSelector: 'L:text.html comment.block.html, L:source.mdx comment.block',
				patterns: [suppression],
			},
		],
		[
			'syntaxes/ldn-lint.articles.tmLanguage.json',
			{
				name: 'Doses, drugs and citations of ldn-lint',
				scopeName: 'ldn-lint.articles',
				injectionSelector: `L:text.html.markdown - (${notProse.join(', ')})`,
				patterns: patterns.slice(1),
			},
		],
		[
			'syntaxes/ldn-lint.plaintext.tmLanguage.json',
			{ name: 'Plain text with the marks of ldn-lint', scopeName: 'text.plain.ldn-lint', patterns },
		],
	]);
}

/** Scopes of Markdown in which nothing is prose. */
const notProse = [
	'markup.fenced_code',
	'markup.inline.raw',
	'markup.raw',
	'markup.underline.link',
	'meta.image',
	'meta.embedded',
	'meta.link.reference.def',
	'meta.link.footnote',
	'comment',
	'meta.tag',
];

const suppression = {
	match: String.raw`\b(ldn-lint-(?:disable-next-line|disable-line|disable-file|disable|enable))((?:[ \t,]+(?!--|\*/)[^\s,>]+)*)(?:[ \t]+(--+)[ \t]+(.*?))?(?=[ \t]*(?:-->|\*/)|$)`,
	captures: {
		1: { name: 'keyword.control.suppression.ldn-lint' },
		2: { name: 'entity.name.function.rule.ldn-lint' },
		3: { name: 'punctuation.separator.reason.ldn-lint' },
		4: { name: 'string.unquoted.reason.ldn-lint' },
	},
};

/** An amount, or a range of amounts, with its unit. */
function dose() {
	const amount = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)?\.?\d+`;
	const units = unitWords.filter((it) => it.length > 1 || it === 'g').map(literal);
	const unit = units.sort((a, b) => b.length - a.length).join('|');
	return {
		match: String.raw`(?<![\w.])(${amount}(?:[ \t]?(?:-|–|—|to)[ \t]?${amount})?)[ \t\u00A0\u202F-]?(${unit})(?:[ \t]?/[ \t]?(?:kg|d|day|dose|mL))?(?![\w])`,
		captures: { 1: { name: 'constant.numeric.dose.ldn-lint' }, 2: { name: 'keyword.other.unit.dose.ldn-lint' } },
	};
}

/** The names of the low dose, which the article is about; those of the drug at any dose, too. */
function drugs(profiles: readonly DrugProfile[]) {
	const words = [...new Set(profiles.flatMap((it) => it.names.map(({ text }) => text)))]
		.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
		.map((it) => (/^[A-Z]+$/.test(it) ? literal(it) : `(?i:${literal(it).replace(/ /g, '[ \\u00A0-]')})`));
	return { match: String.raw`(?<!\w)(?:${words.join('|')})(?!\w)`, name: 'support.class.drug.ldn-lint' };
}

const placeholder = {
	match: String.raw`\[(?i:citation needed|source needed|source\?|ref\?|citation|reference|todo|tbd|insert [\w ]{1,30})\]|\((?:R|ref|REF)\)|\b(?:TODO|TBD|TKTK|lorem ipsum)\b`,
	name: 'invalid.deprecated.placeholder.ldn-lint',
};

const citations = [
	{ match: String.raw`\[\^[\w-]+\](?!:)`, name: 'string.other.citation.ldn-lint' },
	{ match: String.raw`\[(?:-?@[\w:.#$%&+?<>~/-]+(?:; ?)?)+\]`, name: 'string.other.citation.ldn-lint' },
	{ match: String.raw`\[\d{1,3}(?:(?:, ?|[-–])\d{1,3})*\](?![(\[:])`, name: 'string.other.citation.ldn-lint' },
	{
		match: String.raw`\((?:\p{Lu}[\p{L}'’-]+(?: et al\.?,?| (?:and|&) \p{Lu}[\p{L}'’-]+,?|,)? (?:19|20)\d{2}[a-z]?(?:; )?)+\)`,
		name: 'string.other.citation.ldn-lint',
	},
	{ match: String.raw`\b(?:doi:[ ]?)?10\.\d{4,9}/[^\s)\]>"']+`, name: 'markup.underline.link.doi.ldn-lint' },
	{ match: String.raw`\bPM(?:ID:?[ ]?\d{4,9}|C\d{5,9})\b`, name: 'markup.underline.link.pubmed.ldn-lint' },
];

function literal(text: string): string {
	return text.replace(/[.*+?^$(){}|[\]\\]/g, '\\$&');
}
