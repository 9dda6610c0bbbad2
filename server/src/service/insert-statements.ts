/** Puts statements that an article lacks into it, each where it belongs, as edits that go in together. */
import { applyEdits, type Edit } from '../base/edit.ts';
import type { RequiredStatement } from '../drugs/profile.ts';
import type { ArticleFacts } from '../facts/article-facts.ts';
import { isStated } from '../facts/statement-facts.ts';
import { fitsIn } from '../linter/fix-fits.ts';
import { insertStatement, wordingFor } from '../linter/insert-statement.ts';
import type { Config, LintService, Snapshot } from './lint-service.ts';

export interface Inserted {
	/** Insertions into the snapshot's text. */
	readonly edits: readonly Edit[];
	/** Ids of the statements that they make. */
	readonly ids: readonly string[];
}

/**
 * Statements by their ids, those on safety first, in the profile's order: each is put into the text that those before it have made, so that
 * new sections are made once. One that the article makes already is left out.
 */
export function insertStatements(
	service: LintService,
	snapshot: Snapshot,
	config: Config,
	wanted: readonly string[],
): Inserted {
	const insertions: Insertion[] = [];
	const ids: string[] = [];
	let facts = service.facts(snapshot, config);
	const profile = facts.subject.main;
	const statements = (profile?.statements ?? []).filter(
		(it) => wanted.includes(it.id) && profile !== undefined && !isStated(facts, profile, it.id),
	);
	for (const { id } of [...statements].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))) {
		const edit = insertionOf(facts, id);
		if (edit !== undefined) {
			ids.push(id);
			add(insertions, edit);
			facts = service.facts({ ...snapshot, text: applyEdits(facts.article.text, [edit]) }, config);
		}
	}
	// What is kept of the document is that of its own text again.
	service.facts(snapshot, config);
	return {
		edits: insertions.map(({ at, text }) => ({ span: { start: at, end: at }, newText: text })),
		ids,
	};
}

/** The statement's wording as it stands in the article, marks and all. */
export function wordingIn({ article, subject: { main } }: ArticleFacts, id: string): string | undefined {
	const statement = main?.statements.find((it) => it.id === id);
	return main === undefined || statement === undefined ? undefined : wordingFor(article, main, statement);
}

/** Sections on safety stand above the disclaimer. */
const kinds: readonly RequiredStatement['kind'][] = ['safety', 'disclaimer'];

function insertionOf(facts: ArticleFacts, id: string): Edit | undefined {
	const profile = facts.subject.main;
	const statement = profile?.statements.find((it) => it.id === id);
	if (profile === undefined || statement === undefined) {
		return undefined;
	}
	const edit = insertStatement(facts.article, profile, statement);
	return edit !== undefined && fitsIn(facts.article, [edit]) ? edit : undefined;
}

interface Insertion {
	/** Offset into the text before all insertions. */
	readonly at: number;
	text: string;
}

/** Adds an insertion into the text that `insertions`, which are in order, have made. */
function add(insertions: Insertion[], { span: { start }, newText }: Edit): void {
	let before = 0;
	for (const [index, insertion] of insertions.entries()) {
		const from = insertion.at + before;
		if (start < from) {
			insertions.splice(index, 0, { at: start - before, text: newText });
			return;
		}
		if (start <= from + insertion.text.length) {
			insertion.text = insertion.text.slice(0, start - from) + newText + insertion.text.slice(start - from);
			return;
		}
		before += insertion.text.length;
	}
	insertions.push({ at: start - before, text: newText });
}
