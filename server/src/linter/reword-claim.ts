/**
 * Rewords a claim to the certainty of its evidence, where the grammar is sure: a sentence that starts with the drug and
 * says one thing of it. `undefined` where it is not.
 */
import type { Edit } from '../base/edit.ts';
import type { Span } from '../base/span.ts';
import { certaintyWords } from '../drugs/certainty.ts';
import type { Certainty } from '../drugs/profile.ts';
import type { Overstatement } from '../facts/overstatements.ts';
import { baseOf, thirdOf } from '../facts/verb-forms.ts';
import type { Fix } from './finding.ts';

export function rewordClaim(claim: Overstatement, certainty: Certainty): Fix | undefined {
	const text = claim.block.prose.text.slice(claim.span.start, claim.span.end);
	const parts = split(text);
	if (parts === undefined || claim.kind === 'superlative' || certainty === 'high') {
		return undefined;
	}
	const { subject, verb, rest } = parts;
	if (rest.search(/\S/) < 0 || isCompound(rest) || !verbIsOf(claim, text, subject.length, verb)) {
		return undefined;
	}
	const { effect } = certaintyWords[certainty];
	const plural = /(?:s|they|these)$/i.test(subject.trim()) && !/(?:this|ldn)$/i.test(subject.trim());
	const asked = effect.startsWith('it is');
	const predicate = weaken(verb, rest, asked ? (plural ? 'bare' : 'third') : 'bare');
	if (predicate === undefined) {
		return undefined;
	}
	const [words, used] = predicate;
	const head = asked ? `${capital(effect)} ${lower(subject)}` : `${subject}${effect} `;
	const from = { start: claim.span.start, end: claim.span.start + subject.length + verb.length + used };
	return {
		title: `Write "${shown(`${head}${words}`)}…"`,
		safety: 'suggested',
		edits: editsOf(claim, from, head, words, subject),
	};
}

interface Parts {
	/** With the space after it. */
	readonly subject: string;
	readonly verb: string;
	/** From the space after the verb on. */
	readonly rest: string;
}

const subjects = String.raw`(?:(?:L|l)ow[- ](?:D|d)ose (?:N|n)altrexone(?: \(LDN\))?|LDN|Naltrexone|It|This (?:drug|medicine|medication|treatment)|The (?:drug|medicine|medication)|Low doses)`;
const modal = String.raw`(?:will|can|should|is able to|is known to|is shown to|(?:is|has been)(?: [a-z]+ly)? proven to|has(?: [a-z]+ly)? proven to|has been shown to|has been found to)`;
const claimForm = new RegExp(
	String.raw`^(${subjects} )((?:also |effectively |clearly |actually |really )?(?:${modal} [a-z]+|is|are|[a-z]+s|[a-z]+))(?=\s)`,
);

function split(text: string): Parts | undefined {
	const match = claimForm.exec(text);
	const [, subject, verb] = match ?? [];
	return subject === undefined || verb === undefined
		? undefined
		: { subject, verb, rest: text.slice(subject.length + verb.length) };
}

/** Says a second thing, with a verb of its own, or runs on. */
function isCompound(rest: string): boolean {
	return (
		/[;:]|[–—]|\b(?:but|although|while|because|so that|which|who|whereas)\b/i.test(rest) ||
		/(?:,|\band|\bor) (?:also |even |then )?(?:[a-z]{3,}s|can|will|is|has|was) (?!(?:and|or|of|in)\b)(?:the|a|an|your|their|its|it|you|them|people|patients|down|up|back|[a-z]+ing|to)\b/i.test(
			rest,
		) ||
		/[.!?]\s+[A-Z]/.test(rest) ||
		/\b(?:not|never|no)\b/i.test(rest)
	);
}

/** The words that claim too much are those of the verb. */
function verbIsOf({ words, span }: Overstatement, text: string, at: number, verb: string): boolean {
	const start = words.start - span.start;
	return start >= at - 1 && start <= at + verb.length + (/^(?:is|are)$/.test(verb) ? 24 : 0) && text.length > at;
}

/** The predicate in the form asked for, with how much of the rest it takes in. */
function weaken(verb: string, rest: string, form: 'third' | 'bare'): readonly [string, number] | undefined {
	const main = verb.replace(new RegExp(`^(?:also |effectively |clearly |actually |really )?(?:${modal} )?`), '');
	const inflect = (base: string) => (form === 'third' ? thirdOf(base) : base);
	if (/^(?:is|are)$/.test(main)) {
		return /^ (?:an? |very |highly |[a-z]+ly |safe |both |the )*(?:and |, )?(?:an? )?(?:[a-z]+ly )?(?:effective|safe|efficacious)/.test(
			rest,
		)
			? [form === 'third' ? main : 'be', 0]
			: undefined;
	}
	const base = baseOf(main);
	if (/^(?:cure|treat|heal|eliminate|eradicate|reverse|correct)$/.test(base)) {
		return [`${inflect('help')} with`, 0];
	}
	return benefit.test(base) ? [inflect(base), 0] : undefined;
}

const benefit =
	/^(?:improve|reduce|relieve|alleviate|ease|help|decrease|lower|lessen|soothe|calm|control|manage|combat|fight|prevent|slow|stop|halt|delay|shrink|clear|lift|restore|support|promote|boost|enhance|normali[sz]e|stabili[sz]e|extend|prolong|cut|suppress|inhibit|curb|increase|strengthen|benefit|augment|preserve|diminish|mitigate|resolve)$/;

/** The subject keeps its own text, so that markup in it stays. */
function editsOf(claim: Overstatement, span: Span, head: string, words: string, subject: string): Fix['edits'] {
	const { prose } = claim.block;
	const afterSubject = { start: span.start + subject.length, end: span.end };
	if (!head.startsWith('It is')) {
		return [{ span: prose.toSource(afterSubject), newText: `${head.slice(subject.length)}${words}` }];
	}
	const first = prose.toSource({ start: span.start, end: span.start + 1 });
	const frame = head.slice(0, head.length - subject.length);
	const start: Edit = { span: first, newText: `${frame}${lower(subject).charAt(0)}` };
	return [start, { span: prose.toSource(afterSubject), newText: words }];
}

function lower(subject: string): string {
	return /^[A-Z]{2}/.test(subject) ? subject : subject.charAt(0).toLowerCase() + subject.slice(1);
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function shown(text: string): string {
	return text.trim();
}
