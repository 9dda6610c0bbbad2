/**
 * What a project makes of the shipped profiles: drugs of its own, additions, and its approved wordings. The files are
 * data, checked as strictly as those that are shipped.
 */
import picomatch from 'picomatch/posix';
import { digest } from '../base/digest.ts';
import { didYouMean } from '../base/nearest.ts';
import type { Config, House, NamedFile } from '../config/config.ts';
import { type CompiledProfile, withEvidence, withPolicies } from '../drugs/compile-profile.ts';
import type { Work } from '../drugs/evidence.ts';
import type { Formulary } from '../drugs/formulary.ts';
import { nameKey } from '../drugs/name-matcher.ts';
import { mergeParts, parseAdditions, parseProfile } from '../drugs/parse-profile.ts';
import type { DrugProfile, ProfileProblem } from '../drugs/profile.ts';
import { repeatsRepeats } from '../drugs/repeats.ts';
import type { FileProblem } from './config-layers.ts';
import { type DataFile, nowhere, readDataFile } from './data-file.ts';
import type { Host } from './host.ts';
import { encodePart, isBelow, packageFolder, resolveUri, shownFolder } from './uris.ts';

export interface HouseResult {
	/** `undefined`: the shipped profiles hold as they are. */
	readonly house: House | undefined;
	readonly problems: readonly FileProblem[];
	/** URIs of files and folders (with a closing slash) that it depends on. */
	readonly watched: readonly string[];
}

/** The most files that a project's profiles may have. */
const mostFiles = 200;

/** `placeOf` finds a place in the configuration's own files; `root` is the folder that profiles have to stand below. */
export async function readHouse(
	host: Host,
	shipped: Formulary,
	config: Config,
	{ root, placeOf }: { readonly root: string; placeOf(uri: string, path: string): Omit<FileProblem, 'message'> },
): Promise<HouseResult> {
	const { sets, problems, watched } = await gather(host, config.profiles, root, placeOf);
	let profiles = [...shipped.profiles];
	const works: Record<string, readonly Work[]> = {};
	for (const set of sets) {
		const { profile, works: own, problems: wrong } = compileSet(set, profiles);
		problems.push(...wrong.map((it) => located(it, set)));
		if (profile !== undefined) {
			const isKnown = profiles.some((it) => it.id === profile.id);
			profiles = isKnown ? profiles.map((it) => (it.id === profile.id ? profile : it)) : [...profiles, profile];
			if (own.length > 0) {
				works[profile.id] = own;
			}
		}
	}
	const known = new Set(profiles.flatMap((it) => it.statements.map((statement) => statement.id)));
	for (const [id, { place }] of config.statements) {
		if (!known.has(id)) {
			const hint = didYouMean(id, known) || ` Known are ${[...known].join(', ')}.`;
			const message = `is no statement of a profile.${hint}`;
			problems.push({ ...placeOf(place.from ?? '', place.path), message });
		}
	}
	const isShipped = sets.length === 0 && config.statements.size === 0;
	const own = isShipped ? profiles : profiles.map((it) => withPolicies(it, config.statements));
	const inputs = sets.flatMap(({ parts, evidence }) => [...parts.map((it) => it.raw), evidence?.raw]);
	const key = digest(shipped.version, JSON.stringify(inputs), JSON.stringify([...config.statements]));
	return { house: isShipped ? undefined : { digest: key, profiles: own, works }, problems, watched };
}

/** The files of one drug. */
interface ProfileSet {
	readonly parts: readonly DataFile[];
	readonly evidence: DataFile | undefined;
}

async function gather(
	host: Host,
	named: readonly NamedFile[],
	root: string,
	placeOf: (uri: string, path: string) => Omit<FileProblem, 'message'>,
): Promise<{ readonly sets: readonly ProfileSet[]; readonly problems: FileProblem[]; readonly watched: string[] }> {
	const sets: ProfileSet[] = [];
	const problems: FileProblem[] = [];
	const watched: string[] = [];
	for (const { path, from } of named.filter((it) => it.from !== undefined)) {
		const found = await findSet(host, path, from ?? '', root, watched);
		if (typeof found === 'string') {
			problems.push({ ...placeOf(from ?? '', 'profiles'), message: `"${path}" ${found}` });
			continue;
		}
		for (const set of found) {
			const files = [...set.parts, ...(set.evidence === undefined ? [] : [set.evidence])];
			const broken = files.flatMap(({ uri, problem }) =>
				problem === undefined ? [] : [{ uri, path: '', ...problem }],
			);
			problems.push(...broken);
			if (broken.length === 0 && !sets.some((it) => it.parts[0]?.uri === set.parts[0]?.uri)) {
				sets.push(set);
			}
		}
	}
	return { sets, problems, watched };
}

