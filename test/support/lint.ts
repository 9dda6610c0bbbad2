import type { ArticleFormat } from '../../server/src/article/article.ts';
import { createFormulary } from '../../server/src/drugs/formulary.ts';
import { profiles } from '../../server/src/drugs/profiles.generated.ts';
import type { Finding } from '../../server/src/linter/finding.ts';
import type { Rule } from '../../server/src/linter/rule.ts';
import { readBibliographies } from '../../server/src/service/bibliographies.ts';
import type { Host } from '../../server/src/service/host.ts';
import { createLintService, type LintService } from '../../server/src/service/lint-service.ts';
import type { Example } from './examples.ts';

export const formulary = createFormulary(profiles);

/** A service over some rules, that fails the test when a rule throws. */
export function serviceOf(rules: readonly Rule[]): LintService {
	return createLintService({
		rules,
		formulary,
		pages: new Map(),
		log(message) {
			throw new Error(message);
		},
	});
}

export interface LintOptions {
	readonly format?: ArticleFormat;
	/** Texts of bibliographies by the path that the article names; one that is named and not here is missing. */
	readonly files?: ReadonlyMap<string, string>;
	/** A configuration as a project would write it. */
	readonly config?: unknown;
}

/** Findings of a text, by a service that starts empty. */
export async function lint(service: LintService, text: string, options: LintOptions = {}): Promise<readonly Finding[]> {
	const { config, problems } = service.configure(options.config ?? {});
	if (problems.length > 0) {
		throw new Error(problems.map((it) => `${it.path}: ${it.message}`).join('\n'));
	}
	const uri = 'memory:/articles/article';
	service.forget(uri);
	const host: Host = {
		readFile: async (path) => options.files?.get(path.slice('memory:/articles/'.length)),
		listFiles: async () => undefined,
		log() {},
	};
	const place = { uri, text, config, configFile: undefined, roots: undefined };
	const bibliographies = await readBibliographies(host, place);
	const snapshot = { uri, version: 1, format: options.format ?? 'markdown', text, bibliographies };
	return (await service.lint(snapshot, config)).findings;
}

/** How an example wants to be linted. */
export function optionsOf(example: Example, rule: string): LintOptions {
	const setting = Object.keys(example.options).length === 0 ? {} : { rules: { [rule]: { options: example.options } } };
	return { format: example.format, files: example.files, config: { preset: example.preset, ...setting } };
}
