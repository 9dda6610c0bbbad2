// Parses in process, as often as asked: `parse.mjs ARTICLES SHAPE PASSES`, or one text of a file: `parse.mjs FILE PASSES`.
import { readFileSync } from 'node:fs';
import { parse } from 'floor';
import { ordinaryArticle } from '../articles.ts';
import { leastTime } from './least-time.ts';

const [, , first, ...rest] = process.argv;
const isCount = rest.length === 2;
const texts = isCount
	? Array.from({ length: Number(first) }, (_, i) => ordinaryArticle(i, rest[0]))
	: [readFileSync(first, 'utf8')];

leastTime(Number(rest.at(-1)), () => texts.forEach(parse)).then((milliseconds) => {
	process.stdout.write(`${JSON.stringify({ parse: milliseconds / texts.length })}\n`);
});
