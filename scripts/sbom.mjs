// Writes the bill of materials of what was built, in CycloneDX, by npm's own: `node scripts/sbom.mjs FILE`, after a build.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { noticedPackages } from './licenses.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [file] = process.argv.slice(2);
if (file === undefined) {
	throw new Error('Name the file that is to be written.');
}
const { name } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
const all = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 27 }));

// All packages are tools of development to npm; the bundles hold some of them, as their notice says.
const held = new Set(noticedPackages(readFileSync(`${root}/dist/THIRD-PARTY-LICENSES.txt`, 'utf8')));
const own = all.metadata.component;
const components = all.components
	.filter(
		(it) =>
			held.has(`${it.group === undefined ? '' : `${it.group}/`}${it.name} ${it.version}`) ||
			held.has(`${it.name} ${it.version}`),
	)
	.map(({ properties, ...it }) => it);
const refs = new Set(components.map((it) => it['bom-ref']));
if (new Set(components.map((it) => it.purl)).size !== held.size) {
	throw new Error(`The notice names ${held.size} packages, and npm knows ${components.length} of them: build anew.`);
}
const bill = {
	...all,
	metadata: { ...all.metadata, component: { ...own, name } },
	components,
	dependencies: [
		{ ref: own['bom-ref'], dependsOn: [...refs] },
		...all.dependencies
			.filter((it) => refs.has(it.ref))
			.map((it) => ({ ...it, dependsOn: it.dependsOn.filter((ref) => refs.has(ref)) })),
	],
};
writeFileSync(file, `${JSON.stringify(bill, null, '\t')}\n`);
process.stdout.write(`${file}: ${components.length} packages\n`);
