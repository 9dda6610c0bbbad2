/** Sentences that are not the article's, as patterns over a sentence with straight apostrophes. */
import { sieved } from '../../../facts/literals.ts';

const work = String.raw`(?:adapt|adjust|edit|elaborate|expand|format|go deeper|include|narrow|polish|refine|reformat|rephrase|revise|reword|rewrite|shorten|simplify|summari[sz]e|tailor|translate|tweak|turn (?:this|it)|convert (?:this|it))`;
const making = '(?:add|change|create|draft|generate|make|modify|prepare|produce|provide|put together|write)';
const textNoun = String.raw`(?:articles?|blog posts?|bullet points?|captions?|charts?|checklists?|cop(?:y|ies)|documents?|drafts?|emails?|FAQs?|format(?:ting)?|handouts?|headings?|headlines?|infographics?|introductions?|leaflets?|length|meta descriptions?|one-pagers?|outlines?|pages?|paragraphs?|passages?|posts?|references?|reference lists?|responses?|scripts?|sections?|sources|citations?|structure|style|summar(?:y|ies)|tables?|templates?|texts?|titles?|tone|versions?|wording)`;
const changes = '(?:modifications?|revisions?|changes|edits|adjustments?|tweaks?|refinements?|alterations|rewrites?)';

/** What a chat assistant says to its user. */
export const replies = [
	new RegExp(
		String.raw`^(?:please |just |and )?let me know if (?:you(?:'d| would| want| need| have)?|there(?:'s| is| are)|anything)\b[^.!?]{0,40}\b(?:${changes}|${work}|${making} [^.!?]{0,40}\b${textNoun}|(?:shorter|longer|different|simpler|more [a-z]{3,15}|less [a-z]{3,15}|another|revised|condensed) (?:version|tone|draft|format))\b`,
		'iu',
	),
	new RegExp(
		String.raw`^(?:would you like|do you want|shall i|should i|want)\s(?:me to\s)?(?:also\s)?(?:${work}\b|${making}\b[^.!?]{0,60}\b${textNoun}\b)`,
		'iu',
	),
	/^if you(?:'d| would)? (?:like|want|wish|prefer),? (?:me to|i can|i could|i'd be happy to|i'm happy to) (?:also )?(?:add|adapt|adjust|convert|create|draft|edit|expand|format|make|provide|rewrite|shorten|summari[sz]e|tailor|turn|write)\b/iu,
	/\bas an ai(?: language)?(?: model| assistant| chatbot)?, (?:i|my)\b|\bas a large language model,? (?:i|my)\b|^i(?:'m| am) (?:just |only )?an ai (?:language model|assistant|chatbot)\b/iu,
	/\bas of my (?:last|latest|most recent)? ?(?:knowledge|training)? ?(?:update|cut-?off|training data)\b|\bmy (?:knowledge cut-?off|training data|last knowledge update|last training update)\b/iu,
	/\bi (?:do not|don't|cannot|can't) (?:have (?:access to )?real-time|access real-time|browse the (?:internet|web))\b/iu,
	/^(?:i(?:'m| am) sorry|i apologi[sz]e|sorry),? (?:but )?i (?:can't|cannot|can not|am unable to|'m unable to) (?:assist|help|comply|fulfil|fulfill|provide|generate|create|write)\b/iu,
	/^here(?:'s| is) (?:the|an?|your) (?:[a-z-]{3,20},? ){0,3}(?:revised|updated|rewritten|reformatted|polished|edited|improved|shortened|expanded|condensed|humani[sz]ed|seo-optimi[sz]ed|optimi[sz]ed|cleaned-up|corrected|final|full|complete)(?: and [a-z-]{3,20})? (?:version of (?:the|your|this) )?(?:article|blog post|text|draft|version|post|document|copy)\b[^.!?]{0,60}[.:!]?$/iu,
	/^i(?:'ve| have) (?:rewritten|revised|formatted|reformatted|restructured|condensed|expanded|polished|proofread|shortened|edited) (?:your|the) (?:article|text|draft|content|post|document|section)\b/iu,
	/^(?:this|the) (?:article|version|draft|text|content|post|response|revision) (?:is|has been|was) [^.!?]{0,100}\b(?:formatted (?:with|for|in|to)|optimi[sz]ed for (?:seo|search|readability)|written (?:in a|to be) (?:[a-z-]{3,20},? ){0,3}(?:tone|style|seo)|seo-(?:friendly|optimi[sz]ed))/iu,
	/^(?:please )?feel free to (?:adapt|adjust|change|customi[sz]e|edit|modify|personali[sz]e|tweak)\b[^.!?]{0,40}\b(?:articles?|text|drafts?|copy|wording|templates?|sections?|headings?|tone|placeholders?|brackets)\b/iu,
	/^i hope (?:this|the|that) (?:draft|revision|revised version|version|rewrite|outline|response) (?:helps|meets|works|is)\b/iu,
	/^i hope (?:this|the|that|it)(?: (?:[a-z-]{3,15} )?(?:article|blog|blog post|content|copy|document|essay|guide|information|overview|piece|post|summary|text))? (?:meets|fits|suits|matches|satisfies|aligns with|serves) (?:all )?(?:of )?your (?:needs|requirements|expectations|purposes?|request|vision)\b/iu,
	/^i hope (?:this|the|that)(?: (?:article|blog post|content|copy|document|essay|overview|piece|post|summary|text))? is (?:exactly |just )?what you(?:'re| are| were|'d| had) (?:looking for|after|hoping for|in mind)\b/iu,
	/^(?:you|chatgpt|gemini|claude|copilot) said:$/iu,
	/^(?:regenerate response|was this response better or worse\?|chatgpt can make mistakes\b.{0,60})$/iu,
].map(sieved);

/** A reply's first words, over a whole block: the thing announced must be a text. */
export const openings = [
	new RegExp(
		String.raw`^(?:certainly|sure(?: thing)?|absolutely|of course|got it|great question|no problem)[!,.] (?:here(?:'s| is| are)|below (?:is|are)|i(?:'ve| have) (?:written|prepared|drafted|created)) [^.!?:]{0,80}\b(?:${textNoun}|overview|breakdown|explanation|guide|rewrite)\b[^.!?:\n]{0,120}[.!?:]?`,
		'iu',
	),
].map(sieved);

/** What a user asks of an assistant, or an author of themselves. */
export const instructions = [
	/^(?:please )?(?:write|create|generate|draft|produce) (?:me )?(?:an?|the) (?:[\w-]{1,20},? ){0,5}(?:article|blog post|essay|blog)\b[^.!?]{0,60}\b(?:words|keywords?|seo|tone|paragraphs|headings|h2s?)\b/iu,
	/^(?:please )?(?:rewrite|rephrase|paraphrase|proofread|summari[sz]e|translate) (?:this|the following|the above) (?:article|text|paragraph|content|passage|post)\b/iu,
	/^(?:act as|you are|imagine you are|pretend to be) an? (?:[\w-]{2,20},? ){0,4}(?:writer|copywriter|seo|blogger|journalist|assistant|chatbot|language model)\b/iu,
	/(?:^|[[({\s])(?:TODO|FIXME)(?=[:\])}]|\s?[-\u2013]\s|\s?\(|$)|^TODO\b/u,
	/\bTKTK(?:TK)*\b|[[(](?:TK|TBC by author)[\])]/u,
].map(sieved);

/** Polite ends that an assistant shares with people: they count at the end of the text alone, or beside a reply. */
export const farewells = [
	/^i hope (?:this|that|it) helps[.!]?(?: \p{Extended_Pictographic})?$/iu,
	/^(?:please )?let me know if you(?:'d| would)? (?:need|like|want|require) (?:anything else|any(?:thing)? (?:further|more|other|additional)\b[^.!?]{0,30}|(?:further|more|additional) (?:assistance|details|help|information))[.!]?$/iu,
	/^is there anything else (?:i can|you(?:'d| would) like)\b[^.!?]{0,40}\?$/iu,
].map(sieved);
