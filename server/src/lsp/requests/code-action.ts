/** `textDocument/codeAction`: fixes of findings, of a rule and of all; what is to be ignored; the page of a rule. */
import {
	type ChangeAnnotation,
	type CodeAction,
	CodeActionKind,
	type CodeActionParams,
	CodeActionTriggerKind,
	type Diagnostic,
} from 'vscode-languageserver';
import { applyEdits, type Edit } from '../../base/edit.ts';
import { type Finding, type Fix, safeEdits, severities } from '../../service/lint-service.ts';
import { type Linted, lintPresent } from '../articles.ts';
import type { Context } from '../context.ts';
import { dataOf, diagnosticSource, type Frozen, toWorkspaceEdit } from '../convert.ts';
import type { Language } from '../language.ts';
import type { ClientCommands, ServerCommands } from '../protocol.ts';
import { diagnosticsOf } from './diagnostic.ts';
import { ignoreActions } from './ignore-action.ts';

/** Fixes of one rule have a kind below it: `source.fixAll.ldnLint.text.garbled`. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.ldnLint`;

export const codeActionKinds: readonly string[] = [CodeActionKind.QuickFix, fixAllKind];

export async function codeActions(
	context: Context,
	{ textDocument, context: asked }: CodeActionParams,
): Promise<CodeAction[]> {
	const document = context.articles.get(textDocument.uri);
	if (document === undefined) {
		return [];
	}
	const quickFixes = isWanted(CodeActionKind.QuickFix, asked.only)
		? await quickFixActions(context, document, asked.diagnostics)
		: [];
	// Editors ask without being told at each move of the cursor: there "fix all" would be computed in vain.
	const automatic = asked.triggerKind === CodeActionTriggerKind.Automatic;
	const rules = (asked.only ?? []).flatMap((it) => ruleOf(it) ?? []);
	const ofRules = rules.length === 0 ? [] : await fixRuleActions(context, document, rules);
	const all =
		isWanted(fixAllKind, asked.only) && !(automatic && asked.only === undefined)
			? await fixAllActions(context, document, asked.only !== undefined && !automatic)
			: [];
	return [...quickFixes, ...ofRules, ...all];
}

/** A kind is wanted when it, or one above it, is asked for. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
	return only === undefined || only.some((it) => kind === it || it === '' || kind.startsWith(`${it}.`));
}

function kindOf(rule: string): string {
	return `${fixAllKind}.${rule.replace('/', '.')}`;
}

/** The rule whose fixes a kind asks for. */
function ruleOf(kind: string): string | undefined {
	return kind.startsWith(`${fixAllKind}.`) ? kind.slice(fixAllKind.length + 1).replace('.', '/') : undefined;
}

/** What mends comes first, the gravest finding before others; then what hides, then what explains. */
async function quickFixActions(
	context: Context,
	document: Frozen,
	diagnostics: readonly Diagnostic[],
): Promise<readonly CodeAction[]> {
	const linted = await currentLint(context, document);
	if (linted === undefined) {
		return [];
	}
	const current = withFindings(context, linted, diagnostics);
	const fixes = current.flatMap(([diagnostic, finding]) => fixesOf(context, linted.document, diagnostic, finding));
	const rules = [...new Set(current.map(([, it]) => it.rule))];
	return [
		...preferOne(fixes),
		...rules.flatMap((rule) => fixRuleEverywhere(context, linted, current, rule)),
		...merge(ignoreActions(context, linted, current)),
		...merge(current.flatMap(([diagnostic, finding]) => showRuleAction(context, diagnostic, finding))),
	];
}

/** The lint of this very version; `undefined` when the document has changed meanwhile, or is not linted. */
async function currentLint({ articles }: Context, { uri, version }: Frozen): Promise<Linted | undefined> {
	const linted = await lintPresent(articles, uri);
	return linted?.document.version === version ? linted : undefined;
}

export type FoundDiagnostic = readonly [Diagnostic, Finding];

