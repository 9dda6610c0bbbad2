import { describe, expect, it } from 'vitest';
import { Reader } from '../../server/src/drugs/check.ts';
import { readMyths } from '../../server/src/drugs/parse-myths.ts';
import { profiles } from '../../server/src/drugs/profiles.generated.ts';
import { wordPattern } from '../../server/src/facts/myths.ts';

const sound = {
	id: 'made-of-cheese',
	severity: 'warning',
	correction: 'the moon is rock',
	cues: [{ pattern: 'made of cheese' }],
	sources: ['atlas'],
};

function problemsOf(myths: readonly unknown[]): readonly string[] {
	const root = new Reader({ myths });
	readMyths(root, ['atlas']);
	return root.problems.map((it) => `${it.path}: ${it.message}`);
}

describe('myths', () => {
	it('reads a sound myth and fills in what is optional', () => {
		const [myth] = readMyths(new Reader({ myths: [sound] }), ['atlas']);
		expect(myth).toEqual({
			...sound,
			hedged: 'info',
			wording: undefined,
			replacements: [],
			cues: [{ pattern: 'made of cheese', with: undefined, unless: [] }],
		});
	});

	it('has none where the files hold none', () => {
		expect(readMyths(new Reader({}), [])).toEqual([]);
	});

	it.each([
		['an unknown source', { ...sound, sources: ['globe'] }, 'myths[0].sources[0]'],
		['no source', { ...sound, sources: [] }, 'myths[0].sources'],
		['an unknown key', { ...sound, remedy: 'rock' }, 'myths[0]'],
		['a pattern that cannot be read', { ...sound, cues: [{ pattern: '(' }] }, 'myths[0].cues[0].pattern'],
	])('reports %s', (_, myth, path) => {
		expect(problemsOf([myth]).map((it) => it.split(':')[0])).toContain(path);
	});

	it('reports an id that stands twice', () => {
		expect(problemsOf([sound, sound])).toEqual(['myths[1].id: "made-of-cheese" stands twice.']);
	});

	it.each(profiles.flatMap((it) => it.myths ?? []).map((it) => [it.id, it] as const))(
		'%s is corrected by wordings that are no error themselves',
		(_, { wording, cues }) => {
			const met = cues.filter(
				(cue) =>
					wordPattern(cue.pattern).test(wording ?? '') && !cue.unless.some((it) => wordPattern(it).test(wording ?? '')),
			);
			expect(met).toEqual([]);
		},
	);
});
