import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licences of every package that the bundles hold, as their terms ask for; from esbuild's list of inputs. */
export function thirdPartyLicenses(root, metafiles) {
	const folders = metafiles
		.flatMap((it) => Object.keys(it.inputs))
		.map((it) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(it)?.[0])
		.filter((it) => it !== undefined);
	const parts = [...new Set(folders)].sort().map((folder) => {
		const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
		const file = readdirSync(join(root, folder)).find((it) => /^licen[cs]e/i.test(it));
		const text = file === undefined ? '' : `\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}`;
		return `${name} ${version} (${license})${text}\n`;
	});
	return `ldn-lint includes these packages.\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`;
}
