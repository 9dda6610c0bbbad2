/** Experience told as support of a drug: of patients at large, of a practice, of one doctor's series, of one person. */
import type { Block } from '../article/article.ts';
import { contains, type Span } from '../base/span.ts';
import type { ArticleFacts } from './article-facts.ts';
import { perBlock } from './block-memo.ts';
import { type Topic, topicOf } from './claim-topic.ts';
import { plainText } from './cues.ts';
import { drugFocus } from './drug-focus.ts';
import type { BlockFacts } from './facts.ts';
import * as words from './lexicon-stories.ts';
import { sieved } from './literals.ts';
import { maskText } from './sentence-frames.ts';
import { isSuccess } from './success-stories.ts';
import { withinSentence } from './within-block.ts';

export type StoryKind = 'reported' | 'practice' | 'series' | 'person';

export interface Story {
	readonly kind: StoryKind;
	readonly block: Block;
	/** Its first sentence that supports the drug, in `prose.text`. */
	readonly span: Span;
	readonly topic: Topic;
}

/** Those without a word near that it is no controlled evidence; one a story. */
export function stories(facts: ArticleFacts): readonly Story[] {
	const { blocks } = facts.article;
	if (facts.subject.drugs.length === 0) {
		return [];
	}
	const isOwn = ownTales(facts);
	const masked = blocks.map((_, index) => told(facts, index).masked);
	const found: Story[] = [];
	let running = false;
	blocks.forEach((block, index) => {
		const here = told(facts, index).tellings.filter((it) => isOwn(index, it.sentence));
		const goesOn =
			running &&
			/^\W*(?:he|she|his|her|by (?:[a-z]+ )?(?:he|she|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|christmas|easter)|today (?:he|she)|now (?:he|she)|then (?:he|she))(?![a-z])/.test(
				masked[index] ?? '',
			);
		const kinds = new Set<StoryKind>(goesOn ? ['person'] : []);
		for (const { kind, sentence } of here.filter((it) => !hasCaveat(blocks, masked, index, it.sentence))) {
			const span = block.sentences[kind === 'person' ? startOf(block, masked[index] ?? '', sentence) : sentence];
			if (span !== undefined && !kinds.has(kind)) {
				kinds.add(kind);
				found.push({ kind, block, span, topic: topicOf(facts, index, sentence) });
			}
		}
		running = here.length > 0 || goesOn;
	});
	return found;
}

/** A person's story starts where the person is introduced. */
function startOf(block: Block, masked: string, sentence: number): number {
	const introduced = block.sentences.findIndex(({ start, end }) => {
		const raw = block.prose.text.slice(start, end);
		return name.test(raw) || introduction.test(masked.slice(start, end));
	});
	return introduced >= 0 && introduced < sentence && sentence - introduced <= 5 ? introduced : sentence;
}

const introduction = sieved(
	/(?:(?<![a-z])[a-z]+|\d{1,2})-year-old|(?:one|another|the (?:first|second|third|last)|a) (?:[a-z-]+ ){0,3}(?:patient|client|customer|reader|woman|man|friend|member|teacher|nurse|boy|girl)(?![a-z])|^(?:six|five|four|three|two|seven|eight|nine|ten) (?:of [a-z]+ )?(?:have|has|went|started|tried)(?![a-z])/,
);

/** Near it in its paragraph, or in the next one. */
function hasCaveat(blocks: readonly Block[], masked: readonly string[], index: number, sentence: number): boolean {
	const { sentences } = blocks[index] ?? { sentences: [] };
	const start = sentences[Math.max(0, sentence - 4)]?.start ?? 0;
	const end = sentences[Math.min(sentences.length - 1, sentence + 5)]?.end ?? 0;
	const next = blocks[index + 1];
	const isParagraph = next !== undefined && next.kind !== 'heading' && next.kind !== 'reference';
	return (
		words.caveat.test((masked[index] ?? '').slice(start, end)) ||
		(isParagraph && words.caveat.test(masked[index + 1] ?? ''))
	);
}

