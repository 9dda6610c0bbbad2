/**
 * Times linting in one process, with nothing kept from an earlier lint: `npm run bench [-- WORD…]` runs the lines whose
 * name has one of the words. Every figure is processor time, the least of several runs; ratios are to
 * mdast-util-from-markdown alone on the same text in the same run, for machines differ more than programs do. Growth is
 * the exponent between sizes: 1 where time grows as the text does.
 */
import '../server/src/entry/compile-patterns.ts';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { compose } from '../server/src/entry/compose.ts';

type Shape = (index: number) => string;

const facts = [
	'In a crossover trial of %n people with fibromyalgia, low dose naltrexone reduced pain more than placebo did.',
	'Most clinics start at 1.5 mg at bedtime and go up to 4.5 mg over %n weeks.',
	'LDN may calm microglia, which release messengers that keep pain going.',
	'The survey of %n patients found that vivid dreams faded after the second week.',
	'Nobody who takes opioid medicines should take it, since it can bring on withdrawal.',
	'A pharmacist fills the capsules by hand and checks %n of them.',
	'People with Crohn disease reported fewer flares in a study of %n adults.',
	'The tablets that are sold for dependence hold 50 mg, which is far more than is meant here.',
	'Sleep may be lighter at first, so some take it in the morning instead.',
	'It was first tried in the 1980s by a doctor in New York who saw %n patients a year.',
	'Researchers are not sure how it works, and larger trials are under way.',
	'Ask your doctor before you start, above all if you are pregnant or your liver is not well.',
	'After %n days she wrote in her diary that her hands hurt less than before.',
	'The cost is about %n dollars a month, and insurance rarely pays for it.',
	'Naltrexone blocks opioid receptors for a few hours, and the body answers with more endorphins.',
	'In %n people with multiple sclerosis the quality of life rose, but the disability score did not change.',
];

function sentence(index: number): string {
	return (facts[(index * 7) % facts.length] ?? '').replace('%n', String((index % 900) + 12));
}

function sentences(index: number, count: number): string {
	return Array.from({ length: count }, (_, i) => sentence(index * count + i)).join(' ');
}

/** What each part of an article of this shape is; an article is as many of them as its size asks for. */
const shapes: Readonly<Record<string, Shape>> = {
	prose: (i) => `${i % 6 === 0 ? `## Question ${i} about the drug\n\n` : ''}${sentences(i, 5)}\n\n`,
	rich: (i) =>
		[
			`## Part ${i}\n\n${sentence(i)}[^n${i}] **${sentence(i + 1)}** See [the study](https://example.org/${i}).\n\n`,
			`1. ${sentence(i + 2)}\n2. *${sentence(i + 3)}* [${(i % 30) + 1}]\n   - Capsules of ${i % 5}.5 mg\n\n`,
			`| Week | Dose |\n| --- | --- |\n| ${i} | 1.5 mg |\n| ${i + 2} | 3 mg |\n\n> ${sentence(i + 4)}\n\n`,
			`[^n${i}]: Doe J. ${title(i)}. J Pain. ${1990 + (i % 35)};${i}(2):${i}-${i + 9}.\n\n`,
		].join(''),
	'one paragraph': (i) => `${sentence(i)}\n`,
	'one list': (i) => `- ${sentence(i)}\n`,
	'many claims': (i) => `In ${i + 20} people with fibromyalgia LDN reduced pain by ${i % 90}%.\n\n`,
	'many references': (i) =>
		`${i === 0 ? '## References\n\n' : ''}${i + 1}. Doe J, Roe B. ${title(i)}. J Pain. ${1990 + (i % 35)};${i}(2):${i}-${i + 9}. doi:10.1000/j.${i}\n`,
	'many footnotes': (i) =>
		`${sentence(i)}[^k${i}]\n\n[^k${i}]: Roe B. ${title(i)}. Lancet. 2011;${i}:${i}-${i + 4}.\n\n`,
	'many authors': (i) => `${sentence(i)} (Doe, ${1990 + (i % 35)})\n\n`,
	'many suppressions': (i) =>
		`<!-- ldn-lint-disable-next-line dose/unsupported-range -- history -->\nIn year ${i} some took ${i % 40} mg of LDN.\n\n`,
	'open suppressions': (i) =>
		`<!-- ldn-lint-disable dose/unsupported-range -->\n\nSome took ${i % 40} mg of LDN in year ${i}.\n\n`,
	'deep nesting': (i) => `${'> '.repeat((i % 12) + 1)}${'- '.repeat((i % 5) + 1)}${sentence(i)}\n\n`,
	table: (i) => `${i === 0 ? '| Use | What is known |\n| --- | --- |\n' : ''}| Case ${i} | ${sentence(i)} |\n`,
	'one line': (i) => `${sentence(i)} `,
};

