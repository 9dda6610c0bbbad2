/**
 * Lints in process, nothing kept from one article to the next, stage by stage: `lint.ts ARTICLES SHAPE PASSES FOLDER`.
 * Prints the milliseconds of an article.
 */
import '../../../server/src/entry/compile-patterns.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../../server/src/entry/compose.ts';
import { ordinaryArticle } from '../articles.ts';
import { leastTime } from './least-time.ts';

const [, , articles, shape, passes, folder = '.'] = process.argv;
const service = compose();
const { config } = service.configure({});
const snapshots = Array.from({ length: Number(articles) }, (_, index) => ({
	uri: `file:///${index}.md`,
	version: 1,
	format: 'markdown' as const,
	text: ordinaryArticle(index, shape === 'rich' ? 'rich' : 'prose'),
}));

/** Of one article. */
async function timeOf(work: (snapshot: (typeof snapshots)[number]) => unknown): Promise<number> {
	const all = await leastTime(Number(passes), async () => {
		for (const snapshot of snapshots) {
			await work(snapshot);
			service.forget(snapshot.uri);
		}
	});
	return all / snapshots.length;
}

async function main(): Promise<void> {
	const files = readdirSync(folder).map((it) => join(folder, it));
	// Not counted: it warms the program up.
	await timeOf((it) => service.lint(it, config));
	const lint = await timeOf((it) => service.lint(it, config));
	const facts = await timeOf((it) => service.facts(it, config));
	const parse = await timeOf((it) => service.read(it.text, it.format));
	const read = (await leastTime(Number(passes), () => files.map((it) => readFileSync(it, 'utf8')))) / files.length;
	process.stdout.write(`${JSON.stringify({ lint, facts, parse, read })}\n`);
}

void main();
