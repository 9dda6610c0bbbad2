/** `--init`: looks at the articles of a folder and writes a commented configuration to start from. */
import { existsSync, statSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { glob } from 'tinyglobby';
import { type Severity, severities } from '../service/lint-service.ts';
import { configFileNames, findConfigFile } from '../service/project-config.ts';
import { shownPath } from './config-files.ts';
import { type ArticleFile, findArticles } from './files.ts';
import { createArticleLinter } from './lint-article.ts';
import { type ExitStatus, fail, type Surroundings } from './surroundings.ts';

/** Articles that are linted to see where a project stands; of more, every so manieth. */
const mostLinted = 300;

export async function init(folder: string | undefined, around: Surroundings): Promise<ExitStatus> {
	const absolute = resolve(around.cwd, folder ?? '.');
	if (statSync(absolute, { throwIfNoEntry: false })?.isDirectory() !== true) {
		return fail(around, `${folder}: no such folder.`);
	}
	const there = configFileNames.find((it) => existsSync(join(absolute, it)));
	if (there !== undefined) {
		const shown = relative(around.cwd, join(absolute, there));
		return fail(around, `${shown} is there already, and --init changes no file; remove it first to start anew.`);
	}
	const survey = await look(absolute, around);
	const path = join(absolute, configFileNames[0]);
	const problem = await create(path, configText(survey));
	if (problem !== undefined) {
		return fail(around, `${relative(around.cwd, path)}: ${problem}.`);
	}
	const above = await findConfigFile(around.host, pathToFileURL(absolute).href);
	around.stdout(
		report(survey, {
			written: relative(around.cwd, path),
			folder: relative(around.cwd, absolute) || '.',
			above: above && shownPath(above.uri, around.cwd),
		}),
	);
	return 0;
}

interface Survey {
	/** Top folders (`.` for the folder itself) with their articles, the fullest first. */
	readonly folders: readonly FolderCount[];
	readonly articles: number;
	/** By extension, the commonest first. */
	readonly extensions: readonly (readonly [extension: string, count: number])[];
	/** Folders whose names say that their files are made by a program; globs. */
	readonly generated: readonly string[];
	readonly bibliographies: readonly string[];
	/** Articles that were linted, and how many of them are about a drug that is known. */
	readonly linted: number;
	readonly about: number;
	readonly findings: Readonly<Record<Severity, number>>;
	/** Rules with the most findings. */
	readonly commonest: readonly (readonly [rule: string, count: number])[];
}

interface FolderCount {
	readonly folder: string;
	readonly articles: number;
}

/** Where site generators and package managers put what they make. */
const generatedNames = new Set(
	'_site _book _build public site build out output .next .nuxt .astro .docusaurus .vitepress .cache target vendor coverage tmp'.split(
		' ',
	),
);

async function look(absolute: string, around: Surroundings): Promise<Survey> {
	const { files } = await findArticles(['.'], absolute);
	const generated = new Set<string>();
	const own = files.filter(({ path }) => {
		const folder = generatedFolder(path);
		if (folder !== undefined) {
			generated.add(`${folder}/`);
		}
		return folder === undefined;
	});
	const found = await glob(['**/*.bib'], {
		cwd: absolute,
		ignore: ['**/node_modules/**', '**/.git/**'],
		followSymbolicLinks: false,
	});
	return {
		folders: counted(own.map(({ path }) => (path.includes('/') ? (path.split('/')[0] ?? '.') : '.'))).map(
			([folder, articles]) => ({ folder, articles }),
		),
		articles: own.length,
		extensions: counted(own.map(({ path }) => path.slice(path.lastIndexOf('.')).toLowerCase())),
		generated: [...generated].sort(),
		bibliographies: found.filter((it) => generatedFolder(it) === undefined).sort(),
		...(await lintSome(own, absolute, around)),
	};
}

/** The outermost folder of a path that is generated. */
function generatedFolder(path: string): string | undefined {
	const folders = path.split('/').slice(0, -1);
	const index = folders.findIndex((it) => generatedNames.has(it));
	return index < 0 ? undefined : folders.slice(0, index + 1).join('/');
}

async function lintSome(
	files: readonly ArticleFile[],
	cwd: string,
	{ service, host }: Surroundings,
): Promise<Pick<Survey, 'linted' | 'about' | 'findings' | 'commonest'>> {
	const options = { fix: 'none', rules: [], config: { kind: 'none' } } as const;
	const linter = createArticleLinter({ service, host, cwd, options });
	const step = Math.max(1, Math.ceil(files.length / mostLinted));
	const findings: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
	const rules: string[] = [];
	let linted = 0;
	let about = 0;
	for (const file of files.filter((_, index) => index % step === 0)) {
		const outcome = await linter.lint({ ...file, bytes: undefined });
		if (outcome.kind === 'linted') {
			linted++;
			about += outcome.result.drugs.length > 0 ? 1 : 0;
			for (const { rule, severity } of outcome.result.findings) {
				findings[severity]++;
				rules.push(rule);
			}
		}
	}
	return { linted, about, findings, commonest: counted(rules).slice(0, 3) };
}

/** The most frequent first, then by name. */
function counted(values: readonly string[]): readonly (readonly [string, number])[] {
	const counts = new Map<string, number>();
	for (const value of values) {
		counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'en'));
}

