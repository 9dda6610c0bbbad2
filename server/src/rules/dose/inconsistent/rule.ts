import type { Article } from '../../../article/article.ts';
import type { ArticleFacts } from '../../../facts/article-facts.ts';
import { type ResolvedDose, resolveDoses } from '../../../facts/dose-facts.ts';
import { defineArticleRule } from '../../../linter/rule.ts';

export const rule = defineArticleRule(
	{
		id: 'dose/inconsistent',
		area: 'dose',
		summary: 'Two statements of the same kind of dose that cannot both hold.',
		severity: 'warning',
		fixes: [],
		appliesTo: 'drug',
		since: '0.1.0',
		messages: {
			inconsistent:
				'The {role} is {later} here and the {earlierRole} {earlier} before, and both cannot hold. Correct one of them, or say for whom each is meant.',
		},
		options: {},
	},
	function* (article, facts, { report }) {
		const said: Stated[] = [];
		const reported = new Set<string>();
		for (const dose of resolveDoses(facts)) {
			const stated = statedDose(dose, article, facts);
			if (stated === undefined) {
				continue;
			}
			const earlier = said.find(
				(it) => it.drug === stated.drug && !isSameSentence(it.dose, dose) && !canBothHold(it, stated),
			);
			const block = article.blocks[dose.block];
			const earlierBlock = earlier === undefined ? undefined : article.blocks[earlier.dose.block];
			if (earlier === undefined) {
				said.push(stated);
			} else if (
				block !== undefined &&
				earlierBlock !== undefined &&
				!reported.has(`${stated.role} ${stated.low} ${stated.high}`)
			) {
				reported.add(`${stated.role} ${stated.low} ${stated.high}`);
				yield report('inconsistent', block.prose.toSource(dose.statement.span), namesOf(stated, earlier), {
					related: [
						{
							span: earlierBlock.prose.toSource(earlier.dose.statement.span),
							message: `Here the ${roleNames[stated.role]} is ${earlier.text}.`,
						},
					],
					sources: [dose.profile?.sources[dose.profile.supported.source]],
				});
			}
		}
	},
);

type Role = 'start' | 'maximum' | 'range' | 'usual';

interface Stated {
	readonly dose: ResolvedDose;
	readonly drug: string;
	readonly role: Role;
	readonly text: string;
	readonly low: number;
	readonly high: number;
	/** Stated without exception; else it is compared with what holds for all alone. */
	readonly isForAll: boolean;
}

const roleNames: Readonly<Record<Role, string>> = {
	start: 'starting dose',
	maximum: 'maximum',
	range: 'usual range',
	usual: 'usual dose',
};

function namesOf(later: Stated, earlier: Stated) {
	return {
		role: roleNames[later.role],
		later: later.text,
		earlierRole: roleNames[earlier.role],
		earlier: earlier.text,
	};
}

/** A dose that is stated for everyone: not for a group, a condition, one study, one protocol or as one of several ways. */
function statedDose(dose: ResolvedDose, article: Article, facts: ArticleFacts): Stated | undefined {
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
	const named = (facts.blocks[index]?.conditions ?? []).filter(
		({ span }) => span.start < sentence.end && sentence.start < span.end,
	);
	const namesGroup = named.some(({ kind }) => kind === 'group');
	const namesCondition = named.some(({ kind }) => kind === 'condition');
	const role = roleOf(dose, said);
	const isElsewhere = (facts.blocks[index]?.citations ?? []).some(
		({ span }) => span.start < sentence.end && sentence.start < span.end,
	);
	if (role === undefined || block.kind === 'tableRow' || namesGroup || isElsewhere || exception.test(around)) {
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
		/\b(?:usual(?:ly)?|typical(?:ly)?|normal(?:ly)?|rang\w+|defined|means|standard|generally|between)\b/iu.test(said);
	const isRange =
		statement.low !== statement.high && open === undefined && (role === 'range' || role === 'maintenance');
	if (isRange && isUsual) {
		return 'range';
	}
	return (role === 'maintenance' || role === 'range') && open === undefined && isPrescribed.test(said)
		? 'usual'
		: undefined;
}

const isPrescribed =
	/\b(?:target|goal|maintenance|stay|hold|settle|prescribed|taken|take|used|dosed|dose|doses|dosage|go up|work up|build up)\b/iu;

/** Doses for some people, forms and times, and those of one place: no bound for all contradicts them. */
const exception =
	/\b(?:sensitiv\w*|child\w*|kids|adolescents?|elderly|older|frail|some|certain|few|other(?:s|wise)?|alternativ\w*|option\w*|protocols?|kits?|arms?|groups?|plans?|tiers?|if|when|unless|for (?:people|patients|those|women|men)|depend\w*|my|he|she|his|her|slower|faster|lower than|higher than|sometimes|rarely|instead|ultra|very|micro\w*|previous\w*|formerly|used to|study|studies|trials?|month \d|cream|topical|drops|liquid|weight)\b|\bI\b/u;

const forSome =
	/\b(?:sensitiv\w*|child\w*|kids|adolescents?|elderly|older|frail|some|certain|few|other(?:s|wise)?|alternativ\w*|option\w*|protocols?|kits?|arms?|groups?|plans?|levels?|tiers?|may|might|can|could|if|when|unless|many|for (?:people|patients|those|women|men)|depend\w*|individual\w*|my|we|our|he|she|his|her|slower|faster|lower than|higher than|first|second|sometimes|often|instead|ultra|very|micro\w*|previous\w*|formerly|used to|study|studies|trials?|weeks? \d|days? \d|month \d|step|after|then|later|until|cream|topical|drops|liquid|morning|weight)\b/iu;

function isSameSentence(a: ResolvedDose, b: ResolvedDose): boolean {
	return a.block === b.block && a.statement.sentence === b.statement.sentence;
}

/** Ranges that overlap can both be usual; two maxima must be one, and nothing usual lies above a maximum. */
function canBothHold(a: Stated, b: Stated): boolean {
	if (a.role === b.role) {
		const areForAll = a.isForAll && b.isForAll && a.role !== 'usual';
		return !areForAll || (a.role === 'maximum' ? a.high === b.high : a.low <= b.high && b.low <= a.high);
	}
	const [maximum, other] = a.role === 'maximum' ? [a, b] : [b, a];
	return maximum.role !== 'maximum' || other.role === 'start' || other.high <= maximum.high;
}
