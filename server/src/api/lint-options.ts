/** The options that every lint has, as the engine of the command line takes them. */
import { resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { localDay } from '../base/day.ts';
import type { ConfigChoice } from '../cli/args.ts';
import { holdToBaselines } from '../cli/baseline.ts';
import { type ArticleLinter, createArticleLinter } from '../cli/lint-article.ts';
import type { FileResult } from '../cli/results.ts';
import { noSuchRule, unknownSelector } from '../cli/rule-selectors.ts';
import type { Surroundings } from '../cli/surroundings.ts';
import type { Host } from '../service/host.ts';
import type { LintService } from '../service/lint-service.ts';
import { readProjectConfig } from '../service/project-config.ts';
import { isObject, listOption, type Options, refuse, shown, textOption } from './arguments.ts';

export const lintOptionNames: readonly string[] = ['cwd', 'config', 'configFile', 'rules', 'signal'];

export interface Lint {
	readonly cwd: string;
	readonly signal: AbortSignal | undefined;
	readonly linter: ArticleLinter;
}

/** `fallback`: which configuration holds where the options say nothing of it. */
export async function prepareLint(
	options: Options,
	fallback: ConfigChoice,
	service: LintService,
	host: Host,
): Promise<Lint> {
	const cwd = resolve(textOption(options, 'cwd') ?? '');
	const signal = signalOf(options);
	signal?.throwIfAborted();
	const rules = listOption(options, 'rules');
	const unknown = unknownSelector(rules, { service });
	if (unknown !== undefined) {
		refuse('unknown-rule', noSuchRule(unknown, service));
	}
	const config = await configOf(options, cwd, fallback, service, host);
	const today = localDay(new Date());
	const linter = createArticleLinter({ service, host, cwd, today, options: { fix: 'none', rules, config } });
	return { cwd, signal, linter };
}

/** With what is in the baselines of the configurations set apart. */
export function withoutKnown(
	files: readonly FileResult[],
	options: Options,
	around: Pick<Surroundings, 'cwd' | 'host'>,
) {
	const asked = {
		baseline: undefined,
		paths: [],
		rules: listOption(options, 'rules'),
		shard: undefined,
		changedSince: undefined,
	};
	return holdToBaselines(files, asked, around);
}

async function configOf(
	{ config, configFile }: Options,
	cwd: string,
	fallback: ConfigChoice,
	service: LintService,
	host: Host,
): Promise<ConfigChoice> {
	if (config !== undefined && configFile !== undefined) {
		refuse('invalid-argument', 'The options config and configFile cannot be combined.');
	}
	if (config !== undefined) {
		return givenConfig(config, cwd, service, host);
	}
	if (configFile === undefined) {
		return fallback;
	}
	if (configFile === false) {
		return { kind: 'none' };
	}
	return typeof configFile === 'string' && configFile !== ''
		? { kind: 'file', path: configFile }
		: refuse('invalid-argument', `The option configFile must be a path or false, not ${shown(configFile)}.`);
}

/** As a file in the working folder would say it, so that what it names is found as from there. */
async function givenConfig(config: unknown, cwd: string, service: LintService, host: Host): Promise<ConfigChoice> {
	if (!isObject(config) || Array.isArray(config)) {
		refuse('invalid-argument', `The option config must be an object, not ${shown(config)}.`);
	}
	const folder = pathToFileURL(cwd.endsWith(sep) ? cwd : cwd + sep).href;
	const file = { uri: `${folder}.ldn-lint.json`, text: toJson(config) };
	const { problems } = await readProjectConfig(host, service, file);
	if (problems.length > 0) {
		const texts = problems.map((it) => `${it.path} ${it.message}`.trim());
		refuse('invalid-config', `The option config is wrong: ${texts.join('; ')}`);
	}
	return { kind: 'given', file };
}

function toJson(config: object): string {
	try {
		return JSON.stringify(config);
	} catch (error) {
		return refuse('invalid-argument', `The option config must be plain data: ${(error as Error).message}`);
	}
}

/** Any object that works like a signal: what the lint uses of it is `throwIfAborted` alone. */
function signalOf({ signal }: Options): AbortSignal | undefined {
	if (signal === undefined) {
		return undefined;
	}
	if (typeof signal === 'object' && signal !== null && 'throwIfAborted' in signal) {
		return signal as AbortSignal;
	}
	return refuse('invalid-argument', `The option signal must be an AbortSignal, not ${shown(signal)}.`);
}
