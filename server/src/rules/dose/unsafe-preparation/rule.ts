import type { Article, Block } from '../../../article/article.ts';
import type { Span } from '../../../base/span.ts';
import type { DrugProfile } from '../../../drugs/profile.ts';
import type { DrugMention } from '../../../facts/drug-mentions.ts';
import { defineArticleRule } from '../../../linter/rule.ts';
import {
	bypass,
	cues,
	forbidden,
	guide,
	hint,
	negation,
	negativeByNature,
	slowReleaseOfOthers,
	type UnsafeCue,
} from './cues.ts';

export const rule = defineArticleRule(
	{
		id: 'dose/unsafe-preparation',
		area: 'dose',
		summary: 'Readers told to prepare, buy or change the drug by themselves, or to use slow-release forms.',
		severity: 'error',
		fixes: [],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			selfPreparation:
				'Low doses of {name} made at home from full-strength tablets are inexact. Point readers to a pharmacy that compounds them.',
			slowRelease:
				'{lowDose} is studied in immediate-release forms alone; a slow-release form changes how long receptors are blocked. Recommend immediate release.',
			withoutPrescription:
				'{drug} is a prescription medicine, and buying it without one skips the check for opioids and liver disease. Point readers to a prescriber.',
			onOwn:
				'Readers are told to start, stop or change {name} on their own, without the check for opioids and other risks. Tell them to ask their prescriber first.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		for (const [index, block] of article.blocks.entries()) {
			const drugs = facts.blocks[index]?.drugs ?? [];
			const profile =
				facts.subject.main ?? drugs.map((it) => facts.subject.drugs.find(({ id }) => id === it.drug)).find(Boolean);
			if (profile === undefined || block.kind === 'reference') {
				continue;
			}
			for (const { cue, span } of unsafeIn(article, block, index, drugs, profile)) {
				yield report(
					cue,
					block.prose.toSource(span),
					{ name: profile.name, drug: capitalised(profile.name), lowDose: capitalised(profile.lowDoseName) },
					{
						severity: guide.test(block.prose.text.replace(bypass, '')) ? 'warning' : 'error',
						sources: [sourceFor(profile)],
					},
				);
			}
		}
	},
);

interface Unsafe {
	readonly cue: UnsafeCue['id'];
	/** In the block's prose. */
	readonly span: Span;
}

/** At most one finding a sentence, the first cue that fits; lists of forms are looked at as a whole. */
function* unsafeIn(
	article: Article,
	block: Block,
	index: number,
	drugs: readonly DrugMention[],
	profile: DrugProfile,
): Iterable<Unsafe> {
	for (const sentence of block.sentences) {
		const said = block.prose.text.slice(sentence.start, sentence.end).replaceAll('’', "'");
		const isOthers = drugs.length > 0 && namesOnlyOthers(drugs, sentence);
		const cue =
			isOthers || block.kind === 'heading' || !hint.test(said) ? undefined : cues.find((it) => holds(it, said, block));
		if (cue !== undefined && !said.trimEnd().endsWith('?')) {
			yield { cue: cue.id, span: sentence };
		}
	}
	const form = slowReleaseForm.exec(block.prose.text);
	if (
		form !== null &&
		isRecommendedForm(article, block, index) &&
		!slowReleaseOfOthers.test(block.prose.text) &&
		profile !== undefined
	) {
		yield { cue: 'slowRelease', span: { start: form.index, end: form.index + form[0].length } };
	}
}

function holds(cue: UnsafeCue, said: string, block: Block): boolean {
	const match = cue.pattern.exec(said);
	if (match === null || cue.unless?.test(said)) {
		return false;
	}
	const above = `${block.leadIn ?? ''} ${block.sectionPath.at(-1) ?? ''}`.replaceAll('’', "'");
	if (cue.id === 'slowRelease' && slowReleaseOfOthers.test(said)) {
		return false;
	}
	const excuse = negativeByNature.has(cue.id) ? forbidden : negation;
	return (
		!excuse.test(ownClause(said, match.index)) &&
		!/\b(?:do not|don't|never|avoid|not to|mistakes?|myths?|warnings?)\b/iu.test(above)
	);
}

/** The sentence from where the reader is spoken to: what an "if" before it denies is not the advice. */
function ownClause(said: string, at: number): string {
	const openings = [
		...said.slice(0, at + 8).matchAll(/,\s(?=(?:you|we|one|patients|people|simply|just|it(?:'s| is))\b)/giu),
	];
	return said.slice(openings.at(-1)?.index ?? 0);
}

function namesOnlyOthers(drugs: readonly DrugMention[], sentence: Span): boolean {
	const named = drugs.filter((it) => it.span.start < sentence.end && sentence.start < it.span.end);
	return named.length > 0 && named.every((it) => it.drug === undefined);
}

const slowReleaseForm =
	/^\W{0,4}(?:slow|sustained|extended|timed?|controlled|delayed|modified)[\s-]release\s(?:capsules?|tablets?|pills?|forms?|LDN|naltrexone)/iu;

/** A row of a table of forms, drawn or written out, whose last column says for whom each form is best. */
function isRecommendedForm(article: Article, block: Block, index: number): boolean {
	const forWhom =
		/\b(?:best|ideal|good|great|recommended|suited|perfect|right) for\b|\bwho (?:it's|it’s|it is) for\b/iu;
	if (block.kind === 'tableRow') {
		return block.cells.some((it) => forWhom.test(it.head) && it.span.end > it.span.start);
	}
	if (block.kind === 'heading' || !isShort(block)) {
		return false;
	}
	for (let i = index - 1; i >= 0; i--) {
		const before = article.blocks[i];
		if (before === undefined || before.kind === 'heading' || !isShort(before)) {
			return false;
		}
		if (forWhom.test(before.prose.text)) {
			return true;
		}
	}
	return false;
}

/** A cell of a table that was written out line by line. */
function isShort(block: Block): boolean {
	return block.prose.text.trim().length < 120 && block.sentences.length === 1;
}

function sourceFor(profile: DrugProfile) {
	const statement =
		profile.statements.find((it) => it.id === 'consult-clinician') ??
		profile.statements.find((it) => it.sources.length > 0);
	return (
		profile.sources[statement?.sources[0] ?? profile.supported.source] ?? profile.sources[profile.supported.source]
	);
}

function capitalised(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}
