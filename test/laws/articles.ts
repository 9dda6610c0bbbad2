/** Articles for laws that hold of every text: prose as writers of medicine write it, and bytes as nobody should. */
import fc from 'fast-check';
import type { ArticleFormat } from '../../server/src/article/article.ts';
import { examplesIn, type RuleFolder } from '../support/examples.ts';
import { htmlFragments } from '../support/html-fragments.ts';
import { markdownFragments } from '../support/markdown-fragments.ts';
import { snippets } from '../support/random.ts';
import { renderHtml } from '../support/render-html.ts';

export interface AnyArticle {
	readonly format: ArticleFormat;
	/** Without a byte order mark at its start, as every front hands it over. */
	readonly text: string;
}

/** Of an article, told so that it means something in every text. */
export interface AnyEdit {
	/** Where, in thousandths of the text's length. */
	readonly at: number;
	/** UTF-16 code units that it takes out. */
	readonly removed: number;
	readonly inserted: string;
}

/** `folders`: the rules, of whose examples articles are put together. */
export function anyArticleOf(folders: readonly RuleFolder[]): fc.Arbitrary<AnyArticle> {
	const text = fc.oneof(
		{ arbitrary: prose(), weight: 4 },
		{ arbitrary: damaged(prose()), weight: 3 },
		{ arbitrary: mixture(partsOf(folders)), weight: 3 },
		{ arbitrary: damaged(mixture(partsOf(folders))), weight: 2 },
		{ arbitrary: noise(), weight: 1 },
	);
	const html = fc
		.tuple(text, fc.constantFrom(renderHtml, inTags), pieces(htmlFragments, 6))
		.map(([it, render, more]) => `${render(it)}${more}`);
	return fc
		.oneof(
			{ arbitrary: fc.record({ format: fc.constant<ArticleFormat>('markdown'), text }), weight: 3 },
			{ arbitrary: fc.record({ format: fc.constant<ArticleFormat>('plaintext'), text }), weight: 2 },
			{ arbitrary: fc.record({ format: fc.constant<ArticleFormat>('mdx'), text: withJsx(text) }), weight: 1 },
			{ arbitrary: fc.record({ format: fc.constant<ArticleFormat>('html'), text: html }), weight: 2 },
		)
		.map((it) => ({ ...it, text: it.text.replace(/^\uFEFF+/, '') }));
}

export const anyEdit = (): fc.Arbitrary<AnyEdit> =>
	fc.record({
		at: fc.nat({ max: 1000 }),
		removed: fc.oneof(fc.constant(0), fc.nat({ max: 40 })),
		inserted: fc.oneof(
			{ arbitrary: fc.constantFrom(...snippets, ...structure()), weight: 5 },
			{ arbitrary: hostileText(), weight: 1 },
		),
	});

export function applyAnyEdit(text: string, { at, removed, inserted }: AnyEdit): string {
	const start = Math.floor((text.length * at) / 1000);
	return text.slice(0, start) + inserted + text.slice(start + removed);
}

/** An article about the drug, right and wrong sentences in it, with their marks. */
function prose(): fc.Arbitrary<string> {
	const ended = fc
		.tuple(sentence(), fc.constantFrom('. ', '. ', '.', '! ', '?\n', '.\r\n', ';  ', ' – ', '.\t'))
		.map((it) => it.join(''));
	const block = fc.oneof(
		{ arbitrary: fc.array(ended, { minLength: 1, maxLength: 3 }).map((it) => `${it.join('')}\n\n`), weight: 6 },
		{ arbitrary: fc.array(ended, { minLength: 1, maxLength: 3 }).map((it) => `- ${it.join('\n- ')}\n\n`), weight: 2 },
		{ arbitrary: ended.map((it) => `> ${it}\n\n`), weight: 1 },
		{
			arbitrary: fc
				.tuple(dose(), dose())
				.map(([a, b]) => `| Week | Dose |\n| --- | --- |\n| 1 | ${a} |\n| 2 | ${b} |\n\n`),
			weight: 1,
		},
		{ arbitrary: fc.constantFrom(...suppressions), weight: 1 },
		{ arbitrary: fc.constantFrom(...structure()), weight: 3 },
	);
	return fc
		.tuple(fc.constantFrom(...heads), fc.array(block, { minLength: 1, maxLength: 5 }))
		.map(([head, blocks]) => head + blocks.join(''));
}

