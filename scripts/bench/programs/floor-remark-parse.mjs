import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified().use(remarkParse).freeze();

export function parse(text) {
	return processor.parse(text);
}
