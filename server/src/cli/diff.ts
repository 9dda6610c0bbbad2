interface Row {
	readonly sign: ' ' | '-' | '+';
	readonly text: string;
}

const context = 3;

/** A unified diff of two texts, with three lines of context; empty when they are equal. */
export function unifiedDiff(file: string, before: string, after: string): string {
	if (before === after) {
		return '';
	}
	const path = file.replace(/^(?:\.?\/)+/, '');
	const rows = diffRows(linesOf(before), linesOf(after));
	const hunks = changedStretches(rows).map(([start, end]) => hunkText(rows, start, end));
	return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`;
}

/** Each with its line end. */
function linesOf(text: string): readonly string[] {
	return text.match(/[^\n]+\n?|\n/g) ?? [];
}

/** Stretches of rows to print: each change with its context, joined where they touch. */
function changedStretches(rows: readonly Row[]): readonly (readonly [number, number])[] {
	const stretches: [number, number][] = [];
	for (const [i, row] of rows.entries()) {
		if (row.sign !== ' ') {
			const start = Math.max(0, i - context);
			const end = Math.min(rows.length, i + context + 1);
			const last = stretches.at(-1);
			if (last !== undefined && start <= last[1]) {
				last[1] = end;
			} else {
				stretches.push([start, end]);
			}
		}
	}
	return stretches;
}

function hunkText(rows: readonly Row[], start: number, end: number): string {
	const count = (from: readonly Row[], other: Row['sign']) => from.filter((it) => it.sign !== other).length;
	const before = rows.slice(0, start);
	const hunk = rows.slice(start, end);
	const range = (other: Row['sign']) => {
		const length = count(hunk, other);
		return `${count(before, other) + (length === 0 ? 0 : 1)},${length}`;
	};
	const lines = hunk.map(
		({ sign, text }) => sign + text + (text.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'),
	);
	return `@@ -${range('+')} +${range('-')} @@\n${lines.join('')}`;
}

/** Common lines at both ends are set apart; between them a longest common subsequence, when its table is small enough. */
function diffRows(before: readonly string[], after: readonly string[]): readonly Row[] {
	let head = 0;
	while (head < before.length && head < after.length && before[head] === after[head]) {
		head++;
	}
	let tail = 0;
	const most = Math.min(before.length, after.length) - head;
	while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
		tail++;
	}
	const kept = (lines: readonly string[]): readonly Row[] => lines.map((text) => ({ sign: ' ', text }));
	return [
		...kept(before.slice(0, head)),
		...middleRows(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
		...kept(before.slice(before.length - tail)),
	];
}

const largestTable = 4_000_000;

function middleRows(before: readonly string[], after: readonly string[]): readonly Row[] {
	const removed = (lines: readonly string[]): readonly Row[] => lines.map((text) => ({ sign: '-', text }));
	const added = (lines: readonly string[]): readonly Row[] => lines.map((text) => ({ sign: '+', text }));
	if (before.length * after.length > largestTable) {
		return [...removed(before), ...added(after)];
	}
	const table = commonLengths(before, after);
	const rows: Row[] = [];
	let i = 0;
	let j = 0;
	while (i < before.length && j < after.length) {
		if (before[i] === after[j]) {
			rows.push({ sign: ' ', text: before[i] ?? '' });
			i++;
			j++;
		} else if ((table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0)) {
			rows.push(...removed(before.slice(i, i + 1)));
			i++;
		} else {
			rows.push(...added(after.slice(j, j + 1)));
			j++;
		}
	}
	return [...rows, ...removed(before.slice(i)), ...added(after.slice(j))];
}

/** Length of the longest common subsequence of what follows `i` in one and `j` in the other. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly Uint32Array[] {
	const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
	for (let i = before.length - 1; i >= 0; i--) {
		const row = table[i];
		const below = table[i + 1];
		if (row !== undefined && below !== undefined) {
			for (let j = after.length - 1; j >= 0; j--) {
				row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
			}
		}
	}
	return table;
}