function sentence(): fc.Arbitrary<string> {
	return fc
		.tuple(
			fc.constantFrom('LDN', 'Low-dose naltrexone', 'Naltrexone 50 mg', 'The drug', 'It', 'ReVia®', 'LDN (naltrexone)'),
			fc.constantFrom(
				'is taken at {dose} every night',
				'cures fibromyalgia',
				'may reduce pain in Crohn’s disease',
				'has no side effects at all',
				'reduced fatigue by 37% in a trial of 31 women',
				'can be taken with opioids',
				'should not be taken with opioids such as tramadol {dose}',
				'blocks opioid receptors for a few hours',
				'is sold as {dose} capsules, start with {dose} then {dose}–{dose}',
				'goes from {dose} to {dose} QD, or {dose}/{dose} q.d. and 5 U of insulin',
				'helped me walk again after two weeks',
				'stopped tumours from growing in mice',
				'is safe in pregnancy',
				'is prescribed off-label',
				'was found doi:10.1002/art.37734. to help (PMID: 23359310, NCT01052285)',
				'costs $40 a month; ask your doctor first',
				'contains [INSERT DOSE] of naltrexon, as an AI language model would say',
				'is dissolved: crush a 50 mg tablet in 50 mL of water and take {dose}',
			),
			fc.constantFrom(
				'',
				' [1]',
				'[^a]',
				' (Smith et al., 2020)',
				' (R)',
				' [citation needed]',
				' [@doe2019; @roe]',
				' 😀',
			),
			fc.array(dose(), { minLength: 4, maxLength: 4 }),
		)
		.map(([subject, verb, mark, doses]) => {
			let next = 0;
			return `${subject} ${verb.replace(/\{dose\}/g, () => doses[next++] ?? '')}${mark}`;
		});
}

function dose(): fc.Arbitrary<string> {
	return fc
		.tuple(
			fc.constantFrom(
				'0.5',
				'.5',
				'1.0',
				'4.5',
				'3',
				'12',
				'50',
				'1,500',
				'4500',
				'1000000',
				'0.001',
				'１',
				'½',
				'4,5',
				'1e99',
			),
			fc.constantFrom(
				' mg',
				'mg',
				' mcg',
				' µg',
				'μg',
				' g',
				'',
				' mL',
				'mg/day',
				' MG',
				' milligrams',
				'\u00A0mg',
				'-mg',
			),
		)
		.map((it) => it.join(''));
}

const heads = [
	'# Low dose naltrexone\n\n',
	'# Low dose naltrexone\n\n',
	'',
	'---\ntitle: LDN\nauthor: Jane Roe\ndate: 2024-02-30\nldn-lint: { disable: [dose/*], reason: a test }\n---\n',
	'---\ntitle: LDN\nbibliography: works.bib\nreferences:\n  - id: doe2019\n    title: A trial\n---\n\n',
	'---\n: [\n---\n',
	'---\ntitle: never closed\n\n',
];

const suppressions = [
	'<!-- ldn-lint-disable-next-line dose/unsupported-range -- the dose of a trial -->\n',
	'<!-- ldn-lint-disable -->\n\n',
	'<!-- ldn-lint-enable claim/overstated -->\n\n',
	'<!-- ldn-lint-disable-file text/* -- a test -->\n\n',
	'{/* ldn-lint-disable-next-line claim/overstated -- a test */}\n\n',
	'<!-- ldn-lint-disable-next-line dose/none until=2020-13-45 by=Jane -->\n',
	'LDN cures all. <!-- ldn-lint-disable-line -- as quoted -->\n',
];

function structure(): readonly string[] {
	return [
		'## Side effects\n\n',
		'## References\n\n1. Doe J. A trial of naltrexone. J Pain. 2019;1:1-9. doi:10.1000/1\n2. Roe R. 2020.\n\n',
		'[^a]: Younger J, et al. Low-dose naltrexone for fibromyalgia. Arthritis Rheum. 2013;65:529-38.\n\n',
		'[1]: https://example.org/work "A work"\n',
		'**Disclaimer:** This is general information and no medical advice.\n\n',
		'Talk to your doctor before you take it. Do not take it with opioids.\n\n',
		'```\nTake 500 mg\n```\n\n',
		'| Dose | Use\n|---|\n| LDN 12 mg | [a](b)',
		'<table><tr><th>Dose<td>LDN 12 mg</table>\n\n',
		'References\n[1] Doe J. A trial. 2019.\n[2] https://pubmed.ncbi.nlm.nih.gov/23359310/\n',
	];
}

/** Blocks of the rules' own examples: at least one that each rule reports. */
function partsOf(folders: readonly RuleFolder[]): readonly string[] {
	return folders
		.flatMap(({ readme, cases }) => [...examplesIn(readme, ''), ...examplesIn(cases, '')])
		.flatMap(({ text }) => text.split(/(?<=\n\n)/))
		.filter((it) => it.length < 400);
}

/** Every construct of Markdown and HTML, in any order, cut anywhere. */
function mixture(parts: readonly string[]): fc.Arbitrary<string> {
	const one = fc.oneof(
		{ arbitrary: fc.constantFrom(...parts), weight: 3 },
		{ arbitrary: fc.constantFrom(...markdownFragments), weight: 2 },
		{ arbitrary: sentence().map((it) => `${it}. `), weight: 1 },
	);
	return fc
		.tuple(fc.constantFrom(...heads), fc.array(one, { minLength: 1, maxLength: 6 }), fc.nat({ max: 3000 }))
		.map(([head, some, cut]) => (head + some.join('')).slice(0, cut < 1000 ? Math.max(cut, 1) : undefined));
}

