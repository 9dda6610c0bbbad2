import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateProfiles, readProfileFolder } from '../../scripts/generate-profiles.ts';
import { nameKey } from '../../server/src/drugs/name-matcher.ts';
import { mergeParts, parseProfile } from '../../server/src/drugs/parse-profile.ts';
import { profiles } from '../../server/src/drugs/profiles.generated.ts';
import { convert, toMilligrams } from '../../server/src/drugs/quantity.ts';

describe.each(profiles)('profile of $id', (profile) => {
	it('cites a dated source for each fact', () => {
		const cited = [
			...profile.bands.map((it) => it.source),
			profile.supported.source,
			profile.titration.source,
			...profile.conditions.flatMap((it) => (it.source === undefined ? [] : [it.source])),
			...[...profile.statements, ...profile.denials, ...(profile.myths ?? [])].flatMap((it) => it.sources),
		];
		const undated = cited.filter((it) => !/^\d{4}-\d\d-\d\d$/.test(profile.sources[it ?? '']?.retrieved ?? ''));
		expect(undated).toEqual([]);
		const isCited = new Set(cited);
		expect(Object.keys(profile.sources).filter((it) => !isCited.has(it))).toEqual([]);
	});

	it('has a source for each statement and each denial', () => {
		expect([...profile.statements, ...profile.denials].filter((it) => it.sources.length === 0)).toEqual([]);
	});

	it('gives every dose one verdict', () => {
		for (const dose of [0.0005, 0.001, 0.49, 0.5, 3, 4.5, 4.51, 6, 6.01, 10, 10.01, 24.9, 25, 50, 150]) {
			const hit = profile.bands.filter(
				(it) =>
					(it.minExclusive ? dose > it.min : dose >= it.min) && (it.maxExclusive ? dose < it.max : dose <= it.max),
			);
			expect([dose, hit.length]).toEqual([dose, 1]);
		}
	});

	it('converts its limits to other units and back', () => {
		for (const value of profile.bands.flatMap((it) => [it.min, it.max])) {
			for (const unit of ['mcg', 'ng', 'g', 'mg'] as const) {
				const converted = convert({ value, unit: 'mg' }, unit);
				expect(converted && toMilligrams(converted)).toBe(value);
			}
		}
	});

	it('names nothing twice', () => {
		const drugs = [...profile.names.map((it) => it.text), ...profile.lookalikes].map(nameKey);
		expect(new Set(drugs).size).toBe(drugs.length);
		const conditions = profile.conditions.flatMap((it) => it.names).map(nameKey);
		expect(new Set(conditions).size).toBe(conditions.length);
	});

	it('is well known', () => {
		expect(profile.conditions.flatMap((it) => it.names).length).toBeGreaterThan(120);
		expect(profile.names.some((it) => it.text === profile.abbreviation && it.abbreviation)).toBe(true);
		expect(profile.names.some((it) => it.text === profile.lowDoseName && it.kind === 'low-dose')).toBe(true);
	});
});

it('the data of the drugs has no problems', () => {
	expect(generateProfiles().map((it) => it.path)).toEqual([
		'server/src/drugs/profiles.generated.ts',
		'server/src/drugs/evidence.generated.ts',
		'server/src/drugs/other-drugs.generated.ts',
		'server/src/drugs/medical-terms.generated.ts',
	]);
});

