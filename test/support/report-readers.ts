/** Reads the findings back out of the reports, as their users would. */

import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import type { Html, Link, Nodes, Text } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Log, Result } from 'sarif';
import type { RunResult } from '../../server/src/cli/results.ts';
import { ruleUrl } from '../../server/src/service/lint-service.ts';

/** `path:line rule message`, on one line; sorted. */
export type FoundList = readonly string[];

export function foundIn({ files }: RunResult): FoundList {
	return sorted(
		files.flatMap(({ path, findings }) => findings.map((it) => shown(path, it.start.line, it.rule, it.message))),
	);
}

export const readers: Readonly<Record<string, (report: string) => FoundList>> = {
	text: (report) => {
		let path = '';
		const all = report.split('\n');
		return all.flatMap((line, index) => {
			const [, at, rule = ''] =
				/^ +(\d+):\d+ {2}. (?:error|warning|info|hint) +(\S+)(?: \([^()]*\))?$/.exec(line) ?? [];
			path = index === 0 || all[index - 1] === '' ? line : path;
			return at === undefined ? [] : [shown(path, Number(at), rule, all[index + 1] ?? '')];
		});
	},
	compact: (report) =>
		lines(report).map((line) => {
			const [, path = '', at, message = '', rule = ''] =
				/^(.*):(\d+):\d+: (?:error|warning|info|hint): (.*) \[([^[\]]+)\]$/.exec(line) ?? [];
			return shown(path, Number(at), rule, message);
		}),
	json: (report) => {
		const { files } = JSON.parse(report) as RunResult;
		return files.flatMap(({ path, findings }) => findings.map((it) => shown(path, it.start.line, it.rule, it.message)));
	},
	sarif: (report) =>
		sarifResults(report)
			.filter((it) => it.suppressions?.length === 0)
			.map((it) => {
				const { artifactLocation, region } = it.locations?.[0]?.physicalLocation ?? {};
				const text = it.message.text ?? '';
				const message = text.includes(']\\(') || text.includes('\\]') ? text.replace(/\\([[\]\\])/g, '$1') : text;
				return shown(decodeURIComponent(artifactLocation?.uri ?? ''), region?.startLine ?? 0, it.ruleId ?? '', message);
			}),
	github: (report) =>
		githubCommands(report)
			.filter((it) => it.properties.title !== 'ldn-lint')
			.map(({ properties: { file = '', line, title = '' }, data }) => {
				const end = `\n${ruleUrl(title)}`;
				return shown(file, Number(line), title, data.endsWith(end) ? data.slice(0, -end.length) : '');
			}),
	gitlab: (report) =>
		(JSON.parse(report) as readonly GitlabIssue[]).map((it) =>
			shown(it.location.path, it.location.lines.begin, it.check_name, it.description),
		),
	junit: (report) =>
		elements(report, '//testcase[@name != "no findings" and @classname != "ldn-lint"]', (it) => {
			const [, line, rule = ''] = /^(\d+):\d+ (.*)$/s.exec(attribute(it, 'name')) ?? [];
			const path = attribute(it, 'classname');
			const body = it.find('*')[0]?.content ?? '';
			const [, message = ''] = /^.*?:\d+:\d+: (?:error|warning|info|hint): (.*)$/s.exec(body.slice(path.length)) ?? [];
			return shown(path, Number(line), rule, message.replace(/(?:\nSource: [^\n]*)+$/, ''));
		}),
	checkstyle: (report) =>
		elements(report, '//error', (it) =>
			shown(
				attribute(it.parent as XmlElement, 'name'),
				Number(attribute(it, 'line')),
				attribute(it, 'source').replace(/^ldn-lint\./, ''),
				attribute(it, 'message'),
			),
		),
	rdjson: (report) =>
		(JSON.parse(report) as { readonly diagnostics: readonly Diagnostic[] }).diagnostics.map((it) =>
			shown(it.location.path, it.location.range.start.line, it.code.value, it.message),
		),
	markdown: (report) => {
		const { children } = parseMarkdown(report);
		return children.flatMap((node, index) => {
			const before = children[index - 1];
			if (node.type !== 'list' || before?.type !== 'html') {
				return [];
			}
			const path = summaryPath(before);
			return node.children.map((item) => {
				const [, line, rest = ''] = /^(?:error|warning|info|hint) at (\d+):\d+: (.*)$/s.exec(textOf(item)) ?? [];
				const rule = definitionsIn(item)[0] ?? '';
				return shown(path, Number(line), rule, rest.slice(0, rest.lastIndexOf(` (${rule})`)));
			});
		});
	},
};

