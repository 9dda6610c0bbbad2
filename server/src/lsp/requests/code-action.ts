/** `textDocument/codeAction`: fixes, "fix all", "ignore here" and "show rule". */
import {
	type CodeAction,
	CodeActionKind,
	type CodeActionParams,
	CodeActionTriggerKind,
	type Diagnostic,
	type TextEdit,
} from 'vscode-languageserver';
import { applyEdits, type Edit } from '../../base/edit.ts';
import { type ArticleFacts, safeEdits, suppressionEdit } from '../../service/lint-service.ts';
import { Obsolete } from '../articles.ts';
import type { Context } from '../context.ts';
import { type DiagnosticData, dataOf, diagnosticSource, type Frozen, toWorkspaceEdit } from '../convert.ts';
import type { ClientCommands, ServerCommands } from '../protocol.ts';
import { diagnosticsOf } from './diagnostic.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.ldnLint`;

export const codeActionKinds: readonly string[] = [CodeActionKind.QuickFix, fixAllKind];

export async function codeActions(
	context: Context,
	{ textDocument, context: asked }: CodeActionParams,
): Promise<CodeAction[]> {
	const document = context.articles.get(textDocument.uri);
	if (document === undefined) {
		return [];
	}
	const actions: CodeAction[] = [];
	if (isWanted(CodeActionKind.QuickFix, asked.only)) {
		const own = asked.diagnostics
			.filter((it) => it.source === diagnosticSource)
			.sort((a, b) => (a.severity ?? 0) - (b.severity ?? 0));
		const current = await withCurrentData(context, document, own);
		actions.push(...current.flatMap(([diagnostic, data]) => fixesOf(context, document, diagnostic, data)));
		preferOne(actions);
		const { config } = await context.settings.of(document.uri);
		const { article } = context.service.facts(document.snapshot, config);
		const ignoring = current.flatMap(([diagnostic, data]) =>
			ignoreAction(context, document, article, diagnostic, data),
		);
		actions.push(...merge(ignoring));
		actions.push(...merge(current.flatMap(([diagnostic, data]) => showRuleAction(context, diagnostic, data))));
	}
	// Editors ask without being told at each move of the cursor: there "fix all" would be computed in vain.
	const automatic = asked.triggerKind === CodeActionTriggerKind.Automatic && asked.only === undefined;
	if (isWanted(fixAllKind, asked.only) && !automatic) {
		actions.push(...(await fixAllAction(context, document)));
	}
	return actions;
}

/** A kind is wanted when it, or one above it, is asked for. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
	return only === undefined || only.some((it) => kind === it || it === '' || kind.startsWith(`${it}.`));
}

/** Each diagnostic of the document's present version with its data; clients that drop the data get it looked up. */
async function withCurrentData(
	context: Context,
	document: Frozen,
	diagnostics: readonly Diagnostic[],
): Promise<readonly (readonly [Diagnostic, DiagnosticData])[]> {
	const isBare = diagnostics.some((it) => dataOf(it) === undefined);
	const known = isBare ? await currentDiagnostics(context, document) : [];
	return diagnostics.flatMap((diagnostic) => {
		const same = known.find((it) => identity(it) === identity(diagnostic));
		const data = dataOf(diagnostic) ?? (same && dataOf(same));
		return data?.version === document.version ? [[diagnostic, data] as const] : [];
	});
}

async function currentDiagnostics(context: Context, document: Frozen): Promise<readonly Diagnostic[]> {
	try {
		return diagnosticsOf(context, await context.articles.lint(document.uri));
	} catch (error) {
		if (error instanceof Obsolete) {
			return [];
		}
		throw error;
	}
}

function identity({ code, message, range: { start, end } }: Diagnostic): string {
	return JSON.stringify([code, message, start.line, start.character, end.line, end.character]);
}

function fixesOf({ client }: Context, document: Frozen, diagnostic: Diagnostic, data: DiagnosticData): CodeAction[] {
	return data.fixes.map(({ title, safety, edits }) => ({
		title,
		kind: CodeActionKind.QuickFix,
		diagnostics: [diagnostic],
		isPreferred: safety === 'safe',
		edit: toWorkspaceEdit(document.uri, document.version, edits, client.documentChanges),
	}));
}

