/** The most memory that the command line and the server hold. */
import { setTimeout as wait } from 'node:timers/promises';
import { manuscript, ordinaryArticle, ordinarySize } from './articles.ts';
import { articleUri, Silence, startEditor } from './editor.ts';
import { type Command, peakMemory, runProgram } from './processes.ts';
import { type Part, round, type Target } from './report.ts';
import { ldnLint, ldnLintServer, progress, type Workspace, writeArticles } from './workspace.ts';

interface Load {
	readonly name: string;
	readonly texts: readonly string[];
	readonly keystrokes: number;
	readonly atMost: number;
}

const limits: Readonly<Record<string, number>> = { '1': 160, '2': 240 };

export async function memory({ isShort, peers }: Workspace): Promise<Part> {
	const runs: string[][] = [];
	const targets: Target[] = [];
	for (const count of isShort ? [20] : [100, 2000]) {
		const folder = writeArticles(count);
		for (const [workers, atMost] of Object.entries(limits)) {
			progress(`memory: ${count} articles, threads: ${workers}`);
			const { milliseconds, megabytes: figure } = await runProgram(ldnLint('--workers', workers, '.'), folder);
			runs.push([
				`${count} articles, ${workers === '1' ? 'one thread' : 'two threads'}`,
				round(figure),
				round(milliseconds / 1000),
			]);
			if (count === 2000) {
				targets.push({ what: `Memory, ${count} articles, threads: ${workers}`, figure, atMost, unit: ' MB' });
			}
		}
	}
	const twenty = Array.from({ length: 20 }, (_, i) => ordinaryArticle(i));
	const loads: Load[] = [
		{ name: 'twenty open articles', texts: twenty, keystrokes: isShort ? 3 : 10, atMost: 130 },
		...(isShort ? [] : [{ name: '1 MB open', texts: [manuscript(1_000_000).text], keystrokes: 40, atMost: 180 }]),
	];
	const servers: string[][] = [];
	for (const load of loads) {
		progress(`memory: server with ${load.name}`);
		const figure = await serverMemory(ldnLintServer, load, true);
		targets.push({ what: `Memory, server with ${load.name}`, figure, atMost: load.atMost, unit: ' MB' });
		servers.push(['ldn-lint', load.name, round(figure)]);
		for (const { name, command, largest } of peers?.servers ?? []) {
			const isTooLarge = load.texts.some((it) => it.length > Math.max(largest, 2 * ordinarySize) * 1.1);
			servers.push([name, load.name, isTooLarge ? '–' : round(await serverMemory(command, load, false))]);
		}
	}
	return {
		title: 'Memory',
		method: [
			'The most that was resident, in MB of a million bytes, as the system keeps it for each process. In the server every article is opened and typed into. What other linters hold stands with',
			'their times above.',
		].join('\n'),
		tables: [
			{ title: 'ldn-lint, whole process', columns: ['Run', 'peak MB', 's'], rows: runs },
			{ title: 'Servers', columns: ['Server', 'with', 'peak MB'], rows: servers },
		],
		targets,
	};
}

function uriOf(index: number): string {
	return articleUri(`${index}.md`);
}

/** `NaN` when it fell silent. */
async function serverMemory(command: Command, { texts, keystrokes }: Load, pulls: boolean): Promise<number> {
	const editor = await startEditor(command, { pulls, patience: 30 });
	try {
		for (const [index, text] of texts.entries()) {
			await editor.open(uriOf(index), text);
		}
		for (const [index, text] of texts.entries()) {
			const middle = text.indexOf('\n\n', text.length / 2);
			for (let i = 0; i < keystrokes; i++) {
				await editor.change(uriOf(index), middle + i, middle + i, 'a');
				await wait(5);
			}
		}
		return peakMemory(editor.process);
	} catch (error) {
		if (error instanceof Silence) {
			return Number.NaN;
		}
		throw error;
	} finally {
		editor.close();
	}
}
