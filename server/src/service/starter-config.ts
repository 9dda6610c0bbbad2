/** The commented configuration that a project starts from, for the command line and the editor alike. */
import { countsOf } from '../base/once.ts';

export interface ProjectFiles {
	/** Paths of the articles below the project's folder, with `/`. */
	readonly articles: readonly string[];
	/** Paths of the BibTeX files. */
	readonly bibliographies: readonly string[];
}

export interface ProjectLayout {
	/** Top folders (`.` for the folder itself) with their articles, the fullest first. */
	readonly folders: readonly FolderCount[];
	/** Folders whose names say that their files are made by a program; globs. */
	readonly generated: readonly string[];
	readonly bibliographies: readonly string[];
}

export interface FolderCount {
	readonly folder: string;
	readonly articles: number;
}

export function layoutOf({ articles, bibliographies }: ProjectFiles): ProjectLayout {
	const generated = articles.map(generatedFolder).filter((it) => it !== undefined);
	const own = articles.filter((it) => generatedFolder(it) === undefined);
	return {
		folders: counted(own.map((it) => (it.includes('/') ? (it.split('/')[0] ?? '.') : '.'))).map(([folder, count]) => ({
			folder,
			articles: count,
		})),
		generated: [...new Set(generated.map((it) => `${it}/`))].sort(),
		bibliographies: bibliographies.filter((it) => generatedFolder(it) === undefined).sort(),
	};
}

/** Where site generators and package managers put what they make. */
const generatedNames = new Set(
	'_site _book _build public site build out output .next .nuxt .astro .docusaurus .vitepress .cache target vendor coverage tmp'.split(
		' ',
	),
);

/** The outermost folder of a path that is generated. */
export function generatedFolder(path: string): string | undefined {
	const folders = path.split('/').slice(0, -1);
	const index = folders.findIndex((it) => generatedNames.has(it));
	return index < 0 ? undefined : folders.slice(0, index + 1).join('/');
}

/** The most frequent first, then by name. */
export function counted(values: readonly string[]): readonly (readonly [string, number])[] {
	return [...countsOf(values)].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'en'));
}

export function starterConfig({ generated, bibliographies, folders }: ProjectLayout): string {
	const example = folders.find((it) => it.folder !== '.')?.folder ?? 'patients';
	const few = bibliographies.length > 0 && bibliographies.length <= 5;
	return [
		'# Configuration of ldn-lint for this folder and all below it, in the editor and on the command line alike.',
		'# Every key, with examples: https://github.com/ldn-lint/ldn-lint/blob/main/docs/configuration.md',
		'# What holds for a file, and why: ldn-lint --print-config FILE',
		'',
		'# "recommended": what every article owes its readers. "strict": also what a careful medical editor asks for.',
		'preset: recommended',
		'',
		'# Files that are not linted, as in .gitignore. What .gitignore names is left out anyway.',
		...(generated.length > 0
			? ['exclude:', ...generated.map((it) => `  - ${JSON.stringify(it)}`)]
			: ['# exclude:', '#   - drafts/']),
		'',
		'# Megabytes that an article may have; a longer one is not linted.',
		'# maxFileSize: 2',
		'',
		'# Reference libraries (BibTeX, CSL) for keys such as [@doe2014], relative to this file.',
		...(few
			? ['bibliography:', ...bibliographies.map((it) => `  - ${JSON.stringify(it)}`)]
			: ['# bibliography: references.bib']),
		'',
		'# One rule, or an area: off, hint, info, warning, error, or on for its own severity; some have options.',
		'# rules:',
		'#   disclaimer/date: off',
		'#   citation/uncited-claim:',
		'#     severity: warning',
		'#     options: { coverage: paragraph }   # how far a citation reaches: sentence, paragraph, backward',
		'#   dose/error-prone-notation:',
		'#     options: { notation: nhs }         # house style of doses: ismp, nhs, si',
		'',
		'# Other settings for some files; later entries win.',
		'# overrides:',
		`#   - files: [${JSON.stringify(`${example}/**`)}]`,
		'#     preset: strict',
		'',
		"# Your house's own approved wordings: fixes insert them, and an article that has them makes the statement.",
		'# statements:',
		'#   medical-advice:',
		'#     wording: This page is general information. Always ask your own doctor.',
		'',
		'# Names and abbreviations that are right as they are, whatever the rules on spelling think.',
		'# allow: [ACME]',
		'',
		'# Findings that are known already and fail nothing; --update-baseline writes the file.',
		'# baseline: .ldn-lint-baseline.json',
		'',
		'# What each suppression has to say besides its rules.',
		'# suppressions: { requireReason: true }',
		'',
		'# Build on a shared configuration: a file, or an npm package that holds an ldn-lint.yaml.',
		'# extends: ../team/ldn-lint.yaml',
		'',
		'# Drugs of your own, or additions to those that are known: docs/add-a-drug.md says how.',
		'# profiles: drugs/*.yaml',
		'',
	].join('\n');
}
