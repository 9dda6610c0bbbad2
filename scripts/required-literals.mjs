import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { build } from 'esbuild';

/**
 * The literals that the sieved patterns of the engine require, as the engine is to be built with them: JSON by the digest
 * of the pattern's source. `options` are those that it is bundled with. What is missed here is worked out at run time.
 */
export async function requiredLiterals(options, root) {
	const { outputFiles } = await build({
		...options,
		stdin: {
			contents: `export { compose } from './server/src/entry/compose.ts';
				export { digest } from './server/src/base/digest.ts';
				export { readRequiredSets } from './server/src/facts/required-literals.ts';`,
			resolveDir: root,
		},
		minify: false,
		metafile: false,
		write: false,
	});
	const recorded = new Set();
	const Pattern = globalThis.RegExp;
	globalThis.RegExp = new Proxy(Pattern, {
		construct(target, parts, made) {
			const it = Reflect.construct(target, parts, made === globalThis.RegExp ? target : made);
			if (made.name === 'SievedPattern') {
				recorded.add(it.source);
			}
			return it;
		},
	});
	try {
		const module = { exports: {} };
		const load = runInThisContext(`(function (module, exports, require, __filename) {${outputFiles[0].text}\n})`);
		load(module, module.exports, createRequire(`${root}/scripts/`), `${root}/scripts/engine.cjs`);
		const { compose, digest, readRequiredSets } = module.exports;
		await lintExamples(compose(), root);
		const sets = [...recorded].map((source) => [digest(source), readRequiredSets(source).map((it) => [...it])]);
		return JSON.stringify(Object.fromEntries(sets));
	} finally {
		globalThis.RegExp = Pattern;
	}
}

/** So that patterns are made which are only made when they are first asked for. */
async function lintExamples(service, root) {
	const { config } = service.configure({});
	const folder = `${root}/examples`;
	for (const name of readdirSync(folder).filter((it) => it.endsWith('.md'))) {
		const text = readFileSync(`${folder}/${name}`, 'utf8');
		await service.lint({ uri: `file:///${name}`, version: 1, format: 'markdown', text }, config);
	}
}
