/** What is said around a dose: its role, how open it is, how often it is taken, and whether it is a rise or a reduction. */
import { beforeDose, type Surroundings } from './dose-context.ts';
import type { DoseRole } from './doses.ts';
import { sieved } from './literals.ts';

/** Times a day; `undefined` when nothing is said. */
export function perDayOf({ text, sentence, expression }: Surroundings): number | undefined {
	const after = text.slice(expression.span.end, Math.min(sentence.end, expression.span.end + 60)).replace(/^,\s/u, ' ');
	const near = cutAtNumber(after);
	return frequencies.find(([pattern]) => pattern.test(near))?.[1];
}

/** Whether only the high end ("up to", "or less") or only the low end is stated. */
export function openOf({ text, sentence, expression }: Surroundings): 'upTo' | 'from' | undefined {
	const before = beforeDose(text, sentence, expression.span.start, 40);
	const after = text.slice(expression.span.end, Math.min(sentence.end, expression.span.end + 40));
	if (upToBefore.test(before) || /^[^.,;\d]{0,22}\b(?:or|and) (?:less|below|lower|under|fewer)\b/iu.test(after)) {
		return 'upTo';
	}
	return fromBefore.test(before) ||
		/^[^.,;\d]{0,22}(?:\+(?=\s)|\b(?:or|and) (?:more|above|higher|over|up|greater)\b)/iu.test(after)
		? 'from'
		: undefined;
}

