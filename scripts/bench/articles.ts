/** Articles of any size, made of sentences about low dose naltrexone: the same ones at every run. */

/** What part `index` of an article is; an article is as many parts as its size asks for. */
type Shape = (index: number) => string;

/** `%n` is a number and `%c` a town, so that hardly a paragraph of thousands is there twice. */
const templates = [
	'In a crossover trial of %n people with fibromyalgia, low dose naltrexone reduced pain more than placebo did.',
	'Most clinics in %c start at 1.5 mg at bedtime and go up to 4.5 mg over several weeks.',
	'LDN may calm microglia, which release messengers that keep pain going.',
	'The survey of %n patients from %c found that vivid dreams faded after the second week.',
	'Nobody who takes opioid medicines should take it, since it can bring on withdrawal.',
	'A pharmacist in %c fills the capsules by hand and checks %n of them.',
	'People with Crohn disease reported fewer flares in a study of %n adults.',
	'The tablets that are sold for dependence hold 50 mg, which is far more than is meant here.',
	'Sleep may be lighter at first, so some take it in the morning instead.',
	'It was first tried in the 1980s by a doctor near %c who saw %n patients a year.',
	'Researchers are not sure how it works, and larger trials are under way in %c.',
	'Ask your doctor before you start, above all if you are pregnant or your liver is not well.',
	'After %n days she wrote in her diary that her hands hurt less than before.',
	'The cost in %c is about %n dollars a year, and insurance rarely pays for it.',
	'Naltrexone blocks opioid receptors for a few hours, and the body answers with more endorphins.',
	'In %n people with multiple sclerosis the quality of life rose, but the disability score did not change.',
];

const towns = [
	...['Aberdeen', 'Bergen', 'Cork', 'Dundee', 'Exeter', 'Fargo', 'Galway', 'Halifax', 'Ipswich', 'Jena', 'Kiel'],
	...['Leeds', 'Malmö', 'Nantes', 'Oslo', 'Porto', 'Quebec', 'Riga', 'Salem', 'Trier', 'Utrecht', 'Vigo', 'Wells'],
	...['Xanten', 'York', 'Zadar', 'Albany', 'Boston', 'Calgary', 'Denver', 'Eugene', 'Fresno', 'Geneva', 'Hobart'],
	...['Ithaca', 'Juneau', 'Kelso'],
];

function sentence(index: number): string {
	return pick(templates, index * 7)
		.replace('%n', String((index % 900) + 12))
		.replace('%c', pick(towns, index));
}

function sentences(index: number, count: number): string {
	return Array.from({ length: count }, (_, i) => sentence(index * count + i)).join(' ');
}

/** In lines of a width that people read well. */
function wrapped(text: string, indent = ''): string {
	return text.replace(/(?=.{81})(.{50,80}) /g, `$1\n${indent}`);
}

function pick(list: readonly string[], index: number): string {
	return list[index % list.length] ?? '';
}

function title(index: number): string {
	return `Low-dose naltrexone in the treatment of pain of kind ${index}: a pilot trial`;
}

export const shapes = {
	prose: (i) =>
		[
			i % 5 === 0 ? `## Question ${i} about the drug\n\n` : '',
			`${wrapped(`${sentences(i, 5).slice(0, -1)} [${(i % 30) + 1}].`)}\n\n`,
			i % 3 === 0 ? `${[1, 2, 3].map((it) => `- ${wrapped(sentence(i * 5 + it), '  ')}\n`).join('')}\n` : '',
		].join(''),
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
	'many references': (i) => `${i === 0 ? '## References\n\n' : ''}${reference(i)}`,
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
} satisfies Readonly<Record<string, Shape>>;

export type ShapeName = keyof typeof shapes;

function reference(i: number): string {
	return `${i + 1}. Doe J, Roe B. ${title(i)}. J Pain. ${1990 + (i % 35)};${i}(2):${i}-${i + 9}. doi:10.1000/j.${i}\n`;
}

const head = '# Low dose naltrexone\n\nLow dose naltrexone (LDN) is used off-label.\n\n';

/** At least `size` characters; articles that start at parts far from each other differ in every paragraph. */
export function article(shape: ShapeName, size: number, firstPart = 0): string {
	return head + partsOf(shape, size - head.length, firstPart);
}

function partsOf(shape: ShapeName, size: number, firstPart = 0): string {
	const parts: string[] = [];
	for (let i = firstPart, length = 0; length < size; i++) {
		const part = shapes[shape](i);
		parts.push(part);
		length += part.length;
	}
	return parts.join('');
}

/** Characters of an ordinary article. */
export const ordinarySize = 12_000;

/** Ordinary article `index` of a repository; with prose alone, or every second one rich in Markdown. */
export function ordinaryArticle(index: number, shape: 'prose' | 'rich' = index % 2 === 0 ? 'prose' : 'rich'): string {
	return article(shape, ordinarySize, index * 61);
}

/** Where somebody types, as offsets into the text. */
export interface Manuscript {
	readonly text: string;
	readonly places: {
		/** At the end of a sentence. */
		readonly prose: number;
		readonly list: number;
		/** In a cell. */
		readonly table: number;
		readonly references: number;
		/** In the empty line after the first paragraph: what opens there goes on to the end. */
		readonly opening: number;
	};
}

/** An article as it is written: prose, lists and tables, and a list of references at its end. */
export function manuscript(size: number): Manuscript {
	const opening = head.length;
	let text = `${head}\n`;
	const add = (part: string) => {
		text += part;
		return text.length;
	};
	const addParts = (share: number, firstPart: number) => {
		add(partsOf('prose', size * share * 0.6, firstPart));
		add(`\n${partsOf('rich', size * share * 0.4, firstPart)}`);
	};
	addParts(0.45, 0);
	const prose = add(`${sentences(3, 4)}`);
	add('\n\n');
	addParts(0.45, 20_000);
	add(`\n- ${sentence(5)}\n- ${sentence(6)}`);
	const list = text.length;
	add(`\n- ${sentence(7)}\n\n| Use | What is known |\n| --- | --- |\n| Pain | ${sentence(8)}`);
	const table = text.length;
	add(' |\n\n## References\n\n');
	const entries = Math.max(6, Math.floor((size - text.length) / reference(1000).length));
	let references = 0;
	for (let i = 0; i < entries; i++) {
		const end = add(reference(i));
		if (i === Math.floor(entries / 2)) {
			references = end - 1;
		}
	}
	return { text, places: { prose, list, table, references, opening } };
}
