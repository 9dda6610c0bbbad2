/** Whole processes over a folder of articles, from their start to their end. */
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, type Run, runProgram } from './processes.ts';
import { type Part, round, type Table, type Target } from './report.ts';
import { median, medianRatio } from './statistics.ts';
import { ldnLint, programFile, progress, type Workspace, workFolder, writeArticles } from './workspace.ts';

interface Subject {
	readonly name: string;
	readonly command: Command;
	/** Before each of its runs. */
	prepare?(): void;
	/** Runs once before the first that counts, to fill its cache. */
	readonly hasCache?: boolean;
}

interface Measured {
	readonly name: string;
	readonly runs: readonly Run[];
}

/** Seconds that the runs of one program may take together, so that a slow one is run less often. */
const patience = 60;

/** On a few articles and on one. */
export async function wholeProcess(workspace: Workspace): Promise<Part> {
	const { table, targets } = await onArticles(workspace.isShort ? 20 : 100, workspace);
	const one = await oneArticle(workspace);
	return {
		title: 'Whole process',
		method: [
			'Articles of about 12 kB, half of them prose (paragraphs with citations, lists, headings) and half rich in Markdown',
			'(tables, footnotes, links, nested lists, quotations). Every program is run on them once in each round, its output',
			'thrown away; times are on the clock, the median of the rounds, and ratios are the median of those to',
			`${workspace.floor} alone, bundled into one file, in the same round. A program whose runs take more than`,
			`${patience} s together has fewer rounds. Memory is the most that was resident.`,
		].join('\n'),
		tables: [table, one.table],
		targets: [...targets, ...one.targets],
	};
}

/** On as many articles as a large repository has; too many for a short run. */
export async function repository(workspace: Workspace): Promise<Part> {
	const { table, targets } = await onArticles(2000, workspace);
	return {
		title: 'Large repository',
		method: 'As above, on more articles. textlint is left out: it would take most of an hour.',
		tables: [table],
		targets,
	};
}

async function onArticles(count: number, workspace: Workspace): Promise<{ table: Table; targets: Target[] }> {
	const folder = writeArticles(count);
	const measured = await inRounds(subjectsOn(folder, count, workspace), workspace.isShort ? 1 : 5, folder);
	return { table: tableOf(count, measured, workspace), targets: targetsOf(count, measured) };
}

function subjectsOn(folder: string, count: number, { floor, peers }: Workspace): Subject[] {
	const node = (name: 'files' | 'parse-files', ...args: string[]): Command => ({
		program: process.execPath,
		args: [programFile(name), ...args, folder],
	});
	const location = join(workFolder, 'ldn-lint-cache');
	const cached = ldnLint('--cache', '--cache-location', location, '.');
	const changed = join(folder, '0000.md');
	rmSync(location, { force: true });
	return [
		{ name: floor, command: node('parse-files') },
		{ name: 'reading the files', command: node('files', 'read') },
		{ name: 'hashing the files', command: node('files', 'hash') },
		{ name: 'ldn-lint', command: ldnLint('.') },
		{ name: 'ldn-lint, all in its cache', command: cached, hasCache: true },
		{
			name: 'ldn-lint, one article changed',
			command: cached,
			prepare: () => appendFileSync(changed, 'Ask a pharmacist about the capsules.\n\n'),
		},
		...(peers?.linters ?? [])
			.filter(({ most }) => most === undefined || count <= most)
			.flatMap(({ name, lint, again }) => [
				{ name, command: lint },
				...(again === undefined ? [] : [{ name: `${name}, all in its cache`, command: again, hasCache: true }]),
			]),
	];
}

async function inRounds(subjects: readonly Subject[], rounds: number, cwd: string): Promise<Measured[]> {
	const measured = subjects.map((subject) => ({ subject, runs: [] as Run[] }));
	for (let round = 0; round < rounds; round++) {
		for (const { subject, runs } of measured) {
			const spent = times(runs).reduce((sum, it) => sum + it, 0) / 1000;
			if (runs.length > 0 && spent * (1 + 1 / runs.length) > patience) {
				continue;
			}
			progress(`whole process: ${subject.name}, round ${round + 1}`);
			subject.prepare?.();
			if (runs.length === 0 && subject.hasCache === true) {
				await runProgram(subject.command, cwd);
			}
			runs.push(await runProgram(subject.command, cwd));
		}
	}
	return measured.map(({ subject: { name }, runs }) => ({ name, runs }));
}

function tableOf(count: number, measured: readonly Measured[], { floor }: Workspace): Table {
	const floorTimes = timesOf(measured, floor);
	return {
		title: `${count} articles`,
		columns: ['Program', 's', `to ${floor}`, 'peak MB', 'rounds'],
		rows: measured.map(({ name, runs }) => [
			nameOf(name, runs),
			round(median(times(runs)) / 1000),
			round(medianRatio(times(runs), floorTimes)),
			round(median(runs.map((it) => it.megabytes))),
			String(runs.length),
		]),
	};
}

function targetsOf(count: number, measured: readonly Measured[]): Target[] {
	const floor = measured[0] === undefined ? [] : times(measured[0].runs);
	const ratio = (name: string) => medianRatio(timesOf(measured, name), floor);
	const what = `Whole process, ${count} articles, to RP`;
	if (count === 100) {
		return [{ what, figure: ratio('ldn-lint'), atMost: 1 }];
	}
	return count < 100
		? []
		: [
				{ what, figure: ratio('ldn-lint'), atMost: 0.8 },
				{ what: `${what}, all in its cache`, figure: ratio('ldn-lint, all in its cache'), atMost: 0.05 },
				{ what: `${what}, one article changed`, figure: ratio('ldn-lint, one article changed'), atMost: 0.06 },
			];
}

/** What the start costs. */
async function oneArticle({ peers, isShort }: Workspace): Promise<{ table: Table; targets: Target[] }> {
	const folder = writeArticles(1);
	const subjects: Subject[] = [
		{ name: 'node -e 0', command: { program: process.execPath, args: ['-e', '0'] } },
		{ name: 'ldn-lint', command: ldnLint('.') },
		...(peers?.linters ?? []).map(({ name, lint }) => ({ name, command: lint })),
	];
	const measured = await inRounds(subjects, isShort ? 5 : 15, folder);
	const floor = timesOf(measured, 'node -e 0');
	return {
		table: {
			title: 'One article',
			columns: ['Program', 'ms', 'to node -e 0', 'peak MB'],
			rows: measured.map(({ name, runs }) => [
				nameOf(name, runs),
				round(median(times(runs))),
				round(medianRatio(times(runs), floor)),
				round(median(runs.map((it) => it.megabytes))),
			]),
		},
		targets: [
			{
				what: 'Whole process, one article, to node -e 0',
				figure: medianRatio(timesOf(measured, 'ldn-lint'), floor),
				atMost: 2.5,
			},
		],
	};
}

/** A program that broke is not to look like a fast one; status 1 tells of findings. */
function nameOf(name: string, runs: readonly Run[]): string {
	const broken = runs.find(({ status }) => status === undefined || status > 1);
	return broken === undefined ? name : `${name} (failed with status ${broken.status ?? 'of a signal'})`;
}

function timesOf(measured: readonly Measured[], name: string): number[] {
	return times(measured.find((it) => it.name === name)?.runs ?? []);
}

/** Milliseconds. */
function times(runs: readonly Run[]): number[] {
	return runs.map((it) => it.milliseconds);
}
