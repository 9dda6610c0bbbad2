import type { Article } from '../article/article.ts';
import type { Span } from '../base/span.ts';
import type { Finding, Severity } from './finding.ts';
import { unreadablePart } from './own-findings.ts';

/** One finding for each part of the article that is not valid in its format. */
export function unreadableParts({ text, problems, frontMatter }: Article, severity: Severity | 'off'): Finding[] {
	if (severity === 'off') {
		return [];
	}
	const yaml = frontMatter?.problem?.replace(/[.:]$/, '');
	const all =
		yaml === undefined ? problems : [{ span: firstLine(text), reason: `not valid YAML: ${yaml}` }, ...problems];
	return all.map(({ span, reason }) => ({
		rule: unreadablePart.id,
		subject: undefined,
		messageId: 'unreadable',
		severity,
		message: `This is ${reason}. It was read as well as could be, but something in it may have been missed.`,
		span,
		related: [],
		sources: [],
		fixes: [],
	}));
}

function firstLine(text: string): Span {
	return { start: 0, end: text.search(/[\r\n]|$/) };
}
