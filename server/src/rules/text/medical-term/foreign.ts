import type { Span } from '../../../base/span.ts';

/** Whether the word at `span` may be right in another language: its text, or the words beside it, are not English. */
export function isForeign(text: string, { start, end }: Span): boolean {
	const beside = `${text.slice(Math.max(0, start - 30), start)} ${text.slice(end, end + 30)}`;
	const next = /^\s([\p{L}]{1,20})/u.exec(text.slice(end, end + 22))?.[1];
	const previous = /([\p{L}]{1,20})\s$/u.exec(text.slice(Math.max(0, start - 22), start))?.[1];
	if (
		[previous, next].some((it) => it?.match(foreign)) ||
		(beside.match(foreign) !== null && beside.match(english) === null)
	) {
		return true;
	}
	const around = text.slice(Math.max(0, start - 600), end + 600);
	const others = around.match(foreign)?.length ?? 0;
	return others > 1 && others > (around.match(english)?.length ?? 0);
}

/** Small words of other languages that are none in English. */
const foreign =
	/(?<![\p{L}'\u2019])(?:de|del|la|las|los|el|y|una?|para|por|que|und|der|das|dem|ist|mit|f\u00fcr|von|bei|ein|eine|oder|nicht|och|att|som|f\u00f6r|til|og|het|een|voor|van|niet|le|les|des|du|est|une|pour|avec|sur|dans|di|della|che|da|das|na|w|jest|nie)(?![\p{L}'\u2019])/giu;

const english =
	/(?<![\p{L}'\u2019])(?:the|of|and|to|in|is|are|was|for|with|that|this|it|on|as|by|my|your|have|has|or|be|can|may|at|from|who|not|but|i|you|we)(?![\p{L}'\u2019])/giu;