/** Diagnostics of ours with the findings of this version that they tell of, the gravest first. */
function withFindings(
	context: Context,
	linted: Linted,
	diagnostics: readonly Diagnostic[],
): readonly FoundDiagnostic[] {
	const own = diagnostics.filter(
		(it) =>
			it.source === diagnosticSource && (dataOf(it)?.version ?? linted.document.version) === linted.document.version,
	);
	const current = diagnosticsOf(context, linted);
	const known = current.map(identity);
	const onLine = current.map(identityOnLine);
	const pairs = own.flatMap((diagnostic): readonly FoundDiagnostic[] => {
		const exact = known.indexOf(identity(diagnostic));
		const line = identityOnLine(diagnostic);
		const only = onLine.indexOf(line) === onLine.lastIndexOf(line) ? onLine.indexOf(line) : -1;
		const finding = linted.result.findings[exact < 0 ? only : exact];
		return finding === undefined ? [] : [[diagnostic, finding]];
	});
	return pairs.sort(([, a], [, b]) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

function identity({ code, message, range: { start, end } }: Diagnostic): string {
	return JSON.stringify([code, message, start.line, start.character, end.line, end.character]);
}

/** Neovim before 0.8 sends characters back in another encoding than it got them; its lines are right. */
function identityOnLine({ code, message, range: { start } }: Diagnostic): string {
	return JSON.stringify([code, message, start.line]);
}

function fixesOf(context: Context, document: Frozen, diagnostic: Diagnostic, finding: Finding): readonly CodeAction[] {
	const { client, language } = context;
	return finding.fixes.map((fix) => ({
		title: language.translate(fix.title),
		kind: CodeActionKind.QuickFix,
		diagnostics: [diagnostic],
		isPreferred: fix.safety === 'safe',
		edit: toWorkspaceEdit(
			document.uri,
			document.version,
			fix.edits.map(document.toTextEdit),
			client.documentChanges,
			client.changeAnnotations ? annotationOf(fix, language) : undefined,
		),
	}));
}

/** A wrong dose or warning does harm, so the author sees the edit before it goes in. */
function annotationOf({ touches, title }: Fix, { say, translate }: Language): ChangeAnnotation | undefined {
	const fix = translate(title);
	switch (touches) {
		case 'dose':
			return {
				label: say('Changes a dose'),
				description: say('{fix}. Check the amount before you apply it.', { fix }),
				needsConfirmation: true,
			};
		case 'statement':
			return {
				label: say('Changes what readers are told of risks and limits'),
				description: say('{fix}. Read it in its place before you apply it.', { fix }),
				needsConfirmation: true,
			};
		default:
			return undefined;
	}
}

/** Only a safe fix may be preferred, and one at most, or "auto fix" would not know which. */
function preferOne(actions: readonly CodeAction[]): readonly CodeAction[] {
	const preferred = actions.find((it) => it.isPreferred);
	return actions.map(({ isPreferred: _, ...it }) => (preferred?.edit === it.edit ? { ...it, isPreferred: true } : it));
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

/** Offered at a finding with a safe fix, where there are more of its rule. */
function fixRuleEverywhere(
	context: Context,
	linted: Linted,
	current: readonly FoundDiagnostic[],
	rule: string,
): readonly CodeAction[] {
	const isHere = current.some(([, it]) => it.rule === rule && hasSafeFix(it));
	const many = linted.result.findings.filter((it) => it.rule === rule && hasSafeFix(it)).length;
	const diagnostics = current.filter(([, it]) => it.rule === rule).map(([it]) => it);
	return isHere && many > 1 ? [{ ...fixRule(context, linted, rule), kind: CodeActionKind.QuickFix, diagnostics }] : [];
}

function hasSafeFix({ fixes }: Finding): boolean {
	return fixes.some((it) => it.safety === 'safe');
}

async function fixRuleActions(
	context: Context,
	document: Frozen,
	rules: readonly string[],
): Promise<readonly CodeAction[]> {
	const linted = await currentLint(context, document);
	return rules
		.filter((rule) => linted?.result.findings.some((it) => it.rule === rule && hasSafeFix(it)))
		.flatMap((rule) => (linted === undefined ? [] : [fixRule(context, linted, rule)]));
}

function fixRule({ client, language }: Context, { document, result }: Linted, rule: string): CodeAction {
	const { edits } = safeEdits(result.findings.filter((it) => it.rule === rule));
	const changes = edits.map(document.toTextEdit);
	return {
		title: language.say('Fix all of {rule} in the article', { rule }),
		kind: kindOf(rule),
		edit: toWorkspaceEdit(document.uri, document.version, changes, client.documentChanges),
	};
}

function showRuleAction(
	{ client, language }: Context,
	diagnostic: Diagnostic,
	{ rule }: Finding,
): readonly CodeAction[] {
	const name: keyof ClientCommands | keyof ServerCommands = client.commands.has('ldn-lint.openRulePage')
		? 'ldn-lint.openRulePage'
		: 'ldn-lint.server.showRule';
	if (name === 'ldn-lint.server.showRule' && !client.showDocument) {
		return [];
	}
	const title = language.say('Show the page of {rule}', { rule });
	const command = { title, command: name, arguments: [rule] };
	return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command }];
}

/** `isTold`: a person asked for this alone, and is told why there is nothing. */
async function fixAllActions(context: Context, document: Frozen, isTold: boolean): Promise<readonly CodeAction[]> {
	const { client, language } = context;
	const action = { title: language.say('Fix all safe LDN Lint problems'), kind: fixAllKind };
	const refuse = (reason: string) =>
		isTold && client.disabledActions ? [{ ...action, disabled: { reason: language.say(reason) } }] : [];
	const read = await context.articles.read(document.uri);
	const { config } = read?.settings ?? {};
	if (read === undefined || config === undefined) {
		return refuse('LDN Lint does not lint this file.');
	}
	const { snapshot } = read.document;
	const fixed = await context.service.fix(snapshot, config);
	if (read.document.version !== document.version || context.articles.get(document.uri)?.version !== document.version) {
		return [];
	}
	if (fixed.text === snapshot.text) {
		return refuse('LDN Lint found nothing here that can be fixed without changing what the article says.');
	}
	const edits = (await singleEdits(context, document, fixed.text)) ?? [replacement(snapshot.text, fixed.text)];
	const changes = edits.map(document.toTextEdit);
	return [{ ...action, edit: toWorkspaceEdit(document.uri, document.version, changes, client.documentChanges) }];
}

/** The single edits, which move nothing else on the screen, where one pass of them makes the fixed text. */
async function singleEdits(context: Context, document: Frozen, fixed: string): Promise<readonly Edit[] | undefined> {
	const linted = await currentLint(context, document);
	if (linted === undefined) {
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
