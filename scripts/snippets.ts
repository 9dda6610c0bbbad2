/** Snippets for the editor, in the words of the profile: they are those of fixes and of new articles. */
import { createFormulary } from '../server/src/drugs/formulary.ts';
import type { DrugProfile } from '../server/src/drugs/profile.ts';
import { ownFindings, unsuppressible } from '../server/src/linter/own-findings.ts';
import type { Rule } from '../server/src/linter/rule.ts';
import {
	disclaimerParts,
	type Part,
	renderParts,
	safetyParts,
	titrationParts,
} from '../server/src/service/article-parts.ts';
import { articleTemplate } from '../server/src/service/article-template.ts';
import { createLintService } from '../server/src/service/lint-service.ts';

interface Snippet {
	readonly prefix: string;
	readonly description: string;
	/** In the syntax of snippets: stops are `$1` and `${1:text}`. */
	readonly body: readonly string[];
}

type Snippets = Readonly<Record<string, Snippet>>;

/** One file for each language, by its path, with the snippets by their names. */
export async function snippetFiles(
	[profile]: readonly DrugProfile[],
	rules: readonly Rule[],
): Promise<ReadonlyMap<string, Snippets>> {
	if (profile === undefined) {
		return new Map();
	}
	const ids = [...rules, ...ownFindings.map((meta) => ({ meta }))]
		.map((it) => it.meta.id)
		.filter((it) => !unsuppressible.has(it));
	const formats = ['markdown', 'plaintext', 'html'] as const;
	const files = new Map<string, Snippets>();
	for (const format of formats) {
		const body = (parts: readonly Part[]) => withName(renderParts(parts, format), profile);
		const owed = profile.statements.filter((it) => it.preset === 'recommended');
		files.set(`snippets/${format}.json`, {
			...(format === 'markdown' ? { 'New LDN article': await article(profile, rules) } : {}),
			Disclaimer: snippet(
				'ldn-disclaimer',
				'The disclaimer of an article on LDN',
				body(disclaimerParts(always(profile), slot)),
			),
			Contraindications: snippet(
				'ldn-contraindications',
				'Who should not take LDN, and its side effects',
				body(safetyParts(owed, slot)),
			),
			'Titration table': snippet(
				'ldn-titration',
				'How the dose of LDN is raised, week by week',
				body(titrationParts(profile, slot)),
			),
			...suppressions(ids),
		});
	}
	return files;
}

/** Stands for the drug's name until the text is escaped: no text holds it. */
const slot = '\uE000';
const author = '\uE001';
const date = '\uE002';

function withName(text: string, { abbreviation }: DrugProfile): string {
	return escaped(text).replace(slot, `\${1:${abbreviation}}`).replaceAll(slot, '$1');
}

async function article(profile: DrugProfile, rules: readonly Rule[]): Promise<Snippet> {
	const service = createLintService({ rules, formulary: createFormulary([profile]), pages: new Map() });
	const { config } = service.configure({ preset: 'strict' });
	const text = (await articleTemplate(service, config, { drug: profile.id, author, date })) ?? '';
	const body = escaped(text.trimEnd())
		.replace(JSON.stringify(author), `\${1:Author}`)
		.replace(JSON.stringify(date), '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE');
	return snippet('ldn-article', 'An article on LDN that makes every statement it owes', body);
}

/** What is due in every article that presents a use of the drug. */
function always({ statements }: DrugProfile) {
	const conditional = ['compounded', 'testimonial'];
	return statements.filter((it) => !conditional.includes(it.id));
}

function suppressions(ids: readonly string[]): Snippets {
	const rule = `\${1|${ids.join(',')}|}`;
	const comment = (directive: string) => `<!-- ldn-lint-${directive} ${rule} -- \${2:reason} -->`;
	return {
		'Ignore below': snippet('ldn-ignore', 'Ignore a rule in the block below', `${comment('disable-next-line')}\n$0`),
		'Ignore here': snippet('ldn-ignore-line', 'Ignore a rule in this line', comment('disable-line')),
		'Ignore in the file': snippet('ldn-ignore-file', 'Ignore a rule in the whole article', comment('disable-file')),
		'Ignore in a section': snippet(
			'ldn-ignore-section',
			'Ignore a rule from here to the end mark',
			`${comment('disable')}\n\n$TM_SELECTED_TEXT$0\n\n<!-- ldn-lint-enable $1 -->`,
		),
	};
}

function snippet(prefix: string, description: string, body: string): Snippet {
	return { prefix, description, body: body.split('\n') };
}

function escaped(text: string): string {
	return text.replace(/[\\$}]/g, '\\$&');
}
