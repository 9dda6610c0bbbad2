/** From a keystroke to its diagnostics, over a pipe to the server. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Manuscript, manuscript } from './articles.ts';
import { articleUri, type Editor, Silence, startEditor } from './editor.ts';
import { type Command, resultsOf } from './processes.ts';
import { type Part, round, type Table, type Target } from './report.ts';
import { quantile } from './statistics.ts';
import { ldnLintServer, programFile, progress, type Workspace, workFolder } from './workspace.ts';

interface Subject {
	readonly name: string;
	readonly command: Command;
	readonly largest: number;
}

/** Milliseconds of each keystroke, by where it was typed. */
type Latencies = ReadonlyMap<string, readonly number[]>;

/** Milliseconds between two keystrokes, once the first is answered. */
const between = 20;

/** Keystrokes at a place before those that count, to have the server warm. */
const warming = 20;

/** Seconds until an answer is given up. */
const patience = 60;

/** Seconds after which no more is typed at a place where so many keystrokes were timed. */
const longEnough = 20;
const fewest = 5;

const sizes = [
	{ size: 12_000, name: '12 kB', keystrokes: 60, p50: 1, p95: 2 },
	{ size: 100_000, name: '100 kB', keystrokes: 40, p50: 0.6, p95: 1.5 },
	{ size: 1_000_000, name: '1 MB', keystrokes: 20, p50: 0.15, p95: 0.5 },
];

/** To unified-language-server, by size. */
const againstUnified: Readonly<Record<string, number>> = { '12 kB': 0.3, '100 kB': 0.07 };

export async function keystrokes(workspace: Workspace): Promise<Part> {
	const { isShort, peers, floor } = workspace;
	const subjects: Subject[] = [
		{ name: 'ldn-lint', command: ldnLintServer, largest: Number.POSITIVE_INFINITY },
		...(peers?.servers ?? []),
	];
	const tables: Table[] = [];
	const targets: Target[] = [];
	for (const { size, name, keystrokes, p50, p95 } of isShort ? sizes.slice(0, 2) : sizes) {
		const written = manuscript(size);
		const fitting = subjects.filter((it) => it.largest >= size);
		const measured = await typeInto(fitting, written, isShort ? 6 : keystrokes);
		const parse = await parseTime(written.text);
		tables.push({
			title: `${name}, ms (${floor} alone parses it in ${round(parse)} ms)`,
			columns: ['Server', 'Typed in', 'p50', 'p95', 'max'],
			rows: [...measured].flatMap(([server, latencies]) => rowsOf(server, latencies)),
		});
		const own = ordinary(measured.get('ldn-lint'));
		const rumdl = ordinary(measured.get('rumdl'));
		const unified = ordinary(measured.get('unified-language-server'));
		const ratio = (share: number, other: readonly number[]) => quantile(own, share) / quantile(other, share);
		if (peers !== undefined) {
			targets.push(
				{ what: `Keystroke, ${name}, p50 to rumdl`, figure: ratio(0.5, rumdl), atMost: p50 },
				{ what: `Keystroke, ${name}, p95 to rumdl`, figure: ratio(0.95, rumdl), atMost: p95 },
			);
		}
		const atMost = againstUnified[name];
		if (peers !== undefined && atMost !== undefined) {
			targets.push({ what: `Keystroke, ${name}, p50 to unified-language-server`, figure: ratio(0.5, unified), atMost });
		}
		if (size === 1_000_000) {
			const worst = Math.max(...(measured.get('ldn-lint')?.get(opened) ?? [Number.NaN]));
			targets.push({ what: `Opening a fence or comment, ${name}, max to RP`, figure: worst / parse, atMost: 1 });
		}
	}
	return {
		title: 'Keystroke to diagnostics',
		method: [
			'One letter after another typed into an open article, from sending the change to having the diagnostics of that',
			`version; ${between} ms after each answer comes the next letter. The first ${warming} at each place do not count. All`,
			'servers are open at once, and take turns from place to place. ldn-lint is asked for diagnostics with each change, as',
			'VS Code and other current editors do, and answers at once; to editors that only wait it sends them 250 ms after the',
			'last change. The other servers send them by themselves. "Opening" are the keystrokes that open a fence or a comment',
			'of HTML near the beginning, which goes on to the end, and take it away again. Comparisons are over all keystrokes but',
			`those. A server that does not answer in ${patience} s is given up.`,
		].join('\n'),
		tables,
		targets,
	};
}