export function read(format: string, report: string): FoundList {
	return sorted((readers[format] ?? (() => []))(report));
}

export function sarifResults(report: string): readonly Result[] {
	return (JSON.parse(report) as Log).runs[0]?.results ?? [];
}

export interface Command {
	readonly name: string;
	readonly properties: Readonly<Record<string, string>>;
	readonly data: string;
}

/** As the runner of GitHub Actions reads workflow commands. */
export function githubCommands(report: string): readonly Command[] {
	return lines(report).flatMap((line) => {
		const [, name = '', list = '', data = ''] = /^\s*::(\w+)(?: (.*?))?::(.*)$/s.exec(line) ?? [];
		const properties = list.split(',').map((it) => {
			const [key = '', ...value] = it.split('=');
			return [
				key,
				unescapeBreaks(value.join('=')).replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%25/g, '%'),
			] as const;
		});
		return name === ''
			? []
			: [{ name, properties: Object.fromEntries(properties), data: unescapeBreaks(data).replace(/%25/g, '%') }];
	});
}

function unescapeBreaks(text: string): string {
	return text.replace(/%0D/g, '\r').replace(/%0A/g, '\n');
}

export function parseMarkdown(text: string) {
	return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

export function nodesOf(node: Nodes): readonly Nodes[] {
	return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

/** The text that readers see, without the marks that keep it from becoming links. */
export function textOf(node: Nodes): string {
	const leaves = nodesOf(node).filter((it): it is Text | Extract<Nodes, { type: 'inlineCode' }> => 'value' in it);
	return leaves.map((it) => it.value).join('');
}

function definitionsIn(node: Nodes): readonly string[] {
	return nodesOf(node).flatMap((it) => (it.type === 'linkReference' ? [textOf(it)] : []));
}

function summaryPath({ value }: Html): string {
	const [, text = ''] = /<summary>(.*): (?:\d+ \w+(?:, )?)+<\/summary>/s.exec(value) ?? [];
	return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

export function linksIn(node: Nodes): readonly Link[] {
	return nodesOf(node).filter((it): it is Link => it.type === 'link');
}

interface GitlabIssue {
	readonly description: string;
	readonly check_name: string;
	readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

export interface Diagnostic {
	readonly message: string;
	readonly location: { readonly path: string; readonly range: ByteRange };
	readonly code: { readonly value: string };
	readonly suggestions?: readonly { readonly range: ByteRange; readonly text: string }[];
}

export interface ByteRange {
	readonly start: { readonly line: number; readonly column: number };
	readonly end: { readonly line: number; readonly column: number };
}

export function elements<T>(report: string, path: string, read: (element: XmlElement) => T): readonly T[] {
	using document = XmlDocument.fromBuffer(Buffer.from(report));
	return document.find(path).map((it) => read(it as XmlElement));
}

export function attribute(element: XmlElement, name: string): string {
	return element.attr(name)?.value ?? '';
}

/** What no format can carry, and what some put on one line, is a space here. */
function shown(path: string, line: number, rule: string, message: string): string {
	return `${path}:${line} ${rule} ${message}`
		.replace(/[\u2060\u202A-\u202E\u2066-\u2069]/g, '')
		.replace(/[\p{Cc}\p{Surrogate}\p{Z}\uFFFD-\uFFFF]+/gu, ' ')
		.trim();
}

function lines(text: string): readonly string[] {
	return text.split('\n').filter(Boolean);
}

function sorted(list: readonly string[]): readonly string[] {
	return [...list].sort();
}
