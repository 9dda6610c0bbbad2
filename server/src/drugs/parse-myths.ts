import type { Reader } from './check.ts';
import type { Myth, MythCue, Replacement } from './profile.ts';

/** Known errors of a profile, none where the drug's files hold none. */
export function readMyths(root: Reader, sources: readonly string[]): readonly Myth[] {
	const seen = new Set<string>();
	return (root.optional('myths')?.items() ?? []).map((at) => {
		const myth = readMyth(at, sources);
		if (seen.has(myth.id)) {
			at.get('id').problem(`"${myth.id}" stands twice.`);
		}
		seen.add(myth.id);
		return myth;
	});
}

function readMyth(at: Reader, sources: readonly string[]): Myth {
	const hedged = at.optional('hedged')?.oneOf(['info', 'keep', 'none']);
	const wording = at.optional('wording')?.text();
	const replacements = at.optional('replacements')?.items().map(readReplacement);
	const myth = {
		id: at.string('id'),
		severity: at.choice('severity', ['warning', 'info']),
		hedged: hedged ?? 'info',
		correction: at.string('correction'),
		wording,
		replacements: replacements ?? [],
		cues: at.list('cues', readCue),
		sources: at.list('sources', (it) => it.oneOf(sources)),
	};
	if (myth.sources.length === 0) {
		at.get('sources').problem('At least one source is needed.');
	}
	at.close(Object.keys(myth));
	return myth;
}

function readCue(at: Reader): MythCue {
	const cue = {
		pattern: at.get('pattern').pattern(),
		with: at.optional('with')?.pattern(),
		unless: (at.optional('unless')?.items() ?? []).map((it) => it.pattern()),
	};
	at.close(Object.keys(cue));
	return cue;
}

function readReplacement(at: Reader): Replacement {
	const replacement = { pattern: at.get('pattern').pattern(), to: at.string('to') };
	at.close(Object.keys(replacement));
	return replacement;
}
