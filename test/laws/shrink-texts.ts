import type { Law } from './laws.ts';

/** Checks that a smaller case may cost. */
const mostChecks = 600;

/** The case with as little of each of its texts as still breaks the law. */
export async function shrinkTexts(value: unknown, law: Law): Promise<unknown> {
	let smallest = value;
	let checks = 0;
	for (const path of textsIn(value)) {
		let text = textAt(smallest, path);
		for (let size = Math.ceil(text.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
			for (let at = 0; at < text.length && checks < mostChecks; ) {
				const shorter = text.slice(0, at) + text.slice(at + size);
				const candidate = withText(smallest, path, shorter);
				checks++;
				if (await breaks(law, candidate)) {
					text = shorter;
					smallest = candidate;
				} else {
					at += size;
				}
			}
		}
	}
	return smallest;
}

async function breaks(law: Law, value: unknown): Promise<boolean> {
	try {
		await law.check(value);
		return false;
	} catch {
		return true;
	}
}

type Path = readonly (string | number)[];

/** Where texts stand in plain data, the longest first. */
function textsIn(value: unknown): readonly Path[] {
	const paths: Path[] = [];
	const visit = (it: unknown, path: Path): void => {
		if (typeof it === 'string') {
			paths.push(path);
		} else if (typeof it === 'object' && it !== null) {
			for (const [key, part] of Object.entries(it)) {
				visit(part, [...path, key]);
			}
		}
	};
	visit(value, []);
	return paths.filter((it) => it.at(-1) !== 'format').sort((a, b) => textAt(value, b).length - textAt(value, a).length);
}

function textAt(value: unknown, path: Path): string {
	const found = path.reduce<unknown>((it, key) => (it as Readonly<Record<string, unknown>>)[key], value);
	return typeof found === 'string' ? found : '';
}

function withText(value: unknown, path: Path, text: string): unknown {
	const [key, ...rest] = path;
	if (key === undefined) {
		return text;
	}
	return Array.isArray(value)
		? value.map((it: unknown, index) => (String(index) === key ? withText(it, rest, text) : it))
		: { ...(value as object), [key]: withText((value as Readonly<Record<string, unknown>>)[key], rest, text) };
}
