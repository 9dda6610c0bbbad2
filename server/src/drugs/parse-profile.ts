/** Checks a drug's data as it stands in its files, strictly: a build fails on a problem, a project is told. Never throws. */
import { isObject } from '../base/is-object.ts';
import { didYouMean } from '../base/nearest.ts';
import { type PatternJudge, Reader } from './check.ts';
import { nameKey } from './name-matcher.ts';
import { readMyths } from './parse-myths.ts';
import { readStatements } from './parse-statements.ts';
import type {
	Condition,
	DoseBand,
	DrugName,
	DrugProfile,
	NameKind,
	ProfileProblem,
	RiskTier,
	Source,
} from './profile.ts';
import { isAllCapitals } from './words.ts';

export interface ParsedProfile {
	/** Undefined when there is any problem. */
	readonly profile: DrugProfile | undefined;
	readonly problems: readonly ProfileProblem[];
}

export function parseProfile(raw: unknown, judge?: PatternJudge): ParsedProfile {
	const root = new Reader(raw, '', [], judge);
	const profile = readProfile(root);
	if (root.problems.length === 0) {
		checkNames(profile, root);
		checkBands(profile, root);
		checkWithin(profile, root);
	}
	return { profile: root.problems.length === 0 ? profile : undefined, problems: root.problems };
}

/** What may be added to a profile. */
const additionKeys = [
	'extends',
	'names',
	'contextTerms',
	'lookalikes',
	'approvedUses',
	'conditions',
	'mechanisms',
	'sideEffects',
	'terms',
	'statements',
	'denials',
	'myths',
	'sources',
];

/** A profile with what `raw` adds to its lists; nothing that it says is taken away or changed. */
export function parseAdditions(raw: unknown, base: DrugProfile, judge?: PatternJudge): ParsedProfile {
	const root = new Reader(raw, '', [], judge);
	const own = root.optional('sources') ? root.map('sources', readSource) : {};
	const ownTerms = root.optional('terms') ? root.map('terms', (at) => at.pattern()) : {};
	for (const [key, values, known] of [
		['sources', own, base.sources],
		['terms', ownTerms, base.terms ?? {}],
	] as const) {
		for (const name of Object.keys(values).filter((it) => Object.hasOwn(known, it))) {
			root.get(key).get(name).problem(`"${base.id}" has "${name}" already; choose another name.`);
		}
	}
	const sources = { ...base.sources, ...own };
	const terms = { ...base.terms, ...ownTerms };
	const names = root.optional('names');
	const patterns = (key: string) =>
		root
			.optional(key)
			?.items()
			.map((it) => it.pattern()) ?? [];
	const texts = (key: string) => (root.optional(key) === undefined ? [] : root.strings(key));
	const { statements, denials } = readStatements(root, Object.keys(sources), terms);
	const conditions = root.optional('conditions')?.items() ?? [];
	const profile: DrugProfile = {
		...base,
		names: [...base.names, ...(names === undefined ? [] : readNames(names, base.abbreviation))],
		contextTerms: [...base.contextTerms, ...texts('contextTerms')],
		lookalikes: [...base.lookalikes, ...texts('lookalikes')],
		approvedUses: [...base.approvedUses, ...patterns('approvedUses')],
		conditions: [...base.conditions, ...conditions.map((at) => readCondition(at, Object.keys(sources)))],
		mechanisms: [...base.mechanisms, ...patterns('mechanisms')],
		sideEffects: [...base.sideEffects, ...texts('sideEffects')],
		terms,
		statements: [...base.statements, ...statements],
		denials: [...base.denials, ...denials],
		myths: [...(base.myths ?? []), ...readMyths(root, Object.keys(sources))],
		sources,
	};
	root.close(additionKeys);
	for (const [index, { id }] of statements.entries()) {
		if (profile.statements.filter((it) => it.id === id).length > 1) {
			root.get('statements').at(index).problem(`"${base.id}" has the statement "${id}" already.`);
		}
	}
	if (root.problems.length === 0) {
		checkAdded(profile, base, root);
	}
	return { profile: root.problems.length === 0 ? profile : undefined, problems: root.problems };
}

/** Joins the files of one drug. `sources` and `terms` are joined entry by entry; any other key belongs to one file. */
export function mergeParts(parts: readonly { readonly file: string; readonly raw: unknown }[]): {
	readonly raw: Readonly<Record<string, unknown>>;
	readonly problems: readonly ProfileProblem[];
} {
	const raw: Record<string, unknown> = {};
	const problems: ProfileProblem[] = [];
	for (const part of parts) {
		if (!isObject(part.raw)) {
			problems.push({ path: part.file, message: 'The file must hold a map of keys.' });
			continue;
		}
		for (const [key, value] of Object.entries(part.raw)) {
			const known = raw[key];
			if (known === undefined) {
				raw[key] = value;
			} else if (['sources', 'terms'].includes(key) && isObject(known) && isObject(value)) {
				const twice = Object.keys(value).filter((it) => it in known);
				problems.push(
					...twice.map((it) => ({ path: `${key}.${it}`, message: `Stands in two files; ${part.file} is the second.` })),
				);
				raw[key] = { ...known, ...value };
			} else {
				problems.push({ path: key, message: `Stands in two files; ${part.file} is the second.` });
			}
		}
	}
	return { raw, problems };
}