const told = perBlock((block, own) => {
	const masked = maskText(block.prose.text, own.drugs);
	const isProse = block.kind !== 'reference' && block.kind !== 'heading';
	const kinds = block.sentences.map((span) =>
		isProse ? withinSentence(block, span, () => kindOf(block, own, masked, span)) : undefined,
	);
	const found = kinds.flatMap((kind, sentence) => (kind === undefined ? [] : [{ kind, sentence }]));
	return { masked, tellings: found };
});

/** Whether a sentence tells of the article's drug: on a page about it nobody tells of another's patients unnamed. */
function ownTales(facts: ArticleFacts): (index: number, sentence: number) => boolean {
	const focus = drugFocus(facts);
	const ids = new Set<string | undefined>(facts.subject.drugs.map((it) => it.id));
	const mentions = facts.blocks.flatMap((it) => it.drugs);
	const own = mentions.filter((it) => ids.has(it.drug)).length;
	const isAbout = facts.subject.main !== undefined || (own > 1 && own * 2 > mentions.length);
	return (index, sentence) =>
		focus(index, sentence) || (isAbout && (facts.blocks[index]?.drugs ?? []).every((it) => ids.has(it.drug)));
}

function kindOf(block: Block, own: BlockFacts, masked: string, span: Span): StoryKind | undefined {
	const text = masked.slice(span.start, span.end);
	const raw = block.prose.text.slice(span.start, span.end);
	if (/\?["')\s]*$/.test(text)) {
		return undefined;
	}
	if (
		words.series.test(text) &&
		/(?<![a-z])dr|doctor|physician|[a-z]ologist|clinician|practitioner|[a-z]ician|naturopath|gp/.test(text) &&
		!controlled.test(text)
	) {
		return 'series';
	}
	if (words.setback.test(text) || addressed.test(text)) {
		return undefined;
	}
	const isExperience = !isResearch(text) && !aboutDose.test(text) && !monitoring.test(text);
	if (isExperience && tellsGain(own, span, text)) {
		if (words.ownPractice.test(text) || words.ownPatients.test(text) || /success stor(?:y|ies)/.test(text)) {
			return isHoped(text) ? undefined : 'practice';
		}
		if (words.reported.test(text) && !rate.test(text) && !isHoped(text)) {
			return 'reported';
		}
	}
	return isExperience && isPersonal(raw, text, masked.slice(0, span.start), block) ? 'person' : undefined;
}

function tellsGain({ conditions }: BlockFacts, span: Span, told: string): boolean {
	const text = told.replace(care, ' ');
	return (
		words.gain.test(text) ||
		(/(?:report|tell|say)/.test(text) &&
			conditions.some((it) => contains(span, it.span)) &&
			/less|lower|fewer|reduc|more energy/.test(text))
	);
}

/** To help those who take the drug is a job, and tells nothing of the drug. */
const care = sieved(
	/(?<![a-z])(?:help|look|car|advis|support|guid)(?:s|ed|ing|es|e)? (?:after |for )?(?:[a-z'-]+ ){1,8}?who (?:take|use|are on|are taking|start|want|ask|try)(?![a-z])/g,
);

/** A person, named or not, who fared better on the drug. */
function isPersonal(raw: string, text: string, before: string, block: Block): boolean {
	if (wished.test(text)) {
		return false;
	}
	const told = before.slice(-240);
	const rawBefore = block.prose.text.slice(0, before.length).slice(-240);
	const isQuote = block.kind === 'quote';
	const hasPerson = words.person.test(text) || name.test(raw) || words.person.test(told) || isQuote || terse.test(text);
	const hasTime = words.since.test(text) || words.since.test(told) || name.test(raw) || name.test(rawBefore) || isQuote;
	const fared = words.recovery.test(text) || (isSuccess(plainText(raw)) && words.gain.test(text));
	return hasPerson && ((hasTime && fared) || words.turningPoint.test(text));
}

/** As forums write: "On month five, no flares". */
const terse = sieved(
	/^(?:(?:on|at|in|by) (?:month|week|day|year) |(?:week|month|day|year) \d|\d+ (?:days|weeks|months|years) )/,
);
const wished = sieved(
	/(?<![a-z])(?:wish|hope|hoping|would love|i want|want my|if only|before ldn|dream of|could i|can i|will i|one day|someday|used to|may|might)(?![a-z])/,
);

/** "Marta, 43", "Theo looked": a capital where no sentence starts, or a name with an apposition. */
const name =
	/^["“‘]?(?!(?:The|This|That|These|Those|We|You|They|It|Our|In|On|At|A|An|And|But|For|If|When|There|Some|Many|Most|No|Not|Your|Their|Patients|People|Doctors|LDN|Low|Naltrexone|After|Since|Within|As|By)\b)[A-Z][a-z]+,? (?:\d\d,|an? |who |from |now |has |had |was |is |says? |could |went |drives |walks )|\b(?:Mrs?|Ms)\.? [A-Z]|\b[A-Z][a-z]+ [A-Z][a-z]+, \d\d\b|, [A-Z][a-z]+ (?:has|hasn[’']t|is|was|can|could|had|walks|sleeps|runs|drives)\b/;
const addressed =
	/^(?:if |when you|you |your |ask |tell |please |most (?:people|patients) (?:start|begin|take)|do not|don't|talk )/;
const research = sieved(
	/(?<![a-z])(?:stud(?:y|ies)|trials?|surveys?|participants?|subjects|placebo|randomi[sz]ed|cohort|registry|register|researchers?|research|mice|rats|review|published|literature|data|pilot|rct|arm)(?![a-z])/,
);
const controlled = sieved(
	/(?<![a-z])(?:placebo|randomi[sz]ed|controlled|double-blind|blinded|crossover|trial)(?![a-z])/,
);
const aboutDose = sieved(
	/(?<![a-z])(?:(?:higher|lower|starting|maintenance|optimal|usual|right|best|ideal|smaller|larger|initial|target) (?:[a-z]+ )?(?:doses?|dosage)|titrat|settle (?:at|on)|end up (?:at|on)|start (?:low|at|with|on|them)|do(?:es)? best (?:on|at)|(?:morning|night|bedtime) dos)/,
);
/** A share of people is a figure, not experience. */
const rate = sieved(
	/(?<![\d.])\d{1,3}(?:\.\d+)? ?(?:%|percent|per cent) of|(?:half|a third|two[- ]thirds|three[- ]quarters|a quarter|(?:(?<!\d)\d+|one|two|three|four|five|six|seven|eight|nine) (?:out of|in|of) (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)) (?:of )?(?:[a-z]+ )?(?:patients|people|users|women|men|those|them)/,
);
const monitoring = sieved(
	/(?<![a-z])(?:check|monitor|test|order|review|repeat|recheck|measure)(?:s|ed)? (?:[a-z]+ ){0,3}(?:liver|enzymes|blood|labs|levels|tsh|thyroid|bloods?)(?![a-z])/,
);

/** What may come, or is wished for, is not yet told as experience. */
function isHoped(text: string): boolean {
	return /(?<![a-z])(?:may|might|could|will|would|should|hope[sd]?|hoping|want(?:s|ed)?|trying|whether|if|need to|able to help|aim) (?:[a-z]+ ){0,3}(?:report|notice|experience|find|feel|see|get|benefit|respond|improve|do|say|help)(?![a-z])/.test(
		text,
	);
}

function isResearch(text: string): boolean {
	return research.test(
		text.replace(/(?:more|further|additional|larger) (?:[a-z]+ )?(?:research|studies|trials|data)/g, ' '),
	);
}
