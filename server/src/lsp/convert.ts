/** Between the service's offsets and the protocol's lines and characters: both count UTF-16 code units. */
import {
	type ChangeAnnotation,
	type Diagnostic,
	DiagnosticSeverity,
	DiagnosticTag,
	type Position,
	type Range,
	type TextEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '../base/edit.ts';
import { isObject } from '../base/is-object.ts';
import type { Span } from '../base/span.ts';
import { type ArticleFormat, type Finding, ruleUrl, type Severity, type Snapshot } from '../service/lint-service.ts';
import type { Client } from './context.ts';
import type { Language } from './language.ts';

export const diagnosticSource = 'ldn-lint';

/** What a diagnostic carries. Fixes are not among it: they would make up most of what goes over the wire. */
export interface DiagnosticData {
	/** Of the document; a finding of an older version gets no action. */
	readonly version: number;
	/** Which of the rule's messages it is, without what it quotes. */
	readonly message: string;
	readonly subject?: string;
}

/** A document as it was at one version, with the way between its offsets and positions. */
export interface Frozen {
	readonly uri: string;
	readonly version: number;
	readonly snapshot: Snapshot;
	toRange(span: Span): Range;
	/** Offset into the snapshot's text; a position outside is moved to the nearest inside. */
	toOffset(position: Position): number;
	toTextEdit(edit: Edit): TextEdit;
}

/** The format of a document by its language; `undefined` when it is no article. */
export function formatOf(languageId: string, uri: string): ArticleFormat | undefined {
	// An editor that does not know MDX opens it as plain text.
	return languageId === 'plaintext' && /\.mdx$/i.test(uri) ? 'mdx' : formats.get(languageId);
}

const formats: ReadonlyMap<string, ArticleFormat> = new Map([
	['markdown', 'markdown'],
	['mdx', 'mdx'],
	['html', 'html'],
	['plaintext', 'plaintext'],
]);

/** The document now. Documents change in place, and a lint must not see them do so. */
export function freeze(document: TextDocument, format: ArticleFormat): Frozen {
	const { uri, version } = document;
	const whole = TextDocument.create(uri, document.languageId, version, document.getText());
	// The service wants text without a byte order mark, which some clients leave in.
	const mark = whole.getText().startsWith('\uFEFF') ? 1 : 0;
	const toRange = (span: Span): Range => ({
		start: whole.positionAt(span.start + mark),
		end: whole.positionAt(span.end + mark),
	});
	return {
		uri,
		version,
		snapshot: { uri, version, format, text: whole.getText().slice(mark) },
		toRange,
		toOffset: (position) => Math.max(0, whole.offsetAt(position) - mark),
		toTextEdit: ({ span, newText }) => ({ range: toRange(span), newText }),
	};
}

/** To whom, and in which language. */
export interface Speaking {
	readonly client: Pick<Client, 'relatedInformation'>;
	readonly language: Language;
}

/** `isOld`: the project's baseline holds it. */
export function toDiagnostic(
	finding: Finding,
	document: Frozen,
	{ client, language }: Speaking,
	isOld = false,
): Diagnostic {
	const data: DiagnosticData = {
		version: document.version,
		message: finding.messageId,
		...(finding.subject === undefined ? {} : { subject: finding.subject }),
	};
	return {
		range: document.toRange(finding.span),
		severity: severities[finding.severity],
		code: finding.rule,
		codeDescription: { href: ruleUrl(finding.rule) },
		source: diagnosticSource,
		message: isOld
			? language.say('(in the baseline) {message}', { message: language.message(finding) })
			: language.message(finding),
		...(finding.rule === 'lint/unused-suppression' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
		...(client.relatedInformation && finding.related.length > 0
			? {
					relatedInformation: finding.related.map(({ span, message }) => ({
						location: { uri: document.uri, range: document.toRange(span) },
						message: language.translate(message),
					})),
				}
			: {}),
		data,
	};
}

/** The data of a diagnostic that a client sent back; `undefined` when it is not ours or came without. */
export function dataOf({ data }: Diagnostic): DiagnosticData | undefined {
	return isData(data) ? data : undefined;
}

/**
 * An edit of one document, refused by clients whose document has another version by then; with an `annotation`, shown
 * before it goes in where the client can.
 */
export function toWorkspaceEdit(
	uri: string,
	version: number,
	edits: readonly TextEdit[],
	documentChanges: boolean,
	annotation?: ChangeAnnotation,
): WorkspaceEdit {
	if (!documentChanges) {
		return { changes: { [uri]: [...edits] } };
	}
	const textDocument = { uri, version };
	return annotation === undefined
		? { documentChanges: [{ textDocument, edits: [...edits] }] }
		: {
				documentChanges: [{ textDocument, edits: edits.map((it) => ({ ...it, annotationId })) }],
				changeAnnotations: { [annotationId]: annotation },
			};
}

const annotationId = 'ldn-lint';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	info: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

function isData(data: unknown): data is DiagnosticData {
	return isObject(data) && typeof data.version === 'number' && typeof data.message === 'string';
}
