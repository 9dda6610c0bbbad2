import type { Severity } from '../../service/lint-service.ts';
import type { FileResult, RunResult } from '../results.ts';
import type { ReportContext } from './reporter.ts';
import { type Element, elementText, xmlDeclaration } from './xml.ts';

/** Checkstyle knows no hints. */
const levels: Readonly<Record<Severity, 'error' | 'warning' | 'info'>> = {
	error: 'error',
	warning: 'warning',
	info: 'info',
	hint: 'info',
};

/** The XML of Checkstyle, which many servers and review tools read. */
export function reportCheckstyle({ files }: RunResult, context: Pick<ReportContext, 'repositoryPath'>): string {
	const content = files.map((it) => fileElement(it, context.repositoryPath(it.path)));
	return `${xmlDeclaration}\n${elementText({ name: 'checkstyle', attributes: { version: '4.3' }, content })}`;
}

function fileElement({ findings }: FileResult, path: string): Element {
	const content = findings.map(({ rule, severity, message, start }) => ({
		name: 'error',
		attributes: {
			line: start.line,
			column: start.column,
			severity: levels[severity],
			message,
			source: `ldn-lint.${rule}`,
		},
	}));
	return { name: 'file', attributes: { name: path }, content };
}
