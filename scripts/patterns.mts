/**
 * `npm run patterns` lists every regular expression of the project, with where it stands: the literals of the sources, and
 * those that are built of parts and of profiles, which a lint of the examples brings about. Fails when one takes more
 * than linear time on some text, by the analysis that eslint-plugin-regexp rests on. `-- --json` prints the slow ones as
 * data, for the test that runs it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import { analyse } from 'scslre';
import type { ArticleFormat } from '../server/src/article/article.ts';

interface Pattern {
	readonly source: string;
	readonly flags: string;
	/** Paths of the sources that hold or build it. */
	readonly places: Set<string>;
}

interface SlowPattern {
	readonly pattern: string;
	readonly places: readonly string[];
	/** Which quantifiers of it share the work that multiplies. */
	readonly why: readonly string[];
}

const root = fileURLToPath(new URL('..', import.meta.url));
const patterns = new Map<string, Pattern>();

function add(source: string, flags: string, place: string): void {
	const known = patterns.get(`/${source}/${flags}`);
	if (known === undefined) {
		patterns.set(`/${source}/${flags}`, { source, flags, places: new Set([place]) });
	} else {
		known.places.add(place);
	}
}

function filesBelow(folder: string, name: RegExp): readonly string[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((it) => name.test(it))
		.map((it) => join(folder, it));
}

function addLiterals(): void {
	for (const path of ['client/src', 'server/src'].flatMap((it) => filesBelow(it, /(?<!\.d)\.ts$/))) {
		const { code } = transformSync(readFileSync(join(root, path), 'utf8'), { loader: 'ts', target: 'es2024' });
		const place = path.replaceAll('\\', '/');
		parse(code, {
			ecmaVersion: 'latest',
			sourceType: 'module',
			onToken: (token) => {
				const value: unknown = 'value' in token ? token.value : undefined;
				if (isRegExpValue(value)) {
					add(value.pattern, value.flags, place);
				}
			},
		});
	}
}

function isRegExpValue(value: unknown): value is { readonly pattern: string; readonly flags: string } {
	return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;
}

/** From here on, tells of each expression that the project's own code builds. */
function watchConstructor(): void {
	const builder = /[/\\](server[/\\]src[/\\][^:)]+)/;
	const watched = new Proxy(RegExp, {
		construct(target, given, newTarget) {
			const built: unknown = Reflect.construct(target, given, newTarget);
			const place = builder.exec(new Error().stack?.split('\n').slice(2, 8).join('\n') ?? '')?.[1];
			if (built instanceof target && place !== undefined) {
				add(built.source, built.flags, place.replaceAll('\\', '/'));
			}
			return built as object;
		},
		apply: (_, __, given) => Reflect.construct(watched, given) as RegExp,
	});
	globalThis.RegExp = watched;
}

const formats: Readonly<Record<string, ArticleFormat>> = {
	md: 'markdown',
	mdx: 'mdx',
	html: 'html',
	txt: 'plaintext',
};

/** Drugs, statements and myths come with expressions in their profiles, and sentences call for others. */
async function addBuilt(): Promise<void> {
	watchConstructor();
	const { compose } = await import('../server/src/entry/compose.ts');
	const service = compose();
	const { config } = service.configure({ preset: 'strict' });
	for (const path of ['examples', 'test/fixtures/articles'].flatMap((it) => filesBelow(it, /\.(?:mdx?|html|txt)$/))) {
		const format = formats[path.slice(path.lastIndexOf('.') + 1)] ?? 'markdown';
		const text = readFileSync(join(root, path), 'utf8');
		await service.fix({ uri: 'memory:/article', version: 1, format, text, today: '2026-01-31' }, config);
		service.forget('memory:/article');
	}
}

function slowness({ source, flags }: Pattern): readonly string[] {
	const { reports } = analyse({ source, flags }, { maxReports: 3 });
	return reports.map((it) => {
		const parts = it.type === 'Trade' ? [it.startQuant.raw, it.endQuant.raw] : [it.quant.raw];
		const kind = it.exponential ? 'exponential' : 'polynomial';
		return `${kind} in runs of ${it.character.literal.source}: ${parts.join(' and ')}`;
	});
}

addLiterals();
await addBuilt();
const all = [...patterns].sort(([a], [b]) => (a < b ? -1 : 1));
const slow = all.flatMap(([pattern, it]): readonly SlowPattern[] => {
	const why = slowness(it);
	return why.length === 0 ? [] : [{ pattern, places: [...it.places], why }];
});
if (process.argv.includes('--json')) {
	process.stdout.write(`${JSON.stringify({ count: all.length, slow })}\n`);
} else {
	for (const [pattern, { places }] of all) {
		process.stdout.write(`${[...places].join(', ')}: ${pattern}\n`);
	}
	for (const { pattern, places, why } of slow) {
		process.stdout.write(`\nslow: ${places.join(', ')}: ${pattern}\n  ${why.join('\n  ')}\n`);
	}
	process.stdout.write(
		`\n${all.length} expressions, ${slow.length} of them slow (${relative(process.cwd(), root) || '.'}).\n`,
	);
	process.exitCode = slow.length === 0 ? 0 : 1;
}