/** With things put in and taken out where they do harm. */
function damaged(whole: fc.Arbitrary<string>): fc.Arbitrary<string> {
	const harm = fc.record({ at: fc.nat({ max: 1000 }), removed: fc.nat({ max: 3 }), inserted: hostileText() });
	return fc
		.tuple(whole, fc.array(harm, { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\n', '\r\n', '\r', '\n\u2028'))
		.map(([text, harms, end]) => harms.reduce(applyAnyEdit, text).replaceAll('\n', end));
}

function hostileText(): fc.Arbitrary<string> {
	return fc.oneof(
		fc.constantFrom(...hostile),
		fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
		fc.nat({ max: 0xffff }).map((it) => String.fromCharCode(it)),
	);
}

const hostile = [
	...[
		'😀',
		'👩‍⚕️',
		'\uD83D',
		'\uDE00',
		'\uD800 ',
		'\u0000',
		'\uFEFF',
		'\u202E',
		'\u2066',
		'\u200B',
		'\u00AD',
		'\u0301',
		'\uFFFC',
		'\uFFFD',
	],
	...[
		'\t',
		'\r',
		'\r\n',
		'\n',
		'\u00A0',
		'\u2028',
		'\u0085',
		'\v',
		'\f',
		'\u001B[31m',
		'“',
		'”',
		'’',
		'–',
		'—',
		'\u2212',
		'٣',
		'零',
	],
	...[
		'<!--',
		'-->',
		'<!-- ldn-lint-disable',
		'{/*',
		'*/}',
		'<',
		'>',
		'</p>',
		'<p',
		'<script>',
		'<!DOCTYPE',
		'<![CDATA[',
		'&#x110000;',
		'&#0;',
		'&amp',
	],
	...[
		'```',
		'~~~',
		'`',
		'**',
		'_',
		'[',
		'](',
		'[^',
		']:',
		'![',
		'|',
		'\\',
		'# ',
		'> ',
		'- ',
		'1. ',
		'    ',
		'---\n',
		'===\n',
		'{{',
		'{%',
		'$$',
	],
	...[
		'99999999999999999999',
		'1e400',
		'-0',
		'0.0000000001',
		'4.5.6',
		'1,,5',
		'½',
		'𝟒.𝟓 mg',
		'LDN',
		'mg',
		' mg/kg',
		'%',
		'ﬁ',
		'İ',
		'ß',
		'Ä',
	],
	...[
		'â€™',
		'Ã©',
		'Â ',
		'__proto__',
		'constructor',
		'[1-99999999]',
		'[^constructor]',
		'(Proto, 2020)',
		'10.1000/',
		'https://',
		'PMID: ',
	],
];

/** Any code units: halves of pairs, controls, marks that turn the text around. */
function noise(): fc.Arbitrary<string> {
	return fc.oneof(
		fc.string({ unit: 'binary', maxLength: 80 }),
		fc
			.array(fc.nat({ max: 0xffff }), { maxLength: 40 })
			.map((it) => `LDN ${String.fromCharCode(...it)} naltrexone 4.5 mg`),
		pieces([...'[](){}<>*_`#|\\!&;:-=~^"\'\n\r\t \u0000\u202E0.5mgLDN', 'LDN ', ' mg', '\n\n'], 150),
	);
}

function withJsx(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
	const jsx = [
		"import A from 'a'\n\n",
		'export const a = 1\n\n',
		'<Note>\n\n',
		'</Note>\n\n',
		'<Note a={1}>LDN 12 mg</Note>\n\n',
		'{a}',
		'{/* b */}',
		'{',
		'}',
	];
	return fc
		.tuple(text, fc.array(fc.tuple(fc.nat({ max: 1000 }), fc.constantFrom(...jsx)), { maxLength: 3 }), fc.boolean())
		.map(([it, some, escapes]) =>
			some.reduce(
				(whole, [at, inserted]) => applyAnyEdit(whole, { at, removed: 0, inserted }),
				escapes ? it.replace(/<!--(.*?)-->/gs, '{/*$1*/}').replace(/[<{](?!\/\*)/g, '\\$&') : it,
			),
		);
}

/** In HTML by hand: elements left open, text as it is. */
function inTags(text: string): string {
	return text
		.replace(/^# (.*)$/gm, '<h1>$1</h1>')
		.replace(/^## (.*)$/gm, '<h2>$1')
		.replace(/^- (.*)$/gm, '<li>$1')
		.replace(/\n\n/g, '\n<p>');
}

function pieces(list: readonly string[], maxLength: number): fc.Arbitrary<string> {
	return fc.array(fc.constantFrom(...list), { maxLength }).map((it) => it.join(''));
}