function configText({ generated, bibliographies, folders }: Survey): string {
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
		'# Build on a shared configuration: a file, or an npm package that holds an ldn-lint.yaml.',
		'# extends: ../team/ldn-lint.yaml',
		'',
		'# Drugs of your own, or additions to those that are known: docs/add-a-drug.md says how.',
		'# profiles: drugs/*.yaml',
		'',
	].join('\n');
}

/** Writes a file that must not be there. What went wrong is returned. */
async function create(path: string, text: string): Promise<string | undefined> {
	let isOurs = false;
	try {
		const file = await open(path, 'wx');
		isOurs = true;
		try {
			await file.writeFile(text, 'utf8');
		} finally {
			await file.close();
		}
		return undefined;
	} catch (error) {
		if (isOurs) {
			await rm(path, { force: true });
		}
		return `cannot be written: ${error instanceof Error ? error.message : String(error)}`;
	}
}

function report(
	{ folders, articles, extensions, generated, bibliographies, linted, about, findings, commonest }: Survey,
	{ written, folder, above }: { readonly written: string; readonly folder: string; readonly above: string | undefined },
): string {
	const total = severities.reduce((sum, it) => sum + findings[it], 0);
	const sample = linted < articles ? ` (of ${linted} that were looked at)` : '';
	const saw =
		articles === 0
			? ['No article is here yet.']
			: [
					`${amount(articles, 'article')}: ${list(extensions.map(([it, count]) => `${count} ${it}`))}`,
					`in ${list(folders.map((it) => `${it.folder === '.' ? 'this folder' : `${it.folder}/`} (${it.articles})`))}`,
					`${about} about a drug that ldn-lint knows${sample}`,
					total === 0
						? `no finding${sample}`
						: `${list(severities.filter((it) => findings[it] > 0).map((it) => amount(findings[it], it)))}${sample}`,
					...(total === 0 ? [] : [`most by ${list(commonest.map(([rule, count]) => `${rule} (${count})`))}`]),
				];
	return [
		'What is here:',
		...[
			...saw,
			...(generated.length === 0 ? [] : [`generated, so excluded: ${list(generated)}`]),
			...(bibliographies.length === 0 ? [] : [`bibliographies: ${list(bibliographies)}`]),
		].map((it) => `  ${it}`),
		'',
		`Wrote ${written}.`,
		...(above === undefined ? [] : [`It takes the place of ${above} here; write "extends" to build on that file.`]),
		'',
		'Next:',
		...nextSteps(findings, folder).map((it) => `  ${it}`),
		'',
	].join('\n');
}

function nextSteps(findings: Survey['findings'], folder: string): readonly string[] {
	const lint = `ldn-lint ${folder}`;
	if (findings.error > 0) {
		return [
			`${lint} --fix     applies the safe fixes`,
			`${lint} --baseline .ldn-lint-baseline.json --update-baseline`,
			'  records the findings of today, so that a build fails on new ones alone; commit that file',
			`${lint} --baseline .ldn-lint-baseline.json --fail-on error     in the build`,
		];
	}
	const failOn = findings.warning > 0 ? 'error' : findings.info > 0 ? 'warning' : 'info';
	return [`${lint} --fail-on ${failOn}     in the build: it passes today`, `${lint}     to see what is left`];
}

/** "1 error", "3 articles", "2 info". */
function amount(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 || noun === 'info' ? '' : 's'}`;
}

function list(parts: readonly string[]): string {
	const most = 6;
	const shown = parts.slice(0, most).join(', ');
	return parts.length > most ? `${shown} and ${parts.length - most} more` : shown;
}
