/** `--init`: looks at the articles of a folder and writes a commented configuration to start from. */
import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { glob } from 'tinyglobby';
import { type Severity, severities } from '../service/lint-service.ts';
import { configFileNames, findConfigFile } from '../service/project-config.ts';
import { counted, generatedFolder, layoutOf, type ProjectLayout, starterConfig } from '../service/starter-config.ts';
import { type ArticleFile, findArticles } from './files.ts';
import { isFolder } from './folders.ts';
import { createArticleLinter } from './lint-article.ts';
import { countsText, plural } from './reporters/plain-text.ts';
import { shownPath } from './repository-paths.ts';
import { type ExitStatus, fail, type Surroundings, todayOf } from './surroundings.ts';

/** Articles that are linted to see where a project stands; of more, every so manieth. */
const mostLinted = 300;

export async function init(folder: string | undefined, around: Surroundings): Promise<ExitStatus> {
	const absolute = resolve(around.cwd, folder ?? '.');
	if (!isFolder(absolute)) {
		return fail(around, `${folder}: no such folder.`);
	}
	const there = configFileNames.find((it) => existsSync(join(absolute, it)));
	if (there !== undefined) {
		const shown = relative(around.cwd, join(absolute, there));
		return fail(around, `${shown} is there already, and --init changes no file; remove it first to start anew.`);
	}
	const survey = await look(absolute, around);
	const path = join(absolute, configFileNames[0]);
	const problem = await create(path, starterConfig(survey));
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

interface Survey extends ProjectLayout {
	readonly articles: number;
	/** By extension, the commonest first. */
	readonly extensions: readonly (readonly [extension: string, count: number])[];
	/** Articles that were linted, and how many of them are about a drug that is known. */
	readonly linted: number;
	readonly about: number;
	readonly findings: Readonly<Record<Severity, number>>;
	/** Rules with the most findings. */
	readonly commonest: readonly (readonly [rule: string, count: number])[];
}

async function look(absolute: string, around: Surroundings): Promise<Survey> {
	const { files } = await findArticles(['.'], absolute);
	const bibliographies = await glob(['**/*.bib'], {
		cwd: absolute,
		ignore: ['**/node_modules/**', '**/.git/**'],
		followSymbolicLinks: false,
	});
	const own = files.filter(({ path }) => generatedFolder(path) === undefined);
	return {
		...layoutOf({ articles: files.map((it) => it.path), bibliographies }),
		articles: own.length,
		extensions: counted(own.map(({ path }) => path.slice(path.lastIndexOf('.')).toLowerCase())),
		...(await lintSome(own, absolute, around)),
	};
}

async function lintSome(
	files: readonly ArticleFile[],
	cwd: string,
	around: Surroundings,
): Promise<Pick<Survey, 'linted' | 'about' | 'findings' | 'commonest'>> {
	const options = { fix: 'none', rules: [], config: { kind: 'none' } } as const;
	const { service, host } = around;
	const linter = createArticleLinter({ service, host, cwd, today: todayOf(around), options });
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
					`${plural(articles, 'article')}: ${list(extensions.map(([it, count]) => `${count} ${it}`))}`,
					`in ${list(folders.map((it) => `${it.folder === '.' ? 'this folder' : `${it.folder}/`} (${it.articles})`))}`,
					`${about} about a drug that ldn-lint knows${sample}`,
					`${total === 0 ? 'no finding' : countsText(findings)}${sample}`,
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

function list(parts: readonly string[]): string {
	const most = 6;
	const shown = parts.slice(0, most).join(', ');
	return parts.length > most ? `${shown} and ${parts.length - most} more` : shown;
}
