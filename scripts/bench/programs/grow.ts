/**
 * Lints articles of one shape that grow tenfold each time: `grow.ts SHAPE LARGEST SECONDS`. Prints a line for each size as
 * it is done, and leaves off where the next would take more than so many seconds.
 */
import '../../../server/src/entry/compile-patterns.ts';
import { compose } from '../../../server/src/entry/compose.ts';
import { article, ordinaryArticle, type ShapeName } from '../articles.ts';
import { leastTime } from './least-time.ts';

const [, , shape, largest, seconds] = process.argv;
const service = compose();
const { config } = service.configure({});

async function lint(text: string): Promise<void> {
	await service.lint({ uri: 'file:///a.md', version: 1, format: 'markdown', text }, config);
	service.forget('file:///a.md');
}

async function main(): Promise<void> {
	// So that the small sizes do not pay for what is compiled once.
	await leastTime(40, () => lint(ordinaryArticle(0)), Number(seconds) * 50);
	for (let size = 10_000; size <= Number(largest); size *= 10) {
		const text = article(shape as ShapeName, size);
		const milliseconds = await leastTime(20, () => lint(text), Number(seconds) * 30);
		process.stdout.write(`${JSON.stringify({ size: text.length, milliseconds })}\n`);
		if (milliseconds * 12 > Number(seconds) * 1000) {
			break;
		}
	}
}

void main();
