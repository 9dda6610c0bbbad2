/** Sentences that repeat a known error about a drug. */
import type { Block } from '../article/article.ts';
import { Memo } from '../base/memo.ts';
import type { Span } from '../base/span.ts';
import type { DrugProfile, Myth, MythCue } from '../drugs/profile.ts';
import type { ArticleFacts } from './article-facts.ts';
import { perBlock } from './block-memo.ts';
import { plainText } from './cues.ts';
import { drugFocus } from './drug-focus.ts';
import { sieved } from './literals.ts';
import { withinSentence } from './within-block.ts';

export interface MythMention {
	readonly myth: Myth;
	readonly profile: DrugProfile;
	readonly block: Block;
	/** The sentence, in `prose.text`. */
	readonly sentence: Span;
	/** The words in error, in `prose.text`. */
	readonly span: Span;
	readonly isHedged: boolean;
}

export function mythMentions(facts: ArticleFacts): readonly MythMention[] {
	const profiles = new Set(facts.subject.drugs);
	const isAboutDrug = drugFocus(facts);
	return facts.article.blocks.flatMap((block, index) =>
		toldAsMyth.test(headings(block))
			? []
			: mythsIn(facts, index)
					.filter((it) => profiles.has(it.profile) && (isAboutDrug(index, it.number) || isOwn(facts, index)))
					.map(({ number, ...it }) => ({ ...it, block })),
	);
}

type Found = Omit<MythMention, 'block'> & { readonly number: number };

function mythsIn(facts: ArticleFacts, index: number): readonly Found[] {
	return found(facts, index).get(facts.formulary.version) ?? readInto(found(facts, index), facts, index);
}

const found = perBlock(() => new Map<string, readonly Found[]>());

/** Profiles are part of the key: one block may be read for several sets of them. */
function readInto(known: Map<string, readonly Found[]>, facts: ArticleFacts, index: number): readonly Found[] {
	const block = facts.article.blocks[index];
	const made = block === undefined || block.kind === 'reference' ? [] : readBlock(block, facts.formulary.profiles);
	known.set(facts.formulary.version, made);
	return made;
}

function readBlock(block: Block, profiles: readonly DrugProfile[]): readonly Found[] {
	const prose = plainText(block.prose.text);
	return block.sentences.flatMap((sentence, number) => {
		const text = prose.slice(sentence.start, sentence.end);
		const before = prose.slice(block.sentences[number - 1]?.start ?? sentence.start, sentence.start);
		if (/\?["')\s]*$/.test(text) || /^\W*myth\b/i.test(before)) {
			return [];
		}
		return withinSentence(block, sentence, () =>
			refuted.test(text)
				? []
				: profiles.flatMap((profile) =>
						metBy(text, profile).map(({ myth, at }) => {
							const span = { start: sentence.start + at.start, end: sentence.start + at.end };
							return { myth, profile, sentence, number, span, isHedged: hedged.test(text) };
						}),
					),
		);
	});
}

/** Told as an error, as history, or as what others say. */
const refuted = sieved(
	/\b(?:myths?|misconceptions?|misunderstanding|not true|untrue|is (?:false|wrong|incorrect)|contrary to|mistaken(?:ly)?|(?:often|sometimes|widely|commonly) (?:said|repeated|told|claimed|stated|believed|assumed)|(?:some|many|other) (?:people|sites|websites|pages|sources|blogs|forums)(?: \w+){0,3} (?:say|claim|believe|think|state|write|assume)|rumou?rs?|you (?:may|might|will) (?:have )?(?:read|heard|see)|used to (?:be|carry|say|have)|no evidence that|nothing suggests|despite what)\b/i,
);
const toldAsMyth = sieved(
	/\b(?:myths?|misconceptions?|(?:common )?errors?|mistakes|debunk\w*|fact or fiction|fact[- ]check)\b/i,
);
const hedged = sieved(
	/\b(?:may|might|could|can|possibly|potentially|perhaps|generally|usually|typically|mostly|tends?|relatively|appears?|seems?|reportedly)\b/i,
);

/** On the drug's own page, where neither the block nor its heading names another. */
function isOwn({ article, blocks, subject, formulary }: ArticleFacts, index: number): boolean {
	const heading = article.blocks[index]?.sectionPath.at(-1) ?? '';
	const named = [...(blocks[index]?.drugs ?? []), ...formulary.drugs(heading)];
	return subject.main !== undefined && named.every((it) => it.drug === subject.main?.id);
}

function headings({ sectionPath, leadIn }: Block): string {
	return plainText(`${sectionPath.slice(-2).join(' | ')} | ${leadIn ?? ''}`);
}

function metBy(text: string, profile: DrugProfile): readonly { readonly myth: Myth; readonly at: Span }[] {
	return compiledOf(profile).flatMap(({ myth, cues }) => {
		for (const cue of cues) {
			const match = cue.pattern.exec(text);
			if (match && (cue.with?.test(text) ?? true) && !cue.unless.some((it) => it.test(text))) {
				const start = match.index + match[0].length - match[0].trimStart().length;
				return [{ myth, at: { start, end: match.index + match[0].trimEnd().length } }];
			}
		}
		return [];
	});
}

interface CompiledMyth {
	readonly myth: Myth;
	readonly cues: readonly {
		readonly pattern: RegExp;
		readonly with: RegExp | undefined;
		readonly unless: readonly RegExp[];
	}[];
}

const compiled = new WeakMap<DrugProfile, readonly CompiledMyth[]>();

function compiledOf(profile: DrugProfile): readonly CompiledMyth[] {
	const known = compiled.get(profile);
	if (known) {
		return known;
	}
	const made = (profile.myths ?? []).map((myth) => ({ myth, cues: myth.cues.map(compileCue) }));
	compiled.set(profile, made);
	return made;
}

function compileCue({ pattern, with: also, unless }: MythCue): CompiledMyth['cues'][number] {
	return {
		pattern: wordPattern(pattern),
		with: also === undefined ? undefined : wordPattern(also),
		unless: unless.map(wordPattern),
	};
}

/** Profiles are checked when they are built, so the pattern can be read. */
export function wordPattern(source: string): RegExp {
	return wordPatterns.get(source, () => sieved(new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z0-9])`, 'i')));
}

const wordPatterns = new Memo<RegExp>(1000);