/** The drugs that a path names: a file, the files that a glob matches, or a folder; else what is wrong. */
async function findSet(
	host: Host,
	path: string,
	from: string,
	root: string,
	watched: string[],
): Promise<readonly ProfileSet[] | string> {
	const slash =
		path
			.replace(/\\/g, '/')
			.replace(/(?<!\/)\/+$/, '')
			.lastIndexOf('/') + 1;
	const [folderPath, name] = [path.slice(0, slash), path.slice(slash).replace(/(?<![/\\])[/\\]+$/, '')];
	if (/[*?{[]/.test(folderPath)) {
		return 'may have wildcards in the name of the file alone';
	}
	const folder = /^[/\\]/.test(path) ? undefined : resolveUri(folderPath || './', from);
	const limit = packageFolder(from) ?? root;
	if (folder === undefined || !isBelow(`${folder}x`, [limit])) {
		return `must be a path below ${shownFolder(limit)}, relative to this file`;
	}
	const places = { limit, watched };
	if (/[*?{[]/.test(name)) {
		watched.push(folder);
		const matches = picomatch(name);
		const names = ((await host.listFiles(folder)) ?? []).filter((it) => isYaml(it) && matches(it));
		const sets = await Promise.all(names.slice(0, mostFiles).map((it) => oneFile(host, folder, it, places)));
		return sets.length === 0 ? 'matches no YAML file' : sets.flatMap((it) => it ?? []);
	}
	if (/\.(?:ya?ml|json)$/i.test(name)) {
		const set = await oneFile(host, folder, name, places);
		return set === undefined ? 'is no file' : [set];
	}
	const own = name === '.' || name === '' ? folder : `${folder}${encodePart(name)}/`;
	watched.push(own);
	const names = (await host.listFiles(own)) ?? [];
	const parts = await readAll(host, own, names.filter(isYaml), places);
	const [evidence] = await readAll(
		host,
		own,
		names.filter((it) => it === 'evidence.json'),
		places,
	);
	return parts.length === 0 ? 'is neither a YAML file nor a folder with some' : [{ parts, evidence }];
}

/** Where files may be read from, and what was. */
interface Places {
	readonly limit: string;
	readonly watched: string[];
}

async function oneFile(host: Host, folder: string, name: string, places: Places): Promise<ProfileSet | undefined> {
	const parts = await readAll(host, folder, [name], places);
	return parts.length === 0 ? undefined : { parts, evidence: undefined };
}

async function readAll(
	host: Host,
	folder: string,
	names: readonly string[],
	{ limit, watched }: Places,
): Promise<readonly DataFile[]> {
	const uris = names.slice(0, mostFiles).map((it) => folder + encodePart(it));
	watched.push(...uris);
	const files = await Promise.all(uris.map((it) => readDataFile(host, it, limit)));
	return files.flatMap((it) => (it === undefined ? [] : [it]));
}

function isYaml(name: string): boolean {
	return /\.ya?ml$/i.test(name);
}

/** A new drug, or one that is known with what the files add to it. */
function compileSet({ parts, evidence }: ProfileSet, known: readonly DrugProfile[]): CompiledProfile {
	const merged = mergeParts(parts.map((it) => ({ file: it.uri.slice(it.uri.lastIndexOf('/') + 1), raw: it.raw })));
	if (merged.problems.length > 0) {
		return { profile: undefined, works: [], problems: merged.problems };
	}
	const { evidence: within, ...raw } = merged.raw;
	if (raw.extends !== undefined) {
		return compileAdditions(raw, known, evidence !== undefined || within !== undefined);
	}
	const { profile, problems } = parseProfile(raw, judgePattern);
	if (profile === undefined) {
		return { profile, works: [], problems };
	}
	const clashes = clashesOf(profile, known);
	if (clashes.length > 0) {
		return { profile: undefined, works: [], problems: clashes };
	}
	const works = within ?? evidence?.raw;
	return works === undefined ? { profile, works: [], problems: [] } : withEvidence(profile, works);
}

function compileAdditions(
	raw: Readonly<Record<string, unknown>>,
	known: readonly DrugProfile[],
	hasWorks: boolean,
): CompiledProfile {
	const base = known.find((it) => it.id === raw.extends);
	const ids = known.map((it) => it.id);
	const fail = (path: string, message: string) => ({ profile: undefined, works: [], problems: [{ path, message }] });
	if (base === undefined) {
		const hint = typeof raw.extends === 'string' ? didYouMean(raw.extends, ids) : '';
		return fail('extends', `No drug has this id. Known: ${ids.join(', ')}.${hint}`);
	}
	if (hasWorks) {
		return fail('evidence', `Works cannot be added to "${base.id}".`);
	}
	const { profile, problems } = parseAdditions(raw, base, judgePattern);
	const others = known.filter((it) => it !== base);
	const clashes = profile === undefined ? [] : clashesOf(profile, others);
	return { profile: clashes.length === 0 ? profile : undefined, works: [], problems: [...problems, ...clashes] };
}

/** A profile's id and names are its own. */
function clashesOf(profile: DrugProfile, others: readonly DrugProfile[]): readonly ProfileProblem[] {
	const owners = new Map(others.flatMap((it) => it.names.map((name) => [nameKey(name.text), it.id] as const)));
	const taken = profile.names.flatMap(({ text, kind }) => {
		const owner = owners.get(nameKey(text));
		return owner === undefined ? [] : [{ path: `names.${kind}`, message: `"${text}" is a name of "${owner}".` }];
	});
	return others.some((it) => it.id === profile.id)
		? [
				{
					path: 'id',
					message: `There is a profile "${profile.id}" already; write "extends: ${profile.id}" in place of the id to add to it.`,
				},
			]
		: taken;
}

function judgePattern(pattern: string): string | undefined {
	return repeatsRepeats(pattern)
		? 'This pattern repeats without bound what itself repeats without bound, so that some texts take too long; give the outer one a bound, such as {0,8}.'
		: undefined;
}

/** In the part that has most of the path. */
function located({ path, message }: ProfileProblem, { parts, evidence }: ProfileSet): FileProblem {
	if (evidence !== undefined && /^works(?:\[|$)/.test(path)) {
		const inList = path.slice('works'.length);
		return { uri: evidence.uri, path: inList, message, ...evidence.placeOf(inList) };
	}
	const inData = path.replace(/^works(?=\[|$)/, 'evidence');
	const depths = parts.map((it) => it.depthOf(inData));
	const part = parts[depths.indexOf(Math.max(...depths))];
	return {
		uri: part?.uri ?? '',
		path: inData,
		message,
		...(part?.placeOf(inData) ?? nowhere),
	};
}
