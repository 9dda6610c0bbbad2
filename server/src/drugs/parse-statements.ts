import type { Reader } from './check.ts';
import type { Cue, Denial, DrugProfile, RequiredStatement } from './profile.ts';

type Terms = Readonly<Record<string, string>>;

/** Required statements and denials of a profile, none where the drug's files hold none. */
export function readStatements(
	root: Reader,
	sources: readonly string[],
	terms: Terms,
): Pick<DrugProfile, 'statements' | 'denials'> {
	const statements = root.optional('statements')?.items() ?? [];
	const denials = root.optional('denials')?.items() ?? [];
	return {
		statements: statements.map((at) => readStatement(at, sources, terms)),
		denials: denials.map((at) => readDenial(at, sources, terms)),
	};
}

function readStatement(at: Reader, sources: readonly string[], terms: Terms): RequiredStatement {
	const wording = at.optional('wording')?.text();
	const heading = at.optional('heading')?.text();
	const sections = at
		.optional('sections')
		?.items()
		.map((it) => patternOf(it, terms));
	const statement = {
		id: at.string('id'),
		kind: at.choice('kind', ['disclaimer', 'safety']),
		preset: at.choice('preset', ['recommended', 'strict']),
		severity: at.choice('severity', ['error', 'warning', 'info', 'hint']),
		summary: at.string('summary'),
		why: at.string('why'),
		...(wording === undefined ? {} : { wording }),
		...(heading === undefined ? {} : { heading }),
		...(sections === undefined ? {} : { sections }),
		cues: at.list('cues', (it) => readCue(it, terms)),
		sources: readSources(at, sources),
	};
	at.close(['id', 'kind', 'preset', 'severity', 'summary', 'why', 'wording', 'heading', 'sections', 'cues', 'sources']);
	return statement;
}

function readDenial(at: Reader, sources: readonly string[], terms: Terms): Denial {
	const denial = {
		id: at.string('id'),
		subject: at.optional('subject')?.text(),
		cues: at.list('cues', (it) => readCue(it, terms)),
		correction: at.string('correction'),
		sources: readSources(at, sources),
	};
	at.close(Object.keys(denial));
	return denial;
}

function readCue(at: Reader, terms: Terms): Cue {
	const window = at.optional('window')?.oneOf(['sentence', 'pair', 'condition']);
	const about = at.optional('about')?.oneOf(['drug']);
	const cue = {
		all: at.list('all', (it) => patternOf(it, terms)),
		none: (at.optional('none')?.items() ?? []).map((it) => patternOf(it, terms)),
		under: at.optional('under') && patternOf(at.get('under'), terms),
		...(window === undefined ? {} : { window }),
		...(about === undefined ? {} : { about }),
	};
	at.close(['all', 'none', 'under', 'window', 'about']);
	return cue;
}

function readSources(at: Reader, sources: readonly string[]): readonly string[] {
	const named = at.list('sources', (it) => it.oneOf(sources));
	if (named.length === 0) {
		at.get('sources').problem('At least one source is needed.');
	}
	return named;
}

/** `<name>` stands for a term, which may hold others. */
function patternOf(at: Reader, terms: Terms): string {
	return at.pattern((pattern) => {
		let whole = pattern;
		for (let depth = 0; depth < 4; depth++) {
			whole = whole.replace(/(?<!\(\?)<([a-z][\w -]*)>/g, (_, name: string) => {
				if (terms[name] === undefined) {
					at.problem(`Unknown term "<${name}>". Known: ${Object.keys(terms).join(', ')}.`);
				}
				return terms[name] ?? '';
			});
		}
		return whole;
	});
}
