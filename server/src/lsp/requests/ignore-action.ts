/** Code actions that write a suppression comment: at the finding, or for the whole article. */
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { addDays, localDay } from '../../base/day.ts';
import {
	type Article,
	articleSuppressionEdit,
	type Finding,
	type SuppressionEdit,
	suppressionEdit,
} from '../../service/lint-service.ts';
import type { Linted } from '../articles.ts';
import type { Context } from '../context.ts';
import { type Frozen, toWorkspaceEdit } from '../convert.ts';
import type { ClientCommands } from '../protocol.ts';
import type { FoundDiagnostic } from './code-action.ts';
import { factsOf } from './facts.ts';

export function ignoreActions(
	context: Context,
	linted: Linted,
	current: readonly FoundDiagnostic[],
): readonly CodeAction[] {
	if (current.length === 0) {
		return [];
	}
	const { article } = factsOf(context, linted);
	return [
		...current.flatMap(([it, finding]) => ignoreHere(context, linted, article, it, finding)),
		...current.flatMap(([it, finding]) => ignoreInArticle(context, linted, article, it, finding)),
	];
}

function ignoreHere(context: Context, linted: Linted, article: Article, diagnostic: Diagnostic, finding: Finding) {
	const edit = suppressionEdit(article, finding.span.start, wantedOf(linted, finding));
	return actionsFor(context, linted.document, {
		title: context.language.say('Ignore {rule} here…', { rule: finding.rule }),
		diagnostic,
		finding,
		edit,
	});
}

function ignoreInArticle(context: Context, linted: Linted, article: Article, diagnostic: Diagnostic, finding: Finding) {
	const title = context.language.say('Ignore {rule} in the whole article…', { rule: finding.rule });
	const edit = articleSuppressionEdit(article, wantedOf(linted, finding));
	return actionsFor(context, linted.document, { title, diagnostic, finding, edit });
}

/** It ends as late as the configuration lets it, so that the comment is none that is reported at once. */
function wantedOf({ settings }: Linted, { rule }: Finding) {
	const { maxDays } = settings.config?.suppressions ?? {};
	return { rule, until: maxDays === undefined ? undefined : addDays(localDay(new Date()), maxDays) };
}

interface Ignoring {
	readonly title: string;
	readonly diagnostic: Diagnostic;
	readonly finding: Finding;
	readonly edit: SuppressionEdit | undefined;
}

/** The client asks for the reason where it can; else the comment has a word in its place. */
function actionsFor({ client, language }: Context, document: Frozen, ignoring: Ignoring): readonly CodeAction[] {
	const { title, diagnostic, finding, edit } = ignoring;
	if (edit === undefined) {
		return [];
	}
	const { offset, before, after } = edit;
	const { uri, version } = document;
	const action = { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
	const { range } = document.toTextEdit({ span: { start: offset, end: offset }, newText: '' });
	if (client.commands.has('ldn-lint.ignore')) {
		const position = range.start;
		const argument: ClientCommands['ldn-lint.ignore'] = { uri, version, position, before, after, rule: finding.rule };
		return [{ ...action, command: { title, command: 'ldn-lint.ignore', arguments: [argument] } }];
	}
	const edits = [{ range, newText: `${before}${language.say('reason')}${after}` }];
	return [{ ...action, edit: toWorkspaceEdit(uri, version, edits, client.documentChanges) }];
}
