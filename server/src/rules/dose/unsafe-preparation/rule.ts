import type { Article, Block } from '../../../article/article.ts';
import { remember } from '../../../base/once.ts';
import { meeting, type Span } from '../../../base/span.ts';
import type { DrugProfile } from '../../../drugs/profile.ts';
import { perBlock } from '../../../facts/block-memo.ts';
import type { DrugMention } from '../../../facts/drug-mentions.ts';
import { within } from '../../../facts/literals.ts';
import { blockText, withinSentence } from '../../../facts/within-block.ts';
import { defineArticleRule } from '../../../linter/rule.ts';
import { findOwnDose, ownDoseHint } from './own-dose.ts';
import { findPreparation, preparationHint } from './preparation.ts';
import { findProcurement, procurementHint } from './procurement.ts';
import { findRecommendedForm, findSlowRelease, slowReleaseHint } from './slow-release.ts';
import { type Advice, namesGuide, type Said } from './told.ts';

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
			const before = blocksBefore(article, index);
			const form = findRecommendedForm(article, block, index);
			const found = [
				...remember(unsafe(facts, index), before.map((it) => it.key).join(' '), () => unsafeIn(block, before, drugs)),
				...(form === undefined ? [] : [{ cue: 'slowRelease' as const, span: form }]),
			];
			for (const { cue, span } of found) {
				yield report(
					cue,
					block.prose.toSource(span),
					{ name: profile.name, drug: capitalised(profile.name), lowDose: capitalised(profile.lowDoseName) },
					{
						severity: namesGuide(block.prose.text) ? 'warning' : 'error',
						sources: [sourceFor(profile)],
					},
				);
			}
		}
	},
);

interface Unsafe {
	readonly cue: 'selfPreparation' | 'slowRelease' | 'withoutPrescription' | 'onOwn';
	/** In the block's prose. */
	readonly span: Span;
}

/** What each kind of advice is told by; the hint spares most sentences the rest. */
const finders: readonly (readonly [Unsafe['cue'], hint: RegExp, (said: Said) => Advice | undefined])[] = [
	['selfPreparation', preparationHint, findPreparation],
	['slowRelease', slowReleaseHint, findSlowRelease],
	['withoutPrescription', procurementHint, findProcurement],
	['onOwn', ownDoseHint, findOwnDose],
];

/** By the keys of the blocks before. */
const unsafe = perBlock(() => new Map<string, readonly Unsafe[]>());

/** At most one finding a sentence, the first that fits. */
function unsafeIn(block: Block, before: readonly Block[], drugs: readonly DrugMention[]): readonly Unsafe[] {
	const found: Unsafe[] = [];
	const { text } = block.prose;
	const around = [...before, block].map(blockText);
	for (const [i, sentence] of block.sentences.entries()) {
		const words = plain(text.slice(sentence.start, Math.min(sentence.end, sentence.start + longest)));
		if (block.kind === 'heading' || words.trimEnd().endsWith('?') || namesOnlyOthers(drugs, sentence)) {
			continue;
		}
		const hinted = withinSentence(block, sentence, () => finders.filter(([, hint]) => hint.test(words)));
		if (hinted.length === 0) {
			continue;
		}
		const next = block.sentences[i + 1];
		const said: Said = {
			text: words,
			before: plain(
				`${before.map((it) => it.prose.text.slice(-longest)).join(' ')} ${text.slice(Math.max(0, sentence.start - longest), sentence.start)}`,
			),
			after: next === undefined ? '' : plain(text.slice(next.start, Math.min(next.end, next.start + 200))),
			above: plain(`${block.leadIn ?? ''} ${block.sectionPath.at(-1) ?? ''}`),
		};
		const cue = within(around, () => hinted.find(([, , find]) => find(said) !== undefined)?.[0]);
		if (cue !== undefined) {
			found.push({ cue, span: sentence });
		}
	}
	return found;
}

/** How much of a text without end is read. */
const longest = 600;

/** The two blocks before in the same section: steps and paragraphs go on about one tablet. */
function blocksBefore({ blocks }: Article, index: number): readonly Block[] {
	const found: Block[] = [];
	for (let i = index - 1; i >= Math.max(0, index - 2); i--) {
		const block = blocks[i];
		if (block === undefined || block.kind === 'heading' || block.kind === 'reference') {
			break;
		}
		found.unshift(block);
	}
	return found;
}

function plain(text: string): string {
	return text.replaceAll('’', "'");
}

function namesOnlyOthers(drugs: readonly DrugMention[], sentence: Span): boolean {
	const named = meeting(drugs, sentence);
	return named.length > 0 && named.every((it) => it.drug === undefined);
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