describe('parseProfile', () => {
	it('reads a profile', () => {
		const { profile, problems } = parseProfile(valid());
		expect(problems).toEqual([]);
		expect(profile).toMatchObject({
			names: [
				{ text: 'testamine', kind: 'generic', abbreviation: false, note: undefined },
				{ text: 'LDT', kind: 'low-dose', abbreviation: true, note: 'of a trial' },
			],
			bands: [
				{ id: 'low', min: 1, max: 2, minExclusive: false, maxExclusive: false },
				{ id: 'high', min: 2, max: 5, minExclusive: true, maxExclusive: true },
			],
			supported: { min: 1, max: 2, source: 'label' },
			statements: [],
			denials: [],
		});
	});

	it.each<[what: string, change: (raw: Raw) => void, problems: readonly string[]]>([
		[
			'an unknown key',
			(raw) => set(raw, 'bandz', []),
			[
				': Unknown key "bandz". Did you mean "bands"? Known: id, name, lowDoseName, abbreviation, names, contextTerms, lookalikes, bands, supported, titration, approvedUses, conditions, mechanisms, sideEffects, statements, denials, myths, sources, terms.',
			],
		],
		['a missing key', (raw) => set(raw, 'lookalikes', undefined), [': Missing "lookalikes".']],
		['a missing source', (raw) => set(raw, 'titration.source', undefined), ['titration: Missing "source".']],
		[
			'an unknown source',
			(raw) => set(raw, 'titration.source', 'lable'),
			['titration.source: Expected one of label, got "lable". Did you mean "label"?'],
		],
		[
			'a source without a date',
			(raw) => set(raw, 'sources.label.retrieved', undefined),
			['sources.label: Missing "retrieved".'],
		],
		[
			'a date that is none',
			(raw) => set(raw, 'sources.label.retrieved', '2026-02-30'),
			['sources.label.retrieved: Expected a date "YYYY-MM-DD", got "2026-02-30".'],
		],
		[
			'half a date',
			(raw) => set(raw, 'sources.label.retrieved', '2026-02'),
			['sources.label.retrieved: Expected a date "YYYY-MM-DD", got "2026-02".'],
		],
		[
			'a revision that is no date',
			(raw) => set(raw, 'sources.label.revised', '2026-13'),
			['sources.label.revised: Expected a date "YYYY", "YYYY-MM" or "YYYY-MM-DD", got "2026-13".'],
		],
		[
			'an address that is none',
			(raw) => set(raw, 'sources.label.url', 'example'),
			['sources.label.url: Expected an address "https://…", got "example".'],
		],
		['bands that overlap', (raw) => set(raw, 'bands.1.range', '2 to 5'), ['bands[1]: "high" overlaps "low".']],
		[
			'bands with a gap',
			(raw) => set(raw, 'bands.1.range', 'over 3 to 5'),
			['bands[1]: There is a gap between "low" and "high".'],
		],
		[
			'a dose that falls between bands',
			(raw) => {
				set(raw, 'bands.0.range', '1 to under 2');
			},
			[
				'bands[1]: There is a gap between "low" and "high".',
				'supported: No band with the verdict "supported" has this range.',
			],
		],
		[
			'a range upside down',
			(raw) => set(raw, 'bands.1.range', '5 to 2'),
			['bands[1].range: The range must end above its start.'],
		],
		[
			'a range that is none',
			(raw) => set(raw, 'bands.1.range', '2-5 mg'),
			['bands[1].range: Expected "0.5 to 4.5", "over 4.5 to 6" or "1 to under 2", got "2-5 mg".'],
		],
		[
			'a verdict that is none',
			(raw) => set(raw, 'bands.1.verdict', 'gray'),
			[
				'bands[1].verdict: Expected one of supported, below, studied, grey, unsupported, standard, got "gray". Did you mean "grey"?',
			],
		],
		[
			'a name of two kinds',
			(raw) => set(raw, 'names.brand', ['Testamine']),
			['names.brand: "Testamine" stands twice; the other is at names.generic.'],
		],
		[
			'a name that is a look-alike',
			(raw) => set(raw, 'lookalikes', ['testamines']),
			['lookalikes[0]: "testamines" stands twice; the other is at names.generic.'],
		],
		[
			'an unknown kind of name',
			(raw) => set(raw, 'names.brands', []),
			[
				'names: Unknown key "brands". Did you mean "brand"? Known: generic, low-dose, very-low-dose, ultra-low-dose, brand, depot, combination, misspelling.',
			],
		],
		[
			'a condition of two tiers',
			(raw) => set(raw, 'conditions.1.names', ['GOUT', 'Gouts']),
			['conditions[1].names[1]: "Gouts" stands twice; the other is at conditions[0].names[0].'],
		],
		[
			'two conditions of one id',
			(raw) => set(raw, 'conditions.1.id', 'gout'),
			['conditions[1].id: "gout" is the id of two conditions.'],
		],
		[
			'a tier that is none',
			(raw) => set(raw, 'conditions.0.tier', 4),
			['conditions[0].tier: Expected one of 1, 2, 3, got 4.'],
		],
		[
			'a certainty by hand',
			(raw) => set(raw, 'conditions.0.certainty', 'low'),
			['conditions[0]: Unknown key "certainty". Known: id, names, kind, tier, within, source.'],
		],
		[
			'a wider condition that is none',
			(raw) => set(raw, 'conditions.0.within', ['pains']),
			['conditions[0].within[0]: Unknown condition "pains". Did you mean "pain"?'],
		],
		[
			'a condition within itself',
			(raw) => {
				set(raw, 'conditions.0.within', ['pain']);
				set(raw, 'conditions.1.within', ['gout']);
			},
			['conditions[0].within: "gout" lies within itself.', 'conditions[1].within: "pain" lies within itself.'],
		],
		[
			'a pattern that is none',
			(raw) => set(raw, 'mechanisms', ['(open']),
			['mechanisms[0]: Not a regular expression: Invalid regular expression: /(open/i: Unterminated group'],
		],
		[
			'a number that is a text',
			(raw) => set(raw, 'titration.maxStep', '0.5 mg'),
			['titration.maxStep: Expected a number above 0, got "0.5 mg".'],
		],
		[
			'an empty text',
			(raw) => set(raw, 'name', ' '),
			['name: Expected a name of letters, digits, spaces and hyphens, got " ".'],
		],
		[
			'a cue with an unknown term',
			(raw) => set(raw, 'denials', [denial('<opiod> is safe')]),
			['denials[0].cues[0].all[0]: Unknown term "<opiod>". Known: .'],
		],
		[
			'a statement without sources',
			(raw) => set(raw, 'denials', [{ ...denial('safe'), sources: [] }]),
			['denials[0].sources: At least one source is needed.'],
		],
	])('reports %s', (_, change, expected) => {
		const raw = valid();
		change(raw);
		const { profile, problems } = parseProfile(raw);
		expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual(expected);
		expect(profile).toBeUndefined();
	});

	it.each([undefined, null, 1, 'text', [], {}, { names: 1, bands: { a: 1 }, conditions: [null, [], 1], sources: [] }])(
		'takes %j without throwing',
		(raw) => {
			const { profile, problems } = parseProfile(raw);
			expect(profile).toBeUndefined();
			expect(problems.length).toBeGreaterThan(0);
		},
	);
});

