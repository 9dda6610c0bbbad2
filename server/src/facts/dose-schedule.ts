/** How doses follow one another in time, as far as the text says it in days and weeks. */
import type { Block } from '../article/article.ts';
import type { ArticleFacts } from './article-facts.ts';
import type { ResolvedDose } from './dose-facts.ts';
import type { DoseStatement } from './doses.ts';
import { sieved } from './literals.ts';
import { withinBlock } from './within-block.ts';

/** Whether any sentence speaks of raising the dose by steps. */
export function mentionsTitration({ article, blocks }: ArticleFacts): boolean {
	return (
		article.blocks.some((it) => it.kind !== 'reference' && withinBlock(it, () => titrationWords.test(it.prose.text))) ||
		blocks.some((it) =>
			it.doses.some(({ role, step, drug }) => drug !== 'other' && (role === 'increment' || step === 'up')),
		)
	);
}

/** Days from the dose before to this one, or between increments; `undefined` where the text does not say. */
export function daysBetween(
	before: ResolvedDose | undefined,
	dose: ResolvedDose,
	{ article }: ArticleFacts,
): number | undefined {
	const block = article.blocks[dose.block];
	if (block === undefined) {
		return undefined;
	}
	const { text } = block.prose;
	const { span, role } = dose.statement;
	const sentence = block.sentences[dose.statement.sentence] ?? { start: 0, end: text.length };
	if (isRiseInItself(dose.statement, text)) {
		const said = text.slice(sentence.start, sentence.end);
		return duration(said) ?? calendarDays(said, said);
	}
	if (role === 'increment') {
		return interval(text.slice(span.end, Math.min(sentence.end, span.end + 50)));
	}
	const blockBefore = before === undefined ? undefined : article.blocks[before.block];
	if (before === undefined || blockBefore === undefined) {
		return undefined;
	}
	if (before.block === dose.block) {
		const between = text.slice(before.statement.span.end, span.start);
		if (between.length > 160) {
			return undefined;
		}
		const start = text.slice(Math.max(0, before.statement.span.start - 36), before.statement.span.start);
		const after = clauseAfter(text.slice(span.end, Math.min(sentence.end, span.end + 50)));
		return (
			labelDays(start, between) ??
			duration(between) ??
			calendarDays(between, after) ??
			stayBefore(start) ??
			duration(after)
		);
	}
	const isNext =
		dose.block - before.block === 1 && block.container !== undefined && block.container === blockBefore.container;
	return isNext ? (labelDays(labelled(blockBefore), labelled(block)) ?? duration(blockBefore.prose.text)) : undefined;
}

/** "Jumped from 1.5 to 4.5 mg": a range that is a rise. */
export function isRiseInItself({ span, step, low, high, inverted }: DoseStatement, text: string): boolean {
	const before = text.slice(Math.max(0, span.start - 40), span.start);
	const isFrom = /\bfrom\s$/iu.test(before) && (step === 'up' || moving.test(before));
	return isFrom && step !== 'down' && low.value !== high.value && !inverted;
}

const moving = sieved(
	/\b(?:go(?:es|ing)?|went|mov(?:e|es|ed|ing)|shift(?:ed)?|switch(?:ed)?|leapt?|took|take)\b[^.;\d]{0,24}\bfrom\s$/iu,
);

/** Text after a dose up to the next clause or dose. */
function clauseAfter(text: string): string {
	const end = text.search(/[;:.]|,\s(?:then|and)\b|\d(?:\.\d+)?\s?m?c?g\b/u);
	return end < 0 ? text : text.slice(0, end);
}

/** "On Monday … by Wednesday", "tonight … tomorrow", "the first night … the second". */
function calendarDays(first: string, second: string): number | undefined {
	if (/\b(?:next|following|later|after|over|until|weeks?|months?)\b/iu.test(second)) {
		return undefined;
	}
	if (/\bovernight\b/iu.test(second) || (/\b(?:today|tonight)\b/iu.test(first) && /\btomorrow\b/iu.test(second))) {
		return 1;
	}
	const from = weekday.exec(first);
	const to = [...second.matchAll(new RegExp(weekday, 'giu'))].at(-1);
	if (from?.[1] !== undefined && to?.[1] !== undefined) {
		const gap = (weekdays.indexOf(to[1].toLowerCase()) - weekdays.indexOf(from[1].toLowerCase()) + 7) % 7;
		return gap === 0 ? undefined : gap;
	}
	const start = ordinal.exec(first)?.[1]?.toLowerCase();
	const end = ordinal.exec(second)?.[1]?.toLowerCase();
	const isOfDays = /\b(?:day|night|evening|morning)\b/iu.test(first);
	const gap = start === undefined || end === undefined ? 0 : ordinals.indexOf(end) - ordinals.indexOf(start);
	return isOfDays && gap > 0 ? gap : undefined;
}

const weekdays: readonly string[] = ['mon', 'tues', 'wednes', 'thurs', 'fri', 'satur', 'sun'];
const weekday = sieved(/\b(?:on|by|from|come|since)\s(mon|tues|wednes|thurs|fri|satur|sun)day\b/iu);
const ordinals: readonly string[] = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];
const ordinal = sieved(/\bthe\s(first|second|third|fourth|fifth|sixth|seventh)\b(?!\s(?:week|month))/iu);

/** "After two days on 1.5 mg", "give it 72 hours at 1 mg": how long the first dose is kept. */
function stayBefore(start: string): number | undefined {
	const stay = new RegExp(`\\b${count}\\s(day|night|hour)s?\\s(?:on|at|of|with)\\s(?:\\w+\\s){0,2}$`, 'iu').exec(start);
	return stay === null ? undefined : numberOf(stay[1]) * daysIn(stay[2]);
}