/** Only a safe fix may be preferred, and one at most, or "auto fix" would not know which. */
function preferOne(actions: CodeAction[]): void {
	const preferred = actions.find((it) => it.isPreferred);
	for (const action of actions) {
		if (action !== preferred) {
			delete action.isPreferred;
		}
	}
}

/** Findings of one rule at one place, as of several omissions at the title, share these actions. */
function merge(actions: readonly CodeAction[]): readonly CodeAction[] {
	const merged = new Map<string, CodeAction>();
	for (const action of actions) {
		const key = JSON.stringify([action.title, action.edit, action.command]);
		const diagnostics = [...(merged.get(key)?.diagnostics ?? []), ...(action.diagnostics ?? [])];
		merged.set(key, { ...action, diagnostics });
	}
	return [...merged.values()];
}

function ignoreAction(
	{ client }: Context,
	document: Frozen,
	article: ArticleFacts['article'],
	diagnostic: Diagnostic,
	{ rule }: DiagnosticData,
): CodeAction[] {
	const edit = suppressionEdit(article, document.toOffset(diagnostic.range.start), rule);
	if (edit === undefined) {
		return [];
	}
	const { offset, before, after } = edit;
	const action = { title: `Ignore ${rule} here…`, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
	const { range } = document.toTextEdit({ span: { start: offset, end: offset }, newText: '' });
	if (client.commands.has('ldn-lint.ignore')) {
		const { uri, version } = document;
		const argument: ClientCommands['ldn-lint.ignore'] = { uri, version, position: range.start, before, after, rule };
		return [{ ...action, command: { title: action.title, command: 'ldn-lint.ignore', arguments: [argument] } }];
	}
	const edits: readonly TextEdit[] = [{ range, newText: `${before}reason${after}` }];
	return [{ ...action, edit: toWorkspaceEdit(document.uri, document.version, edits, client.documentChanges) }];
}

function showRuleAction({ client }: Context, diagnostic: Diagnostic, { rule }: DiagnosticData): CodeAction[] {
	const name: keyof ClientCommands | keyof ServerCommands = client.commands.has('ldn-lint.openRulePage')
		? 'ldn-lint.openRulePage'
		: 'ldn-lint.server.showRule';
	if (name === 'ldn-lint.server.showRule' && !client.showDocument) {
		return [];
	}
	const title = `Show the page of ${rule}`;
	const command = { title, command: name, arguments: [rule] };
	return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command }];
}

async function fixAllAction(context: Context, document: Frozen): Promise<CodeAction[]> {
	const { config } = await context.settings.of(document.uri);
	if (config === undefined) {
		return [];
	}
	const { text } = document.snapshot;
	const fixed = await context.service.fix(document.snapshot, config);
	if (fixed.text === text || context.articles.get(document.uri)?.version !== document.version) {
		return [];
	}
	const edits = (await singleEdits(context, document, fixed.text)) ?? [replacement(text, fixed.text)];
	return [
		{
			title: 'Fix all safe LDN Lint problems',
			kind: fixAllKind,
			edit: toWorkspaceEdit(
				document.uri,
				document.version,
				edits.map(document.toTextEdit),
				context.client.documentChanges,
			),
		},
	];
}

/** The single edits, which move nothing else on the screen, where one pass of them makes the fixed text. */
async function singleEdits(context: Context, document: Frozen, fixed: string): Promise<readonly Edit[] | undefined> {
	const linted = await context.articles.lint(document.uri).catch(() => undefined);
	if (linted?.document.version !== document.version) {
		return undefined;
	}
	const { edits } = safeEdits(linted.result.findings);
	return applyEdits(document.snapshot.text, edits) === fixed ? edits : undefined;
}

/** One edit from the first difference to the last. */
function replacement(from: string, to: string): Edit {
	const most = Math.min(from.length, to.length);
	let start = 0;
	while (start < most && from[start] === to[start]) {
		start++;
	}
	let tail = 0;
	while (tail < most - start && from[from.length - 1 - tail] === to[to.length - 1 - tail]) {
		tail++;
	}
	return { span: { start, end: from.length - tail }, newText: to.slice(start, to.length - tail) };
}
