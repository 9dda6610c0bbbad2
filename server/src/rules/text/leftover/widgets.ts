/** Parts of a web page that were copied with the text. */
import type { Span } from '../../../base/span.ts';
import { sieved } from '../../../facts/literals.ts';

/** Stretches of a block's source that are nothing but widgets, joined where they stand side by side; offsets from 0. */
export function findWidgets(source: string): readonly Span[] {
	if (!widget.mayMatch(source)) {
		return [];
	}
	const found: Span[] = [];
	let apart = true;
	for (const match of source.matchAll(/[^\n\r|\u00b7\t]{1,400}/gu)) {
		for (const part of match[0].matchAll(/\S+(?: \S+)*/gu)) {
			const start = match.index + part.index;
			const last = found.at(-1);
			const isLone = last === undefined || apart;
			if (!isWidget(part[0], isLone)) {
				apart = apart || /[\p{L}\p{N}]/u.test(part[0]);
			} else if (isLone) {
				found.push({ start, end: start + part[0].length });
				apart = false;
			} else {
				found[found.length - 1] = { start: last.start, end: start + part[0].length };
			}
		}
	}
	return found;
}

/** `isLone`: no widget stands beside it, so a word that may be a heading is none. */
function isWidget(part: string, isLone: boolean): boolean {
	// A link that works is the page's own.
	if (part.length > 200 || part.includes('](')) {
		return false;
	}
	const text = part
		.replace(
			/^[#>*_\s\u2022\u25b2\u2191\u00bb\u2192-]{1,12}|[*_\s:.\u2026!\u25b2\u2191\u00bb\u2192\u203a-]{1,12}$/gu,
			'',
		)
		.replace(/[\u2018\u2019]/g, "'");
	return (
		widget.test(text) ||
		(!isLone && networkAlone.test(text)) ||
		(!isLone && /^(?:print|report|reply|tweet|email|loading|like|menu|close|search)$/iu.test(text))
	);
}

const network =
	'(?:facebook|twitter|x|linkedin|pinterest|whatsapp|reddit|tumblr|telegram|instagram|bluesky|threads|email|mastodon)';

const networkAlone = sieved(new RegExp(`^${network}$`, 'iu'));

const widget = sieved(
	new RegExp(
		`^(?:${[
			'(?:scroll|back|return|go) to (?:the )?top(?: of (?:the )?page)?',
			'skip to (?:main |the )?(?:content|navigation|footer|article)',
			'(?:please )?share (?:it|this)(?: (?:page|post|article|story|thread|blog|entry|recipe|on))?(?: (?:via|on|with) [a-z ]{2,30})?',
			`(?:click to )?(?:share|tweet|pin|post|follow us)(?: this)? (?:on|to|via) ${network}(?: \\(opens in new window\\))?`,
			`(?:please )?(?:share|follow us)(?: (?:it|this))?(?: (?:page|post|article|story|thread|blog|entry|recipe))?(?: (?:on|via|to|with))?:?(?:(?:,|,? and|,? or| \\/| [\u2022\u2013-])? (?:${network}|tweet|pin|print|copy link)){1,8}`,
			'\\d{1,5} likes?(?: \\d{1,5} comments?)?(?: shares?)?|type your email|subscribe for free to receive new posts(?: and support my work)?',
			'pin it|tweet this|copy link|link copied|print this(?: page| article)?|save as pdf|email this(?: page| article| post)?',
			'leave an? (?:reply|comment)|cancel reply|post (?:a )?comment|add (?:a )?comment|\\d{1,4} (?:comments?|replies|shares)|no comments(?: yet)?|view (?:all )?comments',
			'your email address will not be published(?:\\. required fields are marked ?\\*?)?|required fields are marked',
			'save my name,? (?:e-?mail,? )?(?:and |address )?[a-z ,]{0,30}in this browser for the next time i comment',
			'this site uses akismet to reduce spam(?:\\. learn how your comment data is processed)?|notify me of (?:new|follow-up) (?:comments|posts) by email',
			'you must (?:be logged in|log ?in|be registered|sign in)(?: or register)? to (?:post|reply|comment|view|continue)[a-z ]{0,30}|log ?in to (?:reply|comment)',
			'(?:this (?:web)?site uses cookies|we use cookies (?:to|on|and other))\\b.{0,150}|accept (?:all )?cookies|reject all(?: cookies)?|cookie (?:settings|preferences)|manage (?:cookies|consent)',
			'advertisements?|scroll to continue|continue reading below|story continues below(?: advertisement)?',
			'(?:booking|scheduling|powered|reviews|chat|comments|search|widget) (?:is )?(?:provided |powered )?by \\S{2,20}(?: \\S{2,20}){0,2}',
			'(?:previous|next|older|newer) (?:posts?|articles?|page)|toggle (?:navigation|menu|sidebar)|open menu|close menu',
			'add to (?:cart|basket|bag|wishlist)|view cart|proceed to checkout|select options|quick view',
			'please enable javascript\\b.{0,100}|javascript is (?:disabled|required)\\b.{0,100}',
			'home ?[\\u203a\\u00bb>] ?\\S.{0,120}',
			'report (?:this )?(?:post|abuse)|share this thread',
		].join('|')})$`,
		'iu',
	),
);
