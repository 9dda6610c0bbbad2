/** A new article on a drug in Markdown: it makes every statement that its configuration asks for. */
import type { DrugProfile, RequiredStatement } from '../drugs/profile.ts';
import { disclaimerParts, type Part, renderParts, safetyParts, titrationParts } from './article-parts.ts';
import { missingStatements } from './article-view.ts';
import type { Config, LintService } from './lint-service.ts';

export interface NewArticle {
	/** Profile id. */
	readonly drug: string;
	/** As it is to be printed; without one the article has no author, and a finding says so. */
	readonly author: string;
	/** `2026-01-31` */
	readonly date: string;
}

/** The text of the article; `undefined` where there is no such drug. */
export async function articleTemplate(
	service: LintService,
	config: Config,
	{ drug, author, date }: NewArticle,
): Promise<string | undefined> {
	const profile = service.formularyOf(config).get(drug);
	if (profile === undefined) {
		return undefined;
	}
	const { abbreviation } = profile;
	const title = `${capitalised(profile.lowDoseName)} (${abbreviation})`;
	const owed = await owedStatements(service, config, profile, title);
	const parts: readonly Part[] = [
		{ kind: 'heading', level: 1, text: title },
		comment('Say in two or three sentences what the article is about, and for whom it is written.'),
		{ kind: 'heading', level: 2, text: `What ${abbreviation} is used for` },
		comment('Make one claim a sentence, each with its source: type [ to cite a work that the linter knows.'),
		...titrationParts(profile, abbreviation),
		...safetyParts(owed, abbreviation),
		...disclaimerParts(owed, abbreviation),
	];
	const fields = { title, author, date };
	const frontMatter = Object.entries(fields).flatMap(([key, value]) =>
		value === '' ? [] : `${key}: ${scalar(value)}\n`,
	);
	return `---\n${frontMatter.join('')}---\n\n${renderParts(parts, 'markdown')}\n`;
}

/** What an article that presents benefits owes besides, which a new one is going to do. */
const oweForBenefits: readonly string[] = ['evidence-limits', 'side-effects'];

/** As the configuration's own rules find them missing in an article that has a title alone. */
async function owedStatements(
	service: LintService,
	config: Config,
	profile: DrugProfile,
	title: string,
): Promise<readonly RequiredStatement[]> {
	const snapshot = { uri: 'memory:template', version: 0, format: 'markdown', text: `# ${title}\n` } as const;
	try {
		const { findings } = await service.lint(snapshot, config);
		const missing = missingStatements(service.facts(snapshot, config), findings).map((it) => it.statement.id);
		const owed = new Set([...missing, ...oweForBenefits]);
		return profile.statements.filter((it) => owed.has(it.id));
	} finally {
		service.forget(snapshot.uri);
	}
}

function comment(text: string): Part {
	return { kind: 'comment', text };
}

/** In quotes where YAML would read something else than the text. */
function scalar(text: string): string {
	const plain = text.replace(/\s+/g, ' ').trim();
	return /^[\p{L}\d][\p{L}\d ,.()'’-]*$/u.test(plain) && !/^(?:true|false|null|yes|no|on|off|[\d.]+)$/i.test(plain)
		? plain
		: JSON.stringify(plain);
}

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
