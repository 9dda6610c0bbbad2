/** Linting in one process that is warm, with nothing kept from an earlier lint. */

import { ordinaryArticle } from './articles.ts';
import { resultsOf } from './processes.ts';
import { type Part, round, type Table, type Target } from './report.ts';
import { median, medianRatio } from './statistics.ts';
import { programFile, progress, type Workspace, writeArticles } from './workspace.ts';

interface Times {
	/** Milliseconds an article. */
	readonly lint: number;
	/** Parsing and facts. */
	readonly facts: number;
	readonly parse: number;
	readonly read: number;
}

const atMost = { prose: 0.8, rich: 1.6 } as const;

export async function inProcess({ isShort, floor }: Workspace): Promise<Part> {
	const articles = isShort ? '10' : '20';
	const passes = isShort ? '4' : '30';
	const tables: Table[] = [];
	const targets: Target[] = [];
	for (const shape of ['prose', 'rich'] as const) {
		const folder = writeArticles(Number(articles), shape);
		const args = [articles, shape, passes];
		const rounds: { readonly own: Times; readonly floor: number; readonly tree: number }[] = [];
		for (let i = 0; i < (isShort ? 1 : 3); i++) {
			progress(`in process: ${shape}, round ${i + 1}`);
			const [own] = await resultsOf<Times>([programFile('lint'), ...args, folder]);
			const [parse] = await resultsOf<{ parse: number }>([programFile('parse'), ...args]);
			const [tree] = await resultsOf<{ parse: number }>([programFile('parse-from-markdown'), ...args]);
			if (own !== undefined && parse !== undefined && tree !== undefined) {
				rounds.push({ own, floor: parse.parse, tree: tree.parse });
			}
		}
		const kilobytes = ordinaryArticle(0, shape).length / 1000;
		const floors = rounds.map((it) => it.floor);
		const row = (name: string, of: (it: (typeof rounds)[number]) => number) => {
			const figures = rounds.map(of);
			const milliseconds = median(figures);
			return [name, ...[milliseconds, kilobytes / milliseconds, medianRatio(figures, floors)].map(round)];
		};
		tables.push({
			title: shape === 'prose' ? 'Prose' : 'Rich Markdown',
			columns: ['Work', 'ms an article', 'MB/s', `to ${floor}`],
			rows: [
				row('ldn-lint, all', (it) => it.own.lint),
				row('– parsing', (it) => it.own.parse),
				row('– facts', (it) => it.own.facts - it.own.parse),
				row('– rules', (it) => it.own.lint - it.own.facts),
				...(floor === 'mdast-util-from-markdown' ? [] : [row(floor, (it) => it.floor)]),
				row('mdast-util-from-markdown', (it) => it.tree),
				row('reading the file', (it) => it.own.read),
			],
		});
		const figure = medianRatio(
			rounds.map((it) => it.own.lint),
			floors,
		);
		targets.push({ what: `In process, ${shape}, to RP`, figure, atMost: atMost[shape] });
	}
	return {
		title: 'In process',
		method: [
			`${articles} articles of about 12 kB, one after the other, with nothing kept from one to the next. Times are`,
			`processor time of all threads of the process, the least of up to ${passes} passes within eight seconds, once the program is warm; every program`,
			'has a process of its own, the rounds go from one to the other, and ratios are the median of those within a round.',
			'Stages are differences between calls that do more and more: reading the blocks, facts, and all.',
		].join('\n'),
		tables,
		targets,
	};
}