const opened = 'opening';
const silent = 'no answer';

/** Place by place, one server after the other in each; one that falls silent is asked no more. */
async function typeInto(
	subjects: readonly Subject[],
	written: Manuscript,
	count: number,
): Promise<Map<string, Latencies>> {
	const measured = new Map<string, Map<string, number[]>>();
	const editors = new Map<string, Editor>();
	const isAnswering = async (name: string, work: () => Promise<void>) => {
		try {
			await work();
		} catch (error) {
			if (!(error instanceof Silence)) {
				throw error;
			}
			measured.get(name)?.set(silent, []);
			editors.get(name)?.close();
			editors.delete(name);
		}
	};
	for (const { name, command } of subjects) {
		measured.set(name, new Map());
		await isAnswering(name, async () => {
			const editor = await startEditor(command, { pulls: name === 'ldn-lint', patience });
			editors.set(name, editor);
			await editor.open(uri, written.text);
		});
	}
	for (const [place, type] of Object.entries(typing(written, count))) {
		for (const [name, editor] of [...editors]) {
			progress(`keystrokes in ${written.text.length} characters, ${place}: ${name}`);
			await isAnswering(name, async () => void measured.get(name)?.set(place, await type(editor)));
		}
	}
	for (const editor of editors.values()) {
		editor.close();
	}
	return measured;
}

const uri = articleUri('article.md');

/** What is typed at each place, the later ones above the earlier ones. */
function typing({ places }: Manuscript, count: number): Record<string, (editor: Editor) => Promise<number[]>> {
	const at = (offset: number) => async (editor: Editor) => {
		await typeAt(editor, offset, letters(warming), 4);
		return typeAt(editor, offset, letters(count));
	};
	return {
		references: at(places.references),
		table: at(places.table),
		list: at(places.list),
		prose: at(places.prose),
		async fence(editor) {
			await editor.change(uri, places.opening, places.opening, '```\n\n```\n');
			const times = await typeAt(editor, places.opening + 4, letters(count));
			await editor.change(uri, places.opening, places.opening + 9 + times.length, '');
			return times;
		},
		async [opened](editor) {
			const marks = ['```', '<!--'];
			const times: number[] = [];
			for (const mark of marks) {
				times.push(...(await openAndClose(editor, places.opening, mark)));
			}
			return times;
		},
	};
}

/** Sentences without end. */
function letters(count: number): string {
	return ' It was taken with water before going to bed.'.repeat(Math.ceil(count / 45)).slice(0, count);
}

/** Leaves off when it takes too long. */
async function typeAt(editor: Editor, offset: number, typed: string, seconds = longEnough): Promise<number[]> {
	const times: number[] = [];
	const start = performance.now();
	for (const [index, letter] of [...typed].entries()) {
		if (index >= fewest && performance.now() - start > seconds * 1000) {
			break;
		}
		await wait(between);
		times.push(await editor.change(uri, offset + index, offset + index, letter));
	}
	return times;
}

async function openAndClose(editor: Editor, offset: number, mark: string): Promise<number[]> {
	const times = await typeAt(editor, offset, mark);
	for (let end = offset + mark.length; end > offset; end--) {
		await wait(between);
		times.push(await editor.change(uri, end - 1, end, ''));
	}
	return times;
}

function rowsOf(server: string, latencies: Latencies): string[][] {
	const all: [string, readonly number[]][] = [['all but opening', ordinary(latencies)], ...latencies];
	return all.map(([place, times]) => [
		server,
		place,
		...[quantile(times, 0.5), quantile(times, 0.95), Math.max(...times)].map(round),
	]);
}

function ordinary(latencies: Latencies | undefined): number[] {
	return [...(latencies ?? [])].flatMap(([place, times]) => (place === opened ? [] : times));
}

/** Milliseconds of one full parse by the floor. */
async function parseTime(text: string): Promise<number> {
	const file = join(workFolder, 'manuscript.md');
	writeFileSync(file, text);
	const [result] = await resultsOf<{ parse: number }>([programFile('parse'), file, text.length < 500_000 ? '8' : '3']);
	return result?.parse ?? Number.NaN;
}
