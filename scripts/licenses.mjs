import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Those that ask for no more than this notice. */
const permissive = new Set([
	'0BSD',
	'Apache-2.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'BlueOak-1.0.0',
	'ISC',
	'MIT',
	'Unlicense',
]);

/**
 * The licences of every package that the bundles hold, as their terms ask for; from esbuild's list of inputs. Throws on a
 * licence that asks for more.
 */
export function thirdPartyLicenses(root, metafiles) {
	const folders = metafiles
		.flatMap((it) => Object.keys(it.inputs))
		.map((it) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(it)?.[0])
		.filter((it) => it !== undefined);
	const parts = [...new Set(folders)].sort().map((folder) => {
		const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
		if (!permissive.has(license)) {
			throw new Error(`${name} ${version} has the licence ${license}, whose terms have to be looked at first.`);
		}
		const file = readdirSync(join(root, folder)).find((it) => /^licen[cs]e/i.test(it));
		const text = file === undefined ? '' : `\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}`;
		return `${name} ${version} (${license})${text}\n`;
	});
	return `ldn-lint includes these packages.\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`;
}

/** `name version` of each package that such a notice names. */
export function noticedPackages(notice) {
	return [...notice.matchAll(/(?:^|\n-{72}\n\n|\.\n\n)([@a-z][\w./@-]* \d[\w.+-]*) \([\w.-]+\)\n/g)].map((it) => it[1]);
}
