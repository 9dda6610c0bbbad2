import { applyEdits, areDisjoint, type Edit } from '../base/edit.ts';
import type { FixedText, FixSafety } from './api.d.ts';
import { checkOptions, checkText, choiceOption, isObject, refuse, shown } from './arguments.ts';
import { withoutMark } from './lint-text.ts';

/** From the least to the most that a person has to look at. */
const safeties: readonly FixSafety[] = ['safe', 'suggested', 'placeholder'];

export function applyFixes(text: unknown, fixes: unknown, options: unknown): FixedText {
	const given = checkText('applyFixes', text);
	const safety = choiceOption(checkOptions('applyFixes', options, ['safety']), 'safety', safeties) ?? 'safe';
	if (!Array.isArray(fixes)) {
		refuse('invalid-argument', `applyFixes takes a list of findings or fixes, not ${shown(fixes)}.`);
	}
	const body = withoutMark(given);
	const mark = given.slice(0, given.length - body.length);
	let edits: readonly Edit[] = [];
	let applied = 0;
	let leftOut = 0;
	for (const item of fixes as readonly unknown[]) {
		const fix = chosenFix(item, body);
		if (fix === undefined) {
			continue;
		}
		const own = editsOf(fix, body);
		const allowed = safeties.indexOf(fix.safety) <= safeties.indexOf(safety);
		if (allowed && areDisjoint([...edits, ...own])) {
			edits = [...edits, ...own];
			applied++;
		} else {
			leftOut++;
		}
	}
	return { text: mark + applyEdits(body, edits), applied, leftOut };
}

interface LooseFix {
	readonly safety: FixSafety;
	readonly edits: readonly unknown[];
}

/** The fix that an item stands for; a finding without a safe one stands for none. */
function chosenFix(item: unknown, text: string): LooseFix | undefined {
	if (isFix(item)) {
		return item;
	}
	if (!isFinding(item)) {
		return refuse('invalid-argument', `applyFixes takes findings or fixes, and ${shown(item)} is neither.`);
	}
	if (!text.startsWith(item.excerpt, item.start.offset)) {
		refuse(
			'other-text',
			`The finding at offset ${item.start.offset} is not of this text: "${item.excerpt}" is not there.`,
		);
	}
	return item.fixes.filter(isFix).find((it) => it.safety === 'safe');
}

function isFix(item: unknown): item is LooseFix {
	return (
		isObject(item) && Array.isArray(item.edits) && item.edits.length > 0 && safeties.some((it) => it === item.safety)
	);
}

interface LooseFinding {
	readonly start: { readonly offset: number };
	readonly excerpt: string;
	readonly fixes: readonly unknown[];
}

function isFinding(item: unknown): item is LooseFinding {
	return (
		isObject(item) &&
		Array.isArray(item.fixes) &&
		typeof item.excerpt === 'string' &&
		isObject(item.start) &&
		typeof item.start.offset === 'number'
	);
}

function editsOf(fix: LooseFix, text: string): readonly Edit[] {
	const edits = fix.edits.map((it): Edit => {
		const { start, end, text: newText } = isObject(it) ? it : {};
		const from = offsetOf(start);
		const to = offsetOf(end);
		if (from === undefined || to === undefined || to < from || typeof newText !== 'string') {
			return refuse('invalid-argument', 'An edit needs a start, an end that is not before it, and a text.');
		}
		if (to > text.length) {
			refuse('other-text', `An edit ends at offset ${to}, but the text ends at ${text.length}: it is another one.`);
		}
		return { span: { start: from, end: to }, newText };
	});
	return areDisjoint(edits) ? edits : refuse('invalid-argument', 'The edits of a fix must not overlap.');
}

function offsetOf(position: unknown): number | undefined {
	const offset = isObject(position) ? position.offset : undefined;
	return typeof offset === 'number' && Number.isInteger(offset) && offset >= 0 ? offset : undefined;
}
