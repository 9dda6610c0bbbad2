/** Doses that an article states without exception, with the role that they are stated in. */
import type { Article } from '../../../article/article.ts';
import type { Span } from '../../../base/span.ts';
import type { ArticleFacts } from '../../../facts/article-facts.ts';
import type { ResolvedDose } from '../../../facts/dose-facts.ts';
import { sieved } from '../../../facts/literals.ts';

export type Role = 'start' | 'maximum' | 'range' | 'usual';

export interface Stated {
	readonly dose: ResolvedDose;
	readonly drug: string;
	readonly role: Role;
	readonly text: string;
	readonly low: number;
	readonly high: number;
	/** Stated without exception; else it is compared with what holds for all alone. */
	readonly isForAll: boolean;
}

/** A dose that is stated for everyone: not for a group, a condition, one study, one protocol or as one of several ways. */
export function statedDose(dose: ResolvedDose, article: Article, facts: ArticleFacts): Stated | undefined {
	const { statement, profile, block: index } = dose;
	const block = article.blocks[index];
	const sentence = block?.sentences[statement.sentence];
	const { daily } = statement;
	if (
		profile === undefined ||
		daily === undefined ||
		statement.context !== undefined ||
		block === undefined ||
		sentence === undefined
	) {
		return undefined;
	}
	const { span } = statement;
	const said = block.prose.text.slice(
		Math.max(sentence.start, span.start - 300),
		Math.min(sentence.end, span.end + 300),
	);
	const around = `${said} ${block.leadIn ?? ''} ${block.sectionPath.at(-1) ?? ''}`;
	// "A tiny dose (3 mg) of a drug given at 50 mg for …": what stands behind another dose is said of that one.
	const isBehindOther = (it: Span) =>
		(facts.blocks[index]?.doses ?? []).some((other) => span.end <= other.span.start && other.span.end <= it.start);
	const named = (facts.blocks[index]?.conditions ?? []).filter(
		(it) => it.span.start < sentence.end && sentence.start < it.span.end && !isBehindOther(it.span),
	);
	const namesGroup = named.some(({ kind }) => kind === 'group');
	const namesCondition = named.some(({ kind }) => kind === 'condition');
	const label =
		block.cells[0] === undefined ? '' : block.prose.text.slice(block.cells[0].span.start, block.cells[0].span.end);
	const isPlainRow = usualDose.test(label) && dose.called !== undefined;
	const role = roleOf(dose, isPlainRow ? `${label} ${said}` : said);
	const isElsewhere = (facts.blocks[index]?.citations ?? []).some(
		({ span }) => span.start < sentence.end && sentence.start < span.end,
	);
	if (
		role === undefined ||
		(block.kind === 'tableRow' && !isPlainRow) ||
		namesGroup ||
		isElsewhere ||
		exception.test(around)
	) {
		return undefined;
	}
	const isForAll = !namesCondition && !forSome.test(around) && !/\bI\b/u.test(said);
	if (!isForAll && (role === 'start' || role === 'maximum')) {
		return undefined;
	}
	const text = block.prose.text.slice(statement.span.start, statement.span.end);
	return { dose, drug: profile.id, role, text, low: daily.low, high: daily.high, isForAll };
}

function roleOf({ statement }: ResolvedDose, said: string): Role | undefined {
	const { role, open } = statement;
	if (role === 'start' && statement.step === undefined && open === undefined) {
		return 'start';
	}
	if (
		role === 'maximum' &&
		/\b(?:max(?:imum|imal)?|exceed\w*|ceiling|upper limit|more than|the most|highest|largest|go(?:es|ing)? (?:over|above|beyond))\b/iu.test(
			said,
		)
	) {
		return 'maximum';
	}
	const isUsual =
		/\b(?:usual(?:ly)?|typical(?:ly)?|normal(?:ly)?|rang\w+|defined|means|standard|generally|between|(?:is|at|uses?) an? (?:(?:very|much|really) )?(?:low|small|tiny)(?:er)?[- ](?:[\w-]+ )?(?:dose|amount))\b/iu.test(
			said,
		);
	const isRange =
		statement.low !== statement.high && open === undefined && (role === 'range' || role === 'maintenance');
	if (isRange && isUsual) {
		return 'range';
	}
	return (role === 'maintenance' || role === 'range') && open === undefined && isPrescribed.test(said)
		? 'usual'
		: undefined;
}

const usualDose = sieved(/^\W{0,4}(?:usual|typical|normal|common) (?:[\w-]+ )?(?:dose|dosage|range)\b/iu);

const isPrescribed =
	/\b(?:target|goal|maintenance|stay|hold|settle|prescribed|taken|take|used|dosed|dose|doses|dosage|go up|work up|build up)\b/iu;

/** Doses for some people, forms and times, and those of one place: no bound for all contradicts them. */
const exception =
	/\b(?:sensitiv\w*|child\w*|kids|adolescents?|elderly|older|frail|some|certain|few|other(?:s|wise)?|alternativ\w*|option\w*|protocols?|kits?|arms?|groups?|plans?|tiers?|if|when|unless|for (?:people|patients|those|women|men)|depend\w*|my|he|she|his|her|slower|faster|lower than|higher than|sometimes|rarely|instead|ultra|very|micro\w*|previous\w*|formerly|used to|study|studies|trials?|month \d|cream|topical|drops|liquid|weight)\b|\bI\b/u;

const forSome =
	/\b(?:sensitiv\w*|child\w*|kids|adolescents?|elderly|older|frail|some|certain|few|other(?:s|wise)?|alternativ\w*|option\w*|protocols?|kits?|arms?|groups?|plans?|levels?|tiers?|may|might|can|could|if|when|unless|many|for (?:people|patients|those|women|men)|depend\w*|individual\w*|my|we|our|he|she|his|her|slower|faster|lower than|higher than|first|second|sometimes|often|instead|ultra|very|micro\w*|previous\w*|formerly|used to|study|studies|trials?|weeks? \d|days? \d|month \d|step|after|then|later|until|cream|topical|drops|liquid|morning|weight)\b/iu;
