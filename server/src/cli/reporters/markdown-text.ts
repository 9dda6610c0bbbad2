import { oneLine, wellFormed } from './plain-text.ts';

/**
 * A text on one line of Markdown that reads as it stands, on GitHub and GitLab too: no markup, HTML, link, mention or
 * reference to an issue comes of it. What escapes cannot stop is broken up by an invisible word joiner.
 */
export function markdownText(text: string): string {
	return breakUp(plain(text))
		.replace(/[\\`*_[\]<>#|~$&]/g, '\\$&')
		.replace(/^[-+=]/, '\\$&')
		.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** The same for the inside of an element of HTML. */
export function htmlText(text: string): string {
	return breakUp(plain(text)).replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`);
}

/** A link; to addresses of the web alone. */
export function linkTo(text: string, url: string): string {
	return /^https?:\/\//i.test(url) ? `[${markdownText(text)}](<${linkTarget(url)}>)` : markdownText(text);
}

const wordJoiner = '\u2060';

/** Starts of mentions, references, addresses and emoji, all of which turn into links or pictures by themselves. */
function breakUp(text: string): string {
	return text.replace(
		/[@#]|[!&~%$](?=[\p{L}\p{N}])|\bGH-(?=\d)|\bwww(?=\.)|:(?=\/\/|[\w+-]{1,40}:)/giu,
		(it) => it + wordJoiner,
	);
}

/** One line, without marks that turn the direction of what follows. */
function plain(text: string): string {
	return wellFormed(oneLine(text)).replace(/[\u202A-\u202E\u2066-\u2069]/g, '');
}

/** An address between `<` and `>`: what it cannot hold is encoded; what is encoded already stays. */
export function linkTarget(url: string): string {
	return wellFormed(url)
		.replace(/[^!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]/gu, encodeURIComponent)
		.replace(/&/g, '&amp;');
}