describe('the files of a drug', () => {
	it('are joined', () => {
		const { profile, problems } = readProfileFolder(join(import.meta.dirname, '../fixtures/drugs/colchicine'));
		expect(problems).toEqual([]);
		expect(profile?.statements.map((it) => it.id)).toEqual(['kidney']);
		expect(Object.keys(profile?.sources ?? {})).toEqual(['trial', 'label']);
	});

	it('share sources and terms, and no other key', () => {
		const { raw, problems } = mergeParts([
			{ file: 'a.yaml', raw: { id: 'a', sources: { one: 1 } } },
			{ file: 'b.yaml', raw: { id: 'b', sources: { one: 2, two: 2 } } },
			{ file: 'c.yaml', raw: 'text' },
		]);
		expect(raw).toEqual({ id: 'a', sources: { one: 2, two: 2 } });
		expect(problems).toEqual([
			{ path: 'id', message: 'Stands in two files; b.yaml is the second.' },
			{ path: 'sources.one', message: 'Stands in two files; b.yaml is the second.' },
			{ path: 'c.yaml', message: 'The file must hold a map of keys.' },
		]);
	});
});

type Raw = Record<string, unknown>;

function valid(): Raw {
	return {
		id: 'testamine',
		name: 'testamine',
		lowDoseName: 'low dose testamine',
		abbreviation: 'LDT',
		names: { generic: ['testamine'], 'low-dose': [{ text: 'LDT', note: 'of a trial' }] },
		contextTerms: [],
		lookalikes: ['testamide'],
		bands: [
			{ id: 'low', label: 'low', range: '1 to 2', verdict: 'supported', source: 'label' },
			{ id: 'high', label: 'high', range: 'over 2 to under 5', verdict: 'grey', source: 'label' },
		],
		supported: { range: '1 to 2', source: 'label' },
		titration: { maxStart: 1, maxStep: 0.5, days: 7, source: 'label' },
		approvedUses: ['gout'],
		conditions: [
			{ id: 'gout', names: ['gout'], kind: 'condition', tier: 1, source: 'label' },
			{ id: 'pain', names: ['pain'], kind: 'outcome', tier: 1 },
		],
		mechanisms: ['receptors?'],
		sideEffects: ['nausea'],
		sources: {
			label: { title: 'Label', url: 'https://example.org/label', revised: '2020-05', retrieved: '2026-11-20' },
		},
	};
}

function denial(pattern: string): Raw {
	return { id: 'safe', correction: 'it is not', cues: [{ all: [pattern] }], sources: ['label'] };
}

/** Sets what a dotted path names; `undefined` takes the key away. */
function set(raw: Raw, path: string, value: unknown): void {
	const keys = path.split('.');
	const last = keys.pop() ?? '';
	const owner = keys.reduce((at, key) => at[key] as Raw, raw);
	owner[last] = value;
}
