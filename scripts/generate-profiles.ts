/** Compiles the data of the drugs, checked, into the modules that the program loads. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createEvidenceBase, type Work } from '../server/src/drugs/evidence.ts';
import { type Misspelling, parseMedicalTerms } from '../server/src/drugs/medical-terms.ts';
import type { OtherDrugs } from '../server/src/drugs/other-drugs.ts';
import { parseOtherDrugs } from '../server/src/drugs/other-drugs.ts';
import { parseEvidence } from '../server/src/drugs/parse-evidence.ts';
import { mergeParts, parseProfile } from '../server/src/drugs/parse-profile.ts';
import type { DrugProfile, ProfileProblem } from '../server/src/drugs/profile.ts';
import type { DrugEvidence } from './evidence-page.ts';

export interface GeneratedModule {
	/** Relative to the root of the project. */
	readonly path: string;
	readonly text: string;
}

const root = join(import.meta.dirname, '..');
const drugsFolder = join(root, 'server/src/drugs');

export function generateProfiles(): readonly GeneratedModule[] {
	const { drugs, otherDrugs } = readDrugs();
	const misspellings = readMedicalTerms();
	const profiles = drugs.map((it) => it.profile);
	const evidence = Object.fromEntries(drugs.map((it) => [it.profile.id, it.works]));
	return [
		moduleOf('profiles', 'readonly DrugProfile[]', "import type { DrugProfile } from './profile.ts';", profiles),
		moduleOf(
			'evidence',
			'Readonly<Record<string, readonly Work[]>>',
			"import type { Work } from './evidence.ts';",
			evidence,
		),
		moduleOf('otherDrugs', 'OtherDrugs', "import type { OtherDrugs } from './other-drugs.ts';", otherDrugs),
		moduleOf(
			'medicalTerms',
			'readonly Misspelling[]',
			"import type { Misspelling } from './medical-terms.ts';",
			misspellings,
		),
	];
}

/** Throws with every problem of the file. */
function readMedicalTerms(): readonly Misspelling[] {
	const { misspellings, problems } = parseMedicalTerms(
		parse(readFileSync(join(drugsFolder, 'medical-terms.yaml'), 'utf8')),
	);
	if (problems.length > 0) {
		throw new Error(`medical-terms.yaml:\n${problems.map((it) => `${it.path}: ${it.message}`).join('\n')}`);
	}
	return misspellings;
}

/** Throws with every problem of every file, so that one run shows all there is to mend. */
export function readDrugs(): { readonly drugs: readonly DrugEvidence[]; readonly otherDrugs: OtherDrugs } {
	const problems: string[] = [];
	const drugs: DrugEvidence[] = [];
	const folders = readdirSync(drugsFolder, { withFileTypes: true })
		.filter((it) => it.isDirectory())
		.map((it) => it.name);
	for (const folder of folders.sort().filter((it) => existsSync(join(drugsFolder, it, 'profile.yaml')))) {
		const { profile, works, problems: own } = readProfileFolder(join(drugsFolder, folder));
		problems.push(...own.map((it) => `${folder}: ${it.path}: ${it.message}`));
		if (profile) {
			drugs.push({ profile, works });
		}
	}
	const others = parseOtherDrugs(parse(readFileSync(join(drugsFolder, 'other-drugs.yaml'), 'utf8')));
	problems.push(...others.problems.map((it) => `other-drugs.yaml: ${it.path}: ${it.message}`));
	if (problems.length > 0 || others.otherDrugs === undefined) {
		throw new Error(`The drug data has problems:\n${problems.join('\n')}`);
	}
	return { drugs, otherDrugs: others.otherDrugs };
}

/** Every YAML file of a drug's folder, joined and checked, and its works; they give the conditions their certainty. */
export function readProfileFolder(folder: string): {
	readonly profile: DrugProfile | undefined;
	readonly works: readonly Work[];
	readonly problems: readonly ProfileProblem[];
} {
	const files = readdirSync(folder).filter((it) => it.endsWith('.yaml'));
	const merged = mergeParts(
		files.sort().map((file) => ({ file, raw: parse(readFileSync(join(folder, file), 'utf8')) })),
	);
	const parsed = parseProfile(merged.raw);
	const problems = [...merged.problems, ...parsed.problems];
	if (problems.length > 0 || parsed.profile === undefined) {
		return { profile: undefined, works: [], problems };
	}
	const file = join(folder, 'evidence.json');
	return existsSync(file)
		? withEvidence(parsed.profile, JSON.parse(readFileSync(file, 'utf8')))
		: { profile: parsed.profile, works: [], problems };
}

function withEvidence(profile: DrugProfile, raw: unknown): ReturnType<typeof readProfileFolder> {
	const { works, problems } = parseEvidence(
		raw,
		profile.conditions.map((it) => it.id),
	);
	if (works === undefined) {
		return { profile: undefined, works: [], problems };
	}
	const base = createEvidenceBase(works, profile.conditions);
	const conditions = profile.conditions.map((it) => ({ ...it, certainty: base.certainty(it.id).level }));
	return { profile: { ...profile, conditions }, works, problems };
}

function moduleOf(name: string, type: string, imports: string, data: unknown): GeneratedModule {
	const file = name.replace(/[A-Z]/g, (it) => `-${it.toLowerCase()}`);
	return {
		path: `server/src/drugs/${file}.generated.ts`,
		text: `// Generated by \`npm run generate\`; do not edit.\n${imports}\n\nexport const ${name}: ${type} = ${literal(data)};\n`,
	};
}

/** JSON, with `undefined` written out where the type wants the key. */
function literal(data: unknown): string {
	const missing = '\u0000undefined';
	const json = JSON.stringify(data, (_, value) => (value === undefined ? missing : value), '\t');
	return json.replaceAll(JSON.stringify(missing), 'undefined');
}
