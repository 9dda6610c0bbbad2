import { fromMarkdown } from 'mdast-util-from-markdown';

export function parse(text) {
	return fromMarkdown(text);
}
