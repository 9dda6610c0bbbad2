/** What the whole article says of its required statements, and what makes the conditional ones due. */
import type { Block } from '../article/article.ts';
import { oncePer, remember } from '../base/once.ts';
import type { Span } from '../base/span.ts';
import type { DrugProfile, RequiredStatement } from '../drugs/profile.ts';
import type { ArticleFacts } from './article-facts.ts';
import { plainText } from './cues.ts';
import { sieved } from './literals.ts';
import { isOfAnotherTreatment } from './several-treatments.ts';
import type { StatementMention } from './statements.ts';

/** Whether a sentence of the article makes the statement. */
export function isStated(facts: ArticleFacts, profile: DrugProfile, id: string): boolean {
	return mentionsOf(facts, profile).some((it) => it.id === id && it.kind !== 'denial');
}

/** Whether a sentence of the article denies the safety subject. */
export function isDenied(facts: ArticleFacts, profile: DrugProfile, subject: string): boolean {
	const denials = new Set(profile.denials.filter((it) => it.subject === subject).map((it) => it.id));
	return mentionsOf(facts, profile).some((it) => it.kind === 'denial' && denials.has(it.id));
}

/** The sentences that make the statement, in reading order, as spans of the article's text. */
export function placesOf(facts: ArticleFacts, profile: DrugProfile, id: string): readonly Span[] {
	return mentionsOf(facts, profile)
		.filter((it) => it.id === id && it.kind !== 'denial')
		.map(({ block, span }) => block.prose.toSource(span));
}

export function statementOf(profile: DrugProfile, id: string): RequiredStatement | undefined {
	return profile.statements.find((it) => it.id === id);
}

/** Where the article first presents a benefit of the drug: a claim, else a sentence. */
export function benefitPlace(facts: ArticleFacts): Span | undefined {
	for (const [index, { claims }] of facts.blocks.entries()) {
		const claim = claims.find(({ kind }) => kind === 'effect' || kind === 'number' || kind === 'anecdote');
		if (claim !== undefined) {
			return facts.article.blocks[index]?.prose.toSource(claim.span);
		}
	}
	return findSentence(facts, (it) => improves.test(it) && outcome.test(it));
}

/** The first sentence that mentions the compounding of medicines. */
export function compoundingPlace(facts: ArticleFacts): Span | undefined {
	return findSentence(facts, (it) => compounding.test(it));
}

const improves = sieved(
	/\b(?:reduc|improv|reliev|alleviat|eas(?:e|es|ing)\b|help|treat|calm|boost|lower|effective|benefi|support|modulat|inhibit|decreas|restor)\w*/i,
);
const outcome = sieved(
	/\b(?:pain|inflammat\w*|fatigue|symptoms?|sleep|mood|immun\w+|autoimmun\w*|disease|disorders?|conditions?|quality of life|fibromyalgia|crohn'?s?|cancer|depression|energy|sclerosis|health|nausea|itch\w*|well-?being|flares?|anxiety|ptsd|migraines?|brain fog|weight|thyroiditis|hashimoto\S*|lupus|arthritis|colitis|covid)\b/i,
);
const compounding = sieved(
	/\bcompounding (?:pharmac\w*|chemist\w*|lab\w*|service\w*|facilit\w*)|\bcompounders?\b|\bcompounded (?:\w+ ){0,3}(?:ldn|naltrexone|medic\w+|product\w*|preparation\w*|capsules?|drugs?|form\w*|cream|liquid|version|tablets?|low)|\b(?:(?:is|are|be|been|being) (?:\w+ ){0,2}|(?:prescribed|prepared|specially|custom|individually|usually) (?:and |or )?)compounded\b(?! by (?:the|this|stress|a lack|poor))|\b(?:we|pharmac\w+|they) (?:\w+ ){0,2}compounds?\b|\bcompounding (?!effect|interest|factor|problem)[^.]{0,60}\b(?:pharmac\w+|prescription|ldn|naltrexone|dose|medicin\w*|capsule\w*)/i,
);

interface PlacedStatement extends StatementMention {
	readonly block: Block;
}

/** Every required statement asks again, so an article's mentions are gathered once. */
const gathered = oncePer((_: ArticleFacts) => new Map<string, readonly PlacedStatement[]>());

function mentionsOf(facts: ArticleFacts, profile: DrugProfile): readonly PlacedStatement[] {
	return remember(gathered(facts), profile.id, () => gather(facts, profile));
}

function gather({ article, blocks }: ArticleFacts, profile: DrugProfile): readonly PlacedStatement[] {
	return article.blocks.flatMap((block, index) => {
		const found = (blocks[index]?.statements ?? []).filter((it) => it.drug === profile.id);
		const isOther = found.length > 0 && isOfAnotherTreatment(article, block, profile);
		return found.filter((it) => !isOther || it.kind === 'disclaimer').map((it) => ({ ...it, block }));
	});
}

function findSentence({ article }: ArticleFacts, test: (sentence: string) => boolean): Span | undefined {
	for (const { kind, prose, sentences } of article.blocks) {
		const found =
			kind === 'reference'
				? undefined
				: sentences.find(({ start, end }) => test(plainText(prose.text.slice(start, end))));
		if (found !== undefined) {
			return prose.toSource(found);
		}
	}
	return undefined;
}
