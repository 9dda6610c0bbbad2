/** What a sentence is about, where it does not say so itself: the nearest text above that names a condition. */
import type { Block } from '../article/article.ts';
import { countsOf } from '../base/once.ts';
import { countFirst, within } from '../base/span.ts';
import type { Condition, RiskTier } from '../drugs/profile.ts';
import type { ArticleFacts } from './article-facts.ts';
import { itemsUnder } from './coverage.ts';

export interface Topic {
	/** Ids of conditions, most specific kinds first. */
	readonly conditions: readonly string[];
	readonly tier: RiskTier;
	/** The sentence names it; else it is what the text around is about. */
	readonly isNamed: boolean;
}

type Named = Pick<Condition, 'id' | 'kind' | 'tier'>;

/** Diseases that the sentence names; else its outcomes, at the tier of the disease that the text around is about. */
export function topicOf(facts: ArticleFacts, index: number, sentence: number): Topic {
	const block = facts.article.blocks[index];
	const span = block?.sentences[sentence];
	const all = facts.blocks[index]?.conditions ?? [];
	const own = span === undefined ? [] : within(all, span);
	const listed = block === undefined ? [] : listedUnder(facts, index, sentence);
	const named = [...own, ...listed];
	if (block === undefined || named.some(isDisease)) {
		return topic(named, true, highest);
	}
	const around = nearest(facts, block, index, sentence, named.length > 0);
	return around.length === 0
		? topic(named, named.length > 0, highest)
		: { ...topic([...around, ...named], false, lowest), tier: lowest([...around.map((it) => it.tier)]) };
}

/** Names in the list or table that a lead-in opens: they are what it speaks of. */
function listedUnder({ article, blocks }: ArticleFacts, index: number, sentence: number): readonly Named[] {
	const block = article.blocks[index];
	if (block === undefined || sentence !== block.sentences.length - 1 || !/:[^\w:]*$/.test(block.prose.text)) {
		return [];
	}
	return itemsUnder(article.blocks, index)
		.filter((it) => blocks[it]?.claims.length === 0)
		.flatMap((it) => blocks[it]?.conditions ?? []);
}

/** Diseases of the row or the sentences before, of the lead-in, of the nearest heading. */
function nearest(
	facts: ArticleFacts,
	block: Block,
	index: number,
	sentence: number,
	namesOutcome: boolean,
): readonly Named[] {
	const conditions = facts.blocks[index]?.conditions ?? [];
	const start = block.sentences[sentence]?.start ?? 0;
	const last = conditions
		.slice(
			0,
			countFirst(conditions, (it) => it.span.start < start),
		)
		.findLast(isDisease);
	// An outcome of its own is one of the section's disease, not of whatever the sentence before names.
	if (last !== undefined && (!namesOutcome || block.kind === 'tableRow')) {
		return [last];
	}
	const above = [...(block.leadIn === undefined ? [] : [block.leadIn]), ...[...block.sectionPath].reverse()];
	const title = String(facts.article.frontMatter?.values.get('title') ?? '');
	const { named, main } = known(facts);
	for (const text of [...above, title, titleOf(facts)]) {
		const found =
			named.get(text) ??
			facts.formulary
				.conditions(text)
				.map((it) => it.value)
				.filter(isDisease);
		named.set(text, found);
		if (found.length > 0) {
			return found;
		}
	}
	return main;
}

interface Known {
	/** Diseases by the text of a heading, lead-in or title. */
	readonly named: Map<string, readonly Named[]>;
	readonly main: readonly Named[];
}

const cache = new WeakMap<ArticleFacts, Known>();

function known(facts: ArticleFacts): Known {
	const found = cache.get(facts);
	if (found) {
		return found;
	}
	const made = { named: new Map(), main: mainDisease(facts) };
	cache.set(facts, made);
	return made;
}

/** The disease that most of an article's namings are of. */
function mainDisease({ blocks }: ArticleFacts): readonly Named[] {
	const namings = blocks.flatMap((it) => it.conditions).filter(isDisease);
	const counts = countsOf(namings.map((it) => it.id));
	const main = namings.find((it) => (counts.get(it.id) ?? 0) * 2 > namings.length);
	return main !== undefined && namings.length > 2 ? [main] : [];
}

/** The first line, where it is short enough to be a title. */
function titleOf({ article }: ArticleFacts): string {
	const first = article.blocks[0]?.prose.text ?? '';
	return first.length <= 120 ? first : '';
}

function topic(named: readonly Named[], isNamed: boolean, of: (tiers: readonly RiskTier[]) => RiskTier): Topic {
	const sorted = [...named].sort((a, b) => Number(isDisease(b)) - Number(isDisease(a)) || b.tier - a.tier);
	return { conditions: [...new Set(sorted.map((it) => it.id))], tier: of(named.map((it) => it.tier)), isNamed };
}

/** Groups at risk are what safety is about, but for children. */
function isDisease({ id, kind }: Named): boolean {
	return (kind === 'condition' || id === 'children') && id !== 'opioid-withdrawal';
}

const riskTiers: readonly RiskTier[] = [1, 2, 3];

function highest(tiers: readonly RiskTier[]): RiskTier {
	return riskTiers.findLast((it) => tiers.includes(it)) ?? 1;
}

function lowest(tiers: readonly RiskTier[]): RiskTier {
	return riskTiers.find((it) => tiers.includes(it)) ?? 1;
}