function title(index: number): string {
	return `Low-dose naltrexone in the treatment of pain of kind ${index}: a pilot trial`;
}

const head = '# Low dose naltrexone\n\nLow dose naltrexone (LDN) is used off-label.\n\n';

function article(shape: Shape, size: number): string {
	const parts = [head];
	for (let i = 0, length = head.length; length < size; i++) {
		const part = shape(i);
		parts.push(part);
		length += part.length;
	}
	return parts.join('');
}

const service = compose();
const { config } = service.configure({});

async function lintTime(text: string, runs: number): Promise<number> {
	return least(runs, async () => {
		await service.lint({ uri: 'file:///bench.md', version: 1, format: 'markdown', text }, config);
		service.forget('file:///bench.md');
	});
}

/** Milliseconds of processor time. */
async function least(runs: number, work: () => Promise<void> | void): Promise<number> {
	let best = Number.POSITIVE_INFINITY;
	for (let run = 0; run < runs; run++) {
		const before = process.cpuUsage();
		await work();
		const { user, system } = process.cpuUsage(before);
		best = Math.min(best, (user + system) / 1000);
	}
	return best;
}

function print(...cells: readonly string[]): void {
	const [name = '', ...figures] = cells;
	process.stdout.write(`${name.padEnd(20)}${figures.map((it) => it.padStart(13)).join('')}\n`);
}

async function ordinary(isWanted: (name: string) => boolean): Promise<void> {
	print('12 kB', 'ms', 'ms/kB', 'MB/s', 'parser ms', 'ratio');
	for (const name of ['prose', 'rich'].filter(isWanted)) {
		const text = article(shapes[name] as Shape, 12_000);
		const lint = await lintTime(text, 12);
		const parse = await least(12, () => void fromMarkdown(text));
		const kilobytes = text.length / 1000;
		print(name, ...[lint, lint / kilobytes, kilobytes / lint, parse, lint / parse].map((it) => it.toFixed(2)));
	}
}

async function growth(isWanted: (name: string) => boolean): Promise<void> {
	const sizes = [10_000, 100_000, 1_000_000];
	print('growth', '10 kB ms', '100 kB ms', '1 MB ms', '10–100 kB', '100 kB–1 MB', '1 MB ratio');
	for (const [name, shape] of Object.entries(shapes).filter(([it]) => isWanted(it))) {
		const times: number[] = [];
		for (const size of sizes) {
			const isHopeless = (times.at(-1) ?? 0) > 8000;
			const runs = size < 50_000 ? 5 : size < 500_000 ? 2 : 1;
			times.push(isHopeless ? Number.NaN : await lintTime(article(shape, size), runs));
		}
		const [small = 0, middle = 0, large = 0] = times;
		const text = article(shape, 1_000_000);
		const parse = await least(1, () => void fromMarkdown(text));
		const exponents = [Math.log10(middle / small), Math.log10(large / middle)];
		print(
			name,
			...times.map((it) => it.toFixed(1)),
			...exponents.map((it) => it.toFixed(2)),
			(large / parse).toFixed(2),
		);
	}
}

async function main(words: readonly string[]): Promise<void> {
	const isWanted = (name: string) => words.length === 0 || words.some((it) => name.includes(it));
	await lintTime(article(shapes.rich as Shape, 12_000), 6);
	await ordinary(isWanted);
	await growth(isWanted);
}

void main(process.argv.slice(2));