/** A row's text, with its number under "Week" or "Day" written out as "Week 2". */
function labelled({ prose: { text }, cells }: Block): string {
	const [first] = cells;
	const unit = first === undefined ? undefined : /^\s{0,3}(week|day|night|month)s?\b/iu.exec(first.head)?.[1];
	const number =
		first === undefined
			? undefined
			: /^\s{0,3}\d{1,2}\s{0,3}(?:[-–]\s{0,2}\d{1,2}\s{0,3})?$/u.exec(
					text.slice(first.span.start, first.span.end),
				)?.[0];
	return unit === undefined || number === undefined
		? text
		: `${unit} ${number.trim()} ${text.slice(first?.span.end ?? 0)}`;
}

const titrationWords = sieved(
	/\b(?:titrat\w*|gradual(?:ly)?|start(?:ing)? low|go(?:ing)? slow(?:ly)?|work(?:ing)? (?:your|their) way up|step(?:wise|ped)|(?:increas\w*|rais\w*|adjust\w*|build\w*|escalat\w*|ramp\w*)\s(?:[\w’']+\s){0,4}?(?:dose|dosage|dosing|amount|mg|slowly|up))\b|\bdos(?:e|age) (?:is |can be |may be |was )?(?:slowly |then )?(?:increased|raised|adjusted|built)/iu,
);

const numbers: Readonly<Record<string, number>> = {
	a: 1,
	an: 1,
	one: 1,
	two: 2,
	three: 3,
	four: 4,
	five: 5,
	six: 6,
	seven: 7,
	eight: 8,
	ten: 10,
	few: 4,
	several: 5,
};
const count = '(\\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|ten|few|several)';
const days: Readonly<Record<string, number>> = { d: 1, n: 1, w: 7, m: 30, h: 1 / 24, f: 14, e: 1 };
const numberedLabel: Readonly<Record<string, string>> = {
	one: '1',
	two: '2',
	three: '3',
	four: '4',
	five: '5',
	six: '6',
	seven: '7',
};

/** "every two weeks", "weekly", "each night", "per week". */
function interval(text: string): number | undefined {
	const every = new RegExp(
		`\\bevery\\s(?:other\\s)?${count}?(?:\\s?(?:-|–|to)\\s?\\w+)?\\s?(day|night|week|month)`,
		'iu',
	).exec(text);
	if (every !== null) {
		const factor = /every other/i.test(every[0]) ? 2 : 1;
		return factor * numberOf(every[1]) * daysIn(every[2]);
	}
	const each = /\b(?:each|per|a)\s(day|night|week|month)|\/\s?(day|week|month)|\b(dai|night|week|month)ly\b/iu.exec(
		text,
	);
	return each === null ? undefined : daysIn(each[1] ?? each[2] ?? each[3]);
}

/** "for three days, then", "after a week", "the next day". */
function duration(text: string): number | undefined {
	const stretch = new RegExp(
		`\\b(?:for|after|over|within|in|x)\\s(?:the\\s)?(?:first\\s|next\\s|about\\s|another\\s|only\\s|just\\s|less than\\s|under\\s){0,2}(?:${count}\\s?(day|night|evening|week|fortnight|month|hour)s?|(day|night|week|month))\\b`,
		'iu',
	).exec(text);
	if (stretch !== null && !/\bor (?:more|longer)|at least/iu.test(text)) {
		return numberOf(stretch[1]) * daysIn(stretch[2] ?? stretch[3]);
	}
	if (/\b(?:the )?(?:next|following|second) (?:day|night)\b|\btomorrow\b/iu.test(text)) {
		return 1;
	}
	const later = new RegExp(`\\b${count}\\s(day|night|week|hour)s?\\s(?:later|afterwards)\\b`, 'iu').exec(text);
	if (later !== null) {
		return numberOf(later[1]) * daysIn(later[2]);
	}
	const isNextWeek = /\b(?:the )?(?:next|following) week\b|\bweek(?:ly)? later\b/iu.test(text);
	return isNextWeek ? 7 : undefined;
}

/** "Week 1: … Week 2: …", "Days 1-3 … Day 4". */
function labelDays(first: string, second: string): number | undefined {
	const label =
		/\b(day|night|week|month)s?\s(\d{1,3})(?:\s?(?:-|–|to)\s?(\d{1,3}))?\b(?!.*\b(?:day|night|week|month)s?\s\d)/iu;
	const from = label.exec(inFigures(first));
	const to = /\b(day|night|week|month)s?\s(\d{1,3})\b/iu.exec(inFigures(second));
	if (from?.[2] === undefined || to?.[2] === undefined || from[1]?.toLowerCase() !== to[1]?.toLowerCase()) {
		return undefined;
	}
	const gap = Number(to[2]) - Number(from[2]);
	return gap > 0 ? gap * daysIn(from[1]) : undefined;
}

/** "Night two" as "night 2". */
function inFigures(text: string): string {
	return text.replace(
		/\b(day|night|week|month)\s(one|two|three|four|five|six|seven)\b/giu,
		(_, unit: string, number: string) => `${unit} ${numberedLabel[number.toLowerCase()] ?? number}`,
	);
}

function numberOf(text: string | undefined): number {
	return text === undefined ? 1 : (numbers[text.toLowerCase()] ?? Number(text));
}

function daysIn(unit: string | undefined): number {
	return days[unit?.[0]?.toLowerCase() ?? ''] ?? 7;
}
