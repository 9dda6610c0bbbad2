/** `textDocument/diagnostic`, and for clients without it `textDocument/publishDiagnostics`. */
import {
	type CancellationToken,
	type Diagnostic,
	DiagnosticSeverity,
	type DocumentDiagnosticParams,
	type DocumentDiagnosticReport,
	DocumentDiagnosticReportKind,
	LSPErrorCodes,
	ResponseError,
} from 'vscode-languageserver';
import type { LintService, Severity } from '../../service/lint-service.ts';
import { textSizeProblem } from '../../service/size-limit.ts';
import { type Linted, Obsolete } from '../articles.ts';
import type { Context } from '../context.ts';
import { diagnosticSource, type Speaking, toDiagnostic } from '../convert.ts';
import type { DocumentStatus } from '../protocol.ts';

export async function pullDiagnostics(
	context: Context,
	{ textDocument, previousResultId }: DocumentDiagnosticParams,
	token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
	const { articles } = context;
	const { uri } = textDocument;
	if (articles.get(uri) === undefined) {
		return { kind: DocumentDiagnosticReportKind.Full, items: [] };
	}
	const linted = await lintOrCancel(context, uri, token);
	sendStatus(context, linted);
	return linted.id === previousResultId
		? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: linted.id }
		: { kind: DocumentDiagnosticReportKind.Full, resultId: linted.id, items: diagnosticsOf(context, linted) };
}

export interface Publisher {
	/** Publishes the document's findings: the first time at once, then when no change has come for a while. */
	schedule(uri: string): void;
	clear(uri: string): void;
}

export function createPublisher(context: Context, delay: number): Publisher {
	const timers = new Map<string, ReturnType<typeof setTimeout>>();
	const published = new Map<string, string>();

	async function publish(uri: string): Promise<void> {
		timers.delete(uri);
		try {
			const linted = await context.articles.lint(uri);
			if (published.get(uri) !== linted.id) {
				published.set(uri, linted.id);
				const { version } = linted.document;
				await context.connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(context, linted) });
				sendStatus(context, linted);
			}
		} catch (error) {
			// An obsolete lint is followed by that of the change which made it so.
			if (!(error instanceof Obsolete)) {
				context.connection.console.error(describe(error));
			}
		}
	}

	return {
		schedule(uri) {
			clearTimeout(timers.get(uri));
			timers.set(
				uri,
				setTimeout(() => void publish(uri), published.has(uri) ? delay : 0),
			);
		},
		clear(uri) {
			clearTimeout(timers.get(uri));
			timers.delete(uri);
			published.delete(uri);
			void context.connection.sendDiagnostics({ uri, diagnostics: [] });
		},
	};
}

/** In the order of the findings. */
export function diagnosticsOf(context: Context, linted: Linted): Diagnostic[] {
	const diagnostics = converted.get(linted) ?? toDiagnostics(linted, context);
	converted.set(linted, diagnostics);
	return diagnostics;
}

export function toDiagnostics(linted: Omit<Linted, 'id'>, speaking: Speaking): Diagnostic[] {
	const { document, result, old, settings, skipped } = linted;
	if (skipped === 'too-long' && settings.config !== undefined) {
		return [tooLong(textSizeProblem(document.snapshot.text, settings.config) ?? '', speaking)];
	}
	return result.findings.map((it) => toDiagnostic(it, document, speaking, old.has(it)));
}

/** Says at the head of the document that it is not linted. */
function tooLong(problem: string, { language }: Speaking): Diagnostic {
	return {
		range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
		severity: DiagnosticSeverity.Information,
		code: 'config',
		source: diagnosticSource,
		message: language.translate(`This article ${problem}`),
	};
}

/** Code actions ask for what a pull has made. */
const converted = new WeakMap<Linted, Diagnostic[]>();

/** The lint of an open document, or the protocol's error when it, or the wish for it, is gone. */
export async function lintOrCancel({ articles }: Context, uri: string, token: CancellationToken): Promise<Linted> {
	try {
		return await Promise.race([articles.lint(uri), cancelled(token)]);
	} catch (error) {
		throw error instanceof Obsolete
			? new ResponseError(LSPErrorCodes.ServerCancelled, error.message, {
					retriggerRequest: articles.get(uri) !== undefined,
				})
			: error;
	}
}

function cancelled(token: CancellationToken): Promise<never> {
	return new Promise((_, reject) => {
		const cancel = () => reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'The client cancelled.'));
		if (token.isCancellationRequested) {
			cancel();
		} else {
			token.onCancellationRequested(cancel);
		}
	});
}

function sendStatus({ client, connection, language, service }: Context, linted: Linted): void {
	if (!client.status) {
		return;
	}
	const { document, result, skipped, settings } = linted;
	const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
	for (const { severity } of result.findings) {
		counts[severity]++;
	}
	const status: DocumentStatus = {
		uri: document.uri,
		version: document.version,
		counts,
		suppressed: result.suppressed.length,
		checked: { ...result.details().size, rules: rulesThatRan(service, linted) },
		drugs: result.drugs
			.map((id) => service.formularyOf(settings.config).get(id)?.lowDoseName ?? id)
			.map(language.translate),
		...(skipped === undefined ? {} : { skipped }),
		...(settings.configFile === undefined ? {} : { configFile: settings.configFile }),
	};
	void connection.sendNotification('ldn-lint/status', status);
}

function rulesThatRan({ rules }: LintService, { result, settings: { config } }: Linted): number {
	return rules.filter(({ meta: { id, appliesTo } }) => {
		const setting = config?.rules.get(id);
		return setting !== undefined && setting.severity !== 'off' && (appliesTo === 'any' || result.drugs.length > 0);
	}).length;
}

function describe(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
