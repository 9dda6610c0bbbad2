/**
 * The command line without its process: arguments in, text to the injected writers, exit status out. It knows no rule
 * and parses no configuration; everything about articles goes through the service.
 */
import { type Command, helpText, parseArguments } from './args.ts';
import { paintPage } from './reporters/text.ts';
import { noSuchRule } from './rule-selectors.ts';
import { type ExitStatus, fail, type Surroundings } from './surroundings.ts';
import { createPaint } from './terminal.ts';

export async function run(args: readonly string[], around: Surroundings): Promise<ExitStatus> {
	const parsed = parseArguments(args);
	if ('problem' in parsed) {
		return fail(around, parsed.problem);
	}
	return runCommand(parsed.command, around);
}

/** What a command needs is loaded for it alone. */
async function runCommand(command: Command, around: Surroundings): Promise<ExitStatus> {
	switch (command.kind) {
		case 'help':
			around.stdout(helpText());
			return 0;
		case 'version':
			around.stdout(`${around.version}\n`);
			return 0;
		case 'explain':
			return explain(command.rule, command.color, around);
		case 'printConfig':
			return (await import('./print-config.ts')).printConfig(command.options, around);
		case 'init':
			return (await import('./init.ts')).init(command.folder, around);
		case 'serve':
			await around.serve();
			return 0;
		case 'merge':
			return (await import('./merge.ts')).mergeReports(command.options, around);
		case 'lint':
			return (await import('./lint-files.ts')).lintFiles(command.options, around);
	}
}

function explain(rule: string, color: boolean | undefined, around: Surroundings): ExitStatus {
	const page = around.service.explain(rule);
	if (page === undefined) {
		return fail(around, noSuchRule(rule, around.service));
	}
	around.stdout(paintPage(page, createPaint(color ?? around.colors)));
	return 0;
}