/** What the dose is in a schedule; the cue nearest before it counts, of its own clause first. */
export function roleOf(at: Surroundings, open: 'upTo' | 'from' | undefined): DoseRole | undefined {
	const { text, sentence, expression } = at;
	const before = beforeDose(text, sentence, expression.span.start, 90);
	const after = text.slice(expression.span.end, Math.min(sentence.end, expression.span.end + 60));
	const isOfVolume =
		/\d\s?m[lL]s?\s{0,2}(?:=|contains?|holds?|has|is|equals?|provides?|gives?|delivers?)\s{0,2}(?:about\s|around\s)?$/u.test(
			before,
		);
	if (expression.per === 'volume' || isOfVolume || /^\s{0,2}=\s{0,2}[\d.]{1,5}\s?m[lL]\b/u.test(after)) {
		return 'concentration';
	}
	if (incrementBefore.test(before) || incrementAfter.test(after) || /[+±]\s{0,2}$/u.test(before)) {
		return 'increment';
	}
	if (isStrength(before, after)) {
		return 'strength';
	}
	const clause = before.slice(
		Math.max(0, ...[...before.matchAll(/[;:(]|,\s|\bthen\b|\bbefore\b/giu)].map((it) => it.index + 1)),
	);
	const since = text.slice(Math.max(sentence.start, at.previousEnd), expression.span.start).slice(-90);
	const isNewStep = at.previousEnd > sentence.start && newStep.test(since);
	for (const window of isNewStep ? [since] : [clause, since]) {
		const role = cueIn(window);
		if (role !== undefined) {
			return role;
		}
	}
	if (
		/^[^.,;\d]{0,16}\b(?:to (?:start|begin)|as (?:a|the|an) (?:start|initial|first)\w*|initially|at first|for the first|starting dose|at the start)/iu.test(
			after,
		)
	) {
		return 'start';
	}
	if (
		open === 'upTo' ||
		/^[^.,;\d]{0,20}\b(?:maximum|max|at most|as (?:a|the) (?:maximum|ceiling|upper limit))\b/iu.test(after)
	) {
		return 'maximum';
	}
	if (
		/^[^.,;\d]{0,20}\b(?:maintenance|as (?:a|the) (?:target|usual|maintenance)|long[- ]term|ongoing)\b/iu.test(after)
	) {
		return 'maintenance';
	}
	return expression.shape === 'range' ? 'range' : undefined;
}

/** Whether the change described is upwards or downwards. */
export function stepOf({ text, sentence, expression }: Surroundings): 'up' | 'down' | undefined {
	const before = beforeDose(text, sentence, expression.span.start, 80);
	const cues = [
		...before.matchAll(
			/\b(?:((?:reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|drop(?:s|ped|ping)?|cut(?:s|ting)?|halv(?:e|es|ed|ing))(?=\s(?:the|your|my|his|her|their|to|from|it|back|down|[\w-]+\s(?:from|to|by)\b))|reduction (?:of|in) (?:the |your )?dose|tap?er(?:s|ed|ing)?\b|back (?:down|to|off)|step(?:ped|ping)? down|down to|wean\w*|com(?:e|ing) (?:down|off))|(increas\w*|rais\w*|titrat\w*|go(?:es|ing)? up|work(?:s|ing|ed)? up|mov(?:e|es|ed|ing) up|build\w* up|up to|step(?:ped|ping)? up|escalat\w*|bump\w*|doubl\w*|jump\w*|leap\w*|then to|progress\w*|advanc\w*))\b/giu,
		),
	];
	const last = cues.at(-1);
	return last === undefined ? undefined : last[1] === undefined ? 'up' : 'down';
}

/** What follows a dose up to the next number or clause; both halves of "in the morning and at night" belong to it. */
function cutAtNumber(after: string): string {
	const stop = after.search(
		/[.;(]|,|\d(?!\s?(?:x|times|hours?|weeks?|days?)\b)|\b(?:for|then|and|to|until|after|before)\b/u,
	);
	const daypart =
		/^[^.;\d]{0,30}\bmorning and (?:(?:again |one |another |at |in the ){0,3})(?:night|evening|bedtime)/iu.exec(
			after,
		)?.[0] ?? /^[^.;\d,]{0,24}\bmorning and (?:evening|night|bedtime)/iu.exec(after)?.[0];
	return daypart ?? (stop < 0 ? after : after.slice(0, stop));
}

const frequencies: readonly (readonly [RegExp, number])[] = [
	[
		/\b(?:twice|two times|2 ?x|2 times)(?: (?:a|per|each|every) day| daily|\/day)\b|\bb\.?i\.?d\b|every 12 hours|morning and (?:(?:again |one |another |at |in the ){0,3})(?:night|evening|bedtime)/iu,
		2,
	],
	[
		/\b(?:three times|thrice|3 ?x|3 times)(?: (?:a|per|each|every) day| daily|\/day)\b|\bt\.?i\.?d\b|every 8 hours/iu,
		3,
	],
	[/\b(?:four times|4 ?x|4 times)(?: (?:a|per|each|every) day| daily|\/day)\b|\bq\.?i\.?d\b|every 6 hours/iu, 4],
	[/every (?:other|second) (?:day|night|evening)|alternat\w+ (?:days|nights)|\bq\.?o\.?d\b/iu, 1 / 2],
	[sieved(/every (?:third|3rd|three|3) days?/iu), 1 / 3],
	[sieved(/once (?:a|per|every) week|\bonce weekly|\bper week\b|\/week\b|^\s{0,2}weekly\b/iu), 1 / 7],
	[
		sieved(
			/once (?:a|per|every) month|\bper month\b|\/month\b|^\W{0,3}(?:\w+\s){0,2}?monthly(?=\s{0,2}(?:$|[.,;)]|(?:inject|depot|shot|dos|by|as)))|every (?:four|4) weeks/iu,
		),
		1 / 28,
	],
	[
		/\bdaily\b|\bq\.?d\b|\bq\.?h\.?s\b|\/\s?d(?:ay)?\b|\b(?:a|per|each|every) (?:day|night|evening|morning)|nightly|bedtime|at night/iu,
		1,
	],
];

const upToBefore = sieved(
	/(?:[≤<]|\b(?:up to|less than|under|below|at most|no(?:t)? more than|no(?:t)? (?:higher|greater) than|a? ?maximum (?:dose )?(?:of|is)|max(?:imum)?(?: dose)?:?|not exceed(?:ing)?|never exceed|n[o']t exceed|as (?:much|high) as|lower than|smaller than|fewer than|or less than|to a maximum of|within))\s{0,3}(?:(?:about|around|approximately|roughly|a|the|an)\s){0,2}[~≈]?$/iu,
);
const fromBefore = sieved(
	/(?:[≥>]|\b(?:over|above|at least|more than|exceed(?:s|ing)?|beyond|greater than|higher than|upwards of|from no less than|not less than|minimum of|larger than|in excess of|as little as|as low as))\s{0,3}(?:(?:about|around|approximately|roughly|a|the|an)\s){0,2}[~≈]?$/iu,
);

const incrementBefore = sieved(
	/\b(?:(?:increas|rais|titrat|step|escalat|add|bump|reduc|decreas|lower|adjust|taper|chang|drop|cut|go|goes|going|move|moving|climb|increment)\w*\b[^.;\d]{0,40}\bby|in?crements? of|steps? of|increments?:?|add(?:s|ing)?(?: an(?:other)?| an? (?:extra|additional))|(?:an )?(?:extra|additional|another|further)|jumps? of|rises? of|increases? of|reductions? of)\s{1,2}(?:(?:about|around|up to|a|another|an additional|an extra|roughly|approximately)\s){0,2}[~≈]?$/iu,
);
const incrementAfter = sieved(
	/^[\s-]{0,2}(?:\/week\b|(?:\w+\s)?(?:increments?|steps?|jumps?|increases?|at a time)\b|(?:more|extra|higher)\b(?! than)|every (?:other |few )?(?:\d[\d–-]*|one|two|three|four|1-2)?\s?(?:to (?:\d+|two|three|four) )?(?:weeks?|months?)\b(?! until))/iu,
);

const cues: readonly (readonly [RegExp, DoseRole])[] = [
	[
		sieved(
			/\b(?:max(?:imum|imal)?|ceiling|upper (?:limit|end)|highest|cap(?:ped)? (?:at|of)|top dose|the most (?:that )?(?:\w+ ){0,4}?(?:take|takes|is|use|give|go)|(?:no one|nobody) (?:\w+ ){0,3}?(?:more than|above|over|beyond)|(?:not|never|n't) (?:\w+ ){0,2}?(?:exceed|more than|above|over|go (?:above|over|beyond)))\b/giu,
		),
		'maximum',
	],
	[
		sieved(
			/\b(?:start(?:s|ed|ing)?|beg(?:i|a|u)n(?:s|ning)?|initial(?:ly)?|initiat\w+|commenc\w+|introduc(?:e|ed|ing)|first dose|opening dose|low dose to begin)\b/giu,
		),
		'start',
	],
	[
		sieved(
			/\b(?:maintenance|target|goal|settl\w+|stay(?:s|ing|ed)?|final|optimal|sweet spot|full dose|steady|long[- ]term dose)\b/giu,
		),
		'maintenance',
	],
	[
		sieved(
			/\b(?:titrat\w+|increas\w+|rais\w+|work\w*|go|goes|going|mov\w+)\s(?:\w+\s){0,4}?to\s(?:\w+\s){0,3}$|\bthen\s(?:\w+\s){0,3}$/giu,
		),
		'maintenance',
	],
	[sieved(/\b(?:usual(?:ly)?|typical(?:ly)?|common(?:ly)?|most often|normal(?:ly)?|standard)\b/giu), 'maintenance'],
];

/** After the dose before, another verb tells of the next one. */
const newStep = sieved(/\b(?:and|then|,)\s(?:\w+\s){0,1}(?:take|takes|taking|use|have)\b/iu);

/** The cue nearest to the dose. */
function cueIn(window: string): DoseRole | undefined {
	let best: { readonly at: number; readonly role: DoseRole } | undefined;
	for (const [pattern, role] of cues) {
		const at = [...window.matchAll(pattern)].at(-1)?.index;
		if (at !== undefined && (best === undefined || at > best.at)) {
			best = { at, role };
		}
	}
	return best?.role;
}

function isStrength(before: string, after: string): boolean {
	const isForm =
		/^(?:,?\s(?:and\s|or\s)?[\d.]{1,5}\s?mg,?){0,6}[\s-]{1,2}(?:(?:[\w-]+\s){0,2}?(?:tablets?|capsules?|pills?|tabs?|caps?|troches?|lozenges?|drops?|strengths?|vials?)\b)/iu.test(
			after,
		);
	const isListed =
		/\b(?:strengths?|capsules?|tablets?|available|comes?|supplied|dispensed|sold|bottles?|labelled|drop =)(?:[^.;]|\.(?=\d)){0,60}$/iu.test(
			before,
		);
	return (
		(isForm || isListed) && !/\b(?:tak(?:e|es|ing|en)|took|swallow\w*|start\w*|begin\w*)\b[^.;]{0,40}$/iu.test(before)
	);
}
