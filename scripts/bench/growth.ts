/** How time grows with the article, by its shape. */
import { type ShapeName, shapes } from './articles.ts';
import { resultsOf } from './processes.ts';
import { type Part, round } from './report.ts';
import { exponent } from './statistics.ts';
import { programFile, progress, type Workspace } from './workspace.ts';

interface Step {
	/** Characters. */
	readonly size: number;
	readonly milliseconds: number;
}

const atMost = 1.05;

/** Of a short run. */
const someShapes: readonly ShapeName[] = ['prose', 'one list', 'many references'];

export async function growth({ isShort }: Workspace): Promise<Part> {
	const largest = isShort ? 100_000 : 10_000_000;
	const seconds = isShort ? 3 : 30;
	const columns = isShort ? ['10 kB', '100 kB'] : ['10 kB', '100 kB', '1 MB', '10 MB'];
	const rows: string[][] = [];
	let worst = 0;
	for (const shape of isShort ? someShapes : (Object.keys(shapes) as ShapeName[])) {
		progress(`growth: ${shape}`);
		const args = [programFile('grow'), shape, String(largest), String(seconds)];
		const steps = await resultsOf<Step>(['--max-old-space-size=6000', ...args], seconds * 8);
		const between = steps.slice(1).map((step, i) => exponentOf(steps[i] ?? step, step));
		const overall = exponentOf(steps[0], steps.at(-1));
		worst = Math.max(worst, overall);
		rows.push([
			shape,
			...columns.map((_, i) => round(steps[i]?.milliseconds)),
			...columns.slice(1).map((_, i) => round(between[i])),
			round(overall),
		]);
	}
	return {
		title: 'Growth',
		method: [
			'The lint of one article of each shape in a process of its own, which is warm: milliseconds of processor time, the',
			'least of twenty runs, of fewer where they are long, and of one for the largest. The exponents are those between two sizes, and from',
			'the smallest to the largest that was measured: 1 is time that grows as the text does. A size that would take more',
			`than ${seconds} s is left out. Programs and editors decline articles of more than a set size before that.`,
		].join('\n'),
		tables: [
			{
				title: 'Milliseconds and exponents',
				columns: ['Shape', ...columns, ...columns.slice(1).map((it) => `to ${it}`), 'overall'],
				rows,
			},
		],
		targets: isShort ? [] : [{ what: 'Growth, largest exponent overall', figure: worst, atMost }],
	};
}

function exponentOf(from: Step | undefined, to: Step | undefined): number {
	return from === undefined || to === undefined || from === to
		? Number.NaN
		: exponent([from.size, to.size], [from.milliseconds, to.milliseconds]);
}