const nameKinds: readonly NameKind[] = [
	'generic',
	'low-dose',
	'very-low-dose',
	'ultra-low-dose',
	'brand',
	'depot',
	'combination',
	'misspelling',
];

function readProfile(root: Reader): DrugProfile {
	// Sources first: every other reader checks against them.
	const sources = root.map('sources', readSource);
	const source = (at: Reader) => at.choice('source', Object.keys(sources));
	const terms = root.optional('terms') ? root.map('terms', (at) => at.pattern()) : undefined;
	const supported = root.get('supported');
	const { min, max } = readRange(supported);
	const titration = root.get('titration');
	const profile: DrugProfile = {
		id: root.matching('id', /^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens'),
		name: readName(root, 'name'),
		lowDoseName: readName(root, 'lowDoseName'),
		abbreviation: readName(root, 'abbreviation'),
		names: readNames(root.get('names'), root.string('abbreviation')),
		contextTerms: root.strings('contextTerms'),
		lookalikes: root.strings('lookalikes'),
		bands: root.list('bands', (at) => readBand(at, source)),
		supported: { min, max, source: source(supported) },
		titration: {
			maxStart: titration.positive('maxStart'),
			maxStep: titration.positive('maxStep'),
			days: titration.positive('days'),
			source: source(titration),
		},
		approvedUses: root.list('approvedUses', (at) => at.pattern()),
		conditions: root.list('conditions', (at) => readCondition(at, Object.keys(sources))),
		mechanisms: root.list('mechanisms', (at) => at.pattern()),
		sideEffects: root.strings('sideEffects'),
		...(terms === undefined ? {} : { terms }),
		...readStatements(root, Object.keys(sources), terms ?? {}),
		myths: readMyths(root, Object.keys(sources)),
		sources,
	};
	supported.close(['range', 'source']);
	titration.close(['maxStart', 'maxStep', 'days', 'source']);
	root.close([...Object.keys(profile), 'terms']);
	return profile;
}

/** Of a kind that can stand in a pattern as it is. */
function readName(at: Reader, key: string): string {
	return at.matching(key, /^[\p{L}\p{N}][\p{L}\p{N} .'-]{0,59}$/u, 'a name of letters, digits, spaces and hyphens');
}

function readSource(at: Reader): Source {
	const source = {
		title: at.string('title'),
		url: at.url('url'),
		revised: at.optional('revised')?.date(),
		retrieved: at.get('retrieved').date(true),
	};
	at.close(Object.keys(source));
	return source;
}

/** Names stand by kind; each is a text, or a text with a note. */
function readNames(at: Reader, abbreviation: string): readonly DrugName[] {
	const names = nameKinds.flatMap((kind) =>
		(at.optional(kind)?.items() ?? []).map((item) => {
			const text = item.isText() ? item.text() : item.string('text');
			const note = item.isText() ? undefined : item.optional('note')?.text();
			if (!item.isText()) {
				item.close(['text', 'note']);
			}
			return { text, kind, abbreviation: isAllCapitals(text) || text === abbreviation.toLowerCase(), note };
		}),
	);
	at.close(nameKinds);
	return names;
}

const verdicts: readonly DoseBand['verdict'][] = ['supported', 'below', 'studied', 'grey', 'unsupported', 'standard'];

function readBand(at: Reader, source: (at: Reader) => string): DoseBand {
	const band = {
		id: at.string('id'),
		label: at.string('label'),
		...readRange(at),
		verdict: at.choice('verdict', verdicts),
		source: source(at),
	};
	at.close(['id', 'label', 'range', 'verdict', 'source']);
	return band;
}

/** `0.5 to 4.5`, `over 4.5 to 6`, `0.001 to under 0.5`, in mg a day. */
function readRange(at: Reader): Pick<DoseBand, 'min' | 'max' | 'minExclusive' | 'maxExclusive'> {
	const form = /^(over )?(\d+(?:\.\d+)?) to (under )?(\d+(?:\.\d+)?)$/;
	const [, over, min, under, max] =
		at.matching('range', form, '"0.5 to 4.5", "over 4.5 to 6" or "1 to under 2"').match(form) ?? [];
	const range = {
		min: Number(min),
		max: Number(max),
		minExclusive: over !== undefined,
		maxExclusive: under !== undefined,
	};
	if (range.min >= range.max) {
		at.get('range').problem('The range must end above its start.');
	}
	return range;
}

/** The certainty is not read: it follows from the works. */
function readCondition(at: Reader, sources: readonly string[]): Condition {
	const within = at.optional('within') && at.strings('within');
	const condition = {
		id: at.string('id'),
		names: at.strings('names'),
		kind: at.choice('kind', ['condition', 'group', 'outcome'] as const),
		tier: at.get('tier').oneOf([1, 2, 3] as const) as RiskTier,
		...(within === undefined ? {} : { within }),
		certainty: undefined,
		source: at.optional('source')?.oneOf(sources),
	};
	if (condition.names.length === 0) {
		at.get('names').problem('At least one name is needed.');
	}
	at.close(['id', 'names', 'kind', 'tier', 'within', 'source']);
	return condition;
}

function checkNames(profile: DrugProfile, root: Reader): void {
	const drugs = new Map<string, string>();
	for (const { text, kind } of profile.names) {
		own(drugs, text, root.get('names').get(kind));
	}
	for (const [index, text] of profile.lookalikes.entries()) {
		own(drugs, text, root.get('lookalikes').at(index));
	}
	const conditions = new Map<string, string>();
	const ids = new Set<string>();
	for (const [index, { id, names }] of profile.conditions.entries()) {
		const at = root.get('conditions').at(index);
		for (const [nth, name] of names.entries()) {
			own(conditions, name, at.get('names').at(nth));
		}
		if (ids.has(id)) {
			at.get('id').problem(`"${id}" is the id of two conditions.`);
		}
		ids.add(id);
	}
}

/** No name that is added is the drug's already, nor a condition's id. */
function checkAdded(profile: DrugProfile, base: DrugProfile, root: Reader): void {
	const drugs = new Set([...base.names.map((it) => it.text), ...base.lookalikes].map(nameKey));
	for (const { text, kind } of profile.names.slice(base.names.length)) {
		if (drugs.has(nameKey(text))) {
			root.get('names').get(kind).problem(`"${text}" is a name of "${base.id}" already.`);
		}
	}
	const ids = new Set(base.conditions.map((it) => it.id));
	for (const [index, { id }] of profile.conditions.slice(base.conditions.length).entries()) {
		if (ids.has(id)) {
			root.get('conditions').at(index).problem(`"${base.id}" has the condition "${id}" already.`);
		}
	}
	const known = new Set(profile.conditions.map((it) => it.id));
	for (const [index, { within = [] }] of profile.conditions.slice(base.conditions.length).entries()) {
		for (const other of within.filter((it) => !known.has(it))) {
			root
				.get('conditions')
				.at(index)
				.problem(`Unknown condition "${other}".${didYouMean(other, known)}`);
		}
	}
}

function own(owners: Map<string, string>, name: string, at: Reader): void {
	const key = nameKey(name);
	const owner = owners.get(key);
	if (key === '') {
		at.problem(`"${name}" holds no letters or digits.`);
	} else if (owner !== undefined) {
		at.problem(`"${name}" stands twice; the other is at ${owner}.`);
	}
	owners.set(key, at.path);
}

/** Wider conditions are known, and no condition lies within itself. */
function checkWithin({ conditions }: DrugProfile, root: Reader): void {
	const wider = new Map(conditions.map((it) => [it.id, it.within ?? []]));
	for (const [index, { id, within = [] }] of conditions.entries()) {
		const at = root.get('conditions').at(index);
		for (const [nth, other] of within.entries()) {
			if (!wider.has(other)) {
				at.get('within')
					.at(nth)
					.problem(`Unknown condition "${other}".${didYouMean(other, [...wider.keys()])}`);
			}
		}
		if (allWider(id, wider).has(id)) {
			at.get('within').problem(`"${id}" lies within itself.`);
		}
	}
}

function allWider(id: string, wider: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
	const found = new Set<string>();
	const open = [...(wider.get(id) ?? [])];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (!found.has(next)) {
			found.add(next);
			open.push(...(wider.get(next) ?? []));
		}
	}
	return found;
}

/** Bands leave no dose without a verdict, and none with two. */
function checkBands({ bands, supported }: DrugProfile, root: Reader): void {
	bands.forEach((band, index) => {
		const before = bands[index - 1];
		const at = root.get('bands').at(index);
		if (before === undefined) {
			return;
		}
		const isShared = band.min === before.max && !band.minExclusive && !before.maxExclusive;
		const isLost = band.min === before.max && band.minExclusive && before.maxExclusive;
		if (band.min < before.max || isShared) {
			at.problem(`"${band.id}" overlaps "${before.id}".`);
		} else if (isLost || (band.min > before.max && before.verdict !== 'standard')) {
			at.problem(`There is a gap between "${before.id}" and "${band.id}".`);
		}
	});
	if (!bands.some((it) => isSupported(it, supported))) {
		root.get('supported').problem('No band with the verdict "supported" has this range.');
	}
}

/** The supported range holds both its ends. */
function isSupported(band: DoseBand, { min, max }: DrugProfile['supported']): boolean {
	return (
		band.verdict === 'supported' && band.min === min && band.max === max && !band.minExclusive && !band.maxExclusive
	);
}
