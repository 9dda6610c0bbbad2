/** `textDocument/codeLens`: above the title of an article, what was found, how much of it is cited, what is missing. */
import type { CodeLens, CodeLensParams, Command, Range } from 'vscode-languageserver';
import type { ArticleView } from '../../service/article-view.ts';
import { type Finding, type Severity, severities } from '../../service/lint-service.ts';
import type { Context } from '../context.ts';
import type { ClientCommands, ServerCommands } from '../protocol.ts';
import { lintLatest, viewOf } from './article-view.ts';

export async function codeLens(context: Context, { textDocument }: CodeLensParams): Promise<CodeLens[]> {
	const { uri } = textDocument;
	const linted = await lintLatest(context, uri);
	const view = linted?.settings.codeLens === true ? viewOf(context, linted) : undefined;
	if (linted === undefined || view?.title === undefined) {
		return [];
	}
	const { start } = linted.document.toRange(view.title);
	const range: Range = { start, end: start };
	return commandsOf(context, uri, view, linted.result.findings).map((command) => ({ range, command }));
}

function commandsOf(
	context: Pick<Context, 'client' | 'language'>,
	uri: string,
	view: ArticleView,
	findings: readonly Finding[],
): readonly Command[] {
	const { claims, statements } = view;
	const cited = claims.filter((it) => it.isCited).length;
	const missing = statements.filter((it) => it.state === 'missing').length;
	const claimCommand: Run = { client: 'ldn-lint.nextUncitedClaim', server: 'ldn-lint.server.showUncitedClaim' };
	const statementCommand: Run = { client: 'ldn-lint.insertStatements', server: 'ldn-lint.server.insertStatements' };
	return [
		command(context, uri, countsText(findings), findings.length === 0 ? {} : { client: 'ldn-lint.showProblems' }),
		...(claims.length === 0
			? []
			: [
					command(
						context,
						uri,
						`${cited} of ${plural(claims.length, 'claim')} cited`,
						cited === claims.length ? {} : claimCommand,
					),
				]),
		...(missing === 0 ? [] : [command(context, uri, `${plural(missing, 'statement')} missing`, statementCommand)]),
	];
}

/** What carries a lens out, by client or server. */
interface Run {
	readonly client?: keyof ClientCommands;
	readonly server?: keyof ServerCommands;
}

/** Without anyone to carry it out the lens only tells. */
function command(
	{ client: { commands, appliesEdits, showDocument }, language }: Pick<Context, 'client' | 'language'>,
	uri: string,
	english: string,
	run: Run,
): Command {
	const title = language.translate(english);
	if (run.client !== undefined && commands.has(run.client)) {
		return { title, command: run.client, arguments: [uri] };
	}
	const serves = run.server === 'ldn-lint.server.insertStatements' ? appliesEdits : showDocument;
	return run.server !== undefined && serves ? { title, command: run.server, arguments: [uri] } : { title, command: '' };
}

const nouns: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'hint' };

function countsText(findings: readonly Finding[]): string {
	const parts = severities.flatMap((severity) => {
		const count = findings.filter((it) => it.severity === severity).length;
		return count === 0 ? [] : [plural(count, nouns[severity])];
	});
	return parts.length === 0 ? 'No problems' : parts.join(', ');
}

function plural(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
