import { isObject } from '../base/is-object.ts';
import { didYouMean } from '../base/nearest.ts';
import type { ProfileProblem } from './profile.ts';

/** What is wrong with a pattern that is a regular expression, if anything is. */
export type PatternJudge = (pattern: string) => string | undefined;

/** A place in raw data that reads itself: a wrong value leaves a problem and gives a harmless one of the right type. */
export class Reader {
	readonly path: string;
	readonly problems: ProfileProblem[];
	readonly #raw: unknown;
	readonly #judge: PatternJudge;

	constructor(raw: unknown, path = '', problems: ProfileProblem[] = [], judge: PatternJudge = () => undefined) {
		this.#raw = raw;
		this.path = path;
		this.problems = problems;
		this.#judge = judge;
	}

	problem(message: string): void {
		this.problems.push({ path: this.path, message });
	}

	/** The value of a key that must be there. */
	get(key: string): Reader {
		const map = this.#map();
		if (map !== undefined && map[key] === undefined) {
			this.problem(`Missing "${key}".`);
		}
		return this.#child(map?.[key], this.path === '' ? key : `${this.path}.${key}`, map?.[key] === undefined);
	}

	optional(key: string): Reader | undefined {
		const map = this.#map();
		return map?.[key] === undefined ? undefined : this.get(key);
	}

	at(index: number): Reader {
		const item = Array.isArray(this.#raw) ? this.#raw[index] : undefined;
		return this.#child(item, `${this.path}[${index}]`, false);
	}

	/** Reports the keys that are not among those known. */
	close(known: readonly string[]): void {
		for (const key of Object.keys(this.#map() ?? {})) {
			if (!known.includes(key)) {
				this.problem(`Unknown key "${key}".${didYouMean(key, known)} Known: ${known.join(', ')}.`);
			}
		}
	}

	isText(): boolean {
		return typeof this.#raw === 'string';
	}

	text(): string {
		if (typeof this.#raw === 'string' && this.#raw.trim() !== '') {
			return this.#raw;
		}
		this.#wrong('a text');
		return '';
	}

	string(key: string): string {
		return this.get(key).text();
	}

	positive(key: string): number {
		const at = this.get(key);
		if (typeof at.#raw === 'number' && at.#raw > 0 && Number.isFinite(at.#raw)) {
			return at.#raw;
		}
		at.#wrong('a number above 0');
		return 1;
	}

	/** A whole number above 0. */
	count(): number {
		if (typeof this.#raw === 'number' && Number.isInteger(this.#raw) && this.#raw > 0) {
			return this.#raw;
		}
		this.#wrong('a whole number above 0');
		return 1;
	}

	flag(): boolean {
		if (typeof this.#raw === 'boolean') {
			return this.#raw;
		}
		this.#wrong('true or false');
		return false;
	}

	matching(key: string, form: RegExp, description: string): string {
		const at = this.get(key);
		if (typeof at.#raw === 'string' && form.test(at.#raw)) {
			return at.#raw;
		}
		at.#wrong(description);
		return '';
	}

	oneOf<const T extends string | number>(allowed: readonly T[]): T {
		const value = allowed.find((it) => it === this.#raw);
		if (value !== undefined) {
			return value;
		}
		const hint = typeof this.#raw === 'string' ? didYouMean(this.#raw, allowed.map(String)) : '';
		this.#wrong(`one of ${allowed.join(', ')}`, hint);
		return allowed[0] as T;
	}

	choice<const T extends string>(key: string, allowed: readonly T[]): T {
		return this.get(key).oneOf(allowed);
	}

	items(): readonly Reader[] {
		if (Array.isArray(this.#raw)) {
			return this.#raw.map((_, index) => this.at(index));
		}
		this.#wrong('a list');
		return [];
	}

	list<T>(key: string, read: (at: Reader) => T): readonly T[] {
		return this.get(key).items().map(read);
	}

	strings(key: string): readonly string[] {
		return this.list(key, (at) => at.text());
	}

	map<T>(key: string, read: (at: Reader) => T): Readonly<Record<string, T>> {
		const at = this.get(key);
		return Object.fromEntries(Object.keys(at.#map() ?? {}).map((name) => [name, read(at.get(name))]));
	}

	/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, a day that the calendar has. */
	date(whole = false): string {
		const text = typeof this.#raw === 'string' ? this.#raw : '';
		const [, year, month = '01', day = '01'] = text.match(/^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/) ?? [];
		const time = new Date(`${year}-${month}-${day}T00:00:00Z`);
		const isDay = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(`${year}-${month}-${day}`);
		if (!isDay || (whole && text.length !== 10)) {
			this.#wrong(whole ? 'a date "YYYY-MM-DD"' : 'a date "YYYY", "YYYY-MM" or "YYYY-MM-DD"');
		}
		return text;
	}

	url(key: string): string {
		const at = this.get(key);
		const text = typeof at.#raw === 'string' ? at.#raw : '';
		if (!URL.canParse(text) || !/^https?:\/\/[^\s/.]+\.\S+$/.test(text)) {
			at.#wrong('an address "https://…"');
		}
		return text;
	}

	/** A regular expression, readable with and without Unicode; `expand` fills in what it refers to. */
	pattern(expand: (pattern: string) => string = (it) => it): string {
		const text = this.text();
		const whole = expand(text);
		try {
			for (const flags of ['i', 'iu']) {
				new RegExp(whole, flags);
			}
			const wrong = this.#judge(whole);
			if (wrong !== undefined) {
				this.problem(wrong);
			}
		} catch (error) {
			this.problem(`Not a regular expression: ${error instanceof Error ? error.message : String(error)}`);
		}
		return text;
	}

	#child(raw: unknown, path: string, isMissing: boolean): Reader {
		// A missing key is reported once, not again by whatever reads the value.
		return new Reader(raw, path, isMissing ? [] : this.problems, this.#judge);
	}

	#map(): Readonly<Record<string, unknown>> | undefined {
		if (isObject(this.#raw)) {
			return this.#raw;
		}
		this.#wrong('a map of keys');
		return undefined;
	}

	#wrong(expected: string, hint = ''): void {
		if (!this.problems.some((it) => it.path === this.path)) {
			this.problem(`Expected ${expected}, got ${describe(this.#raw)}.${hint}`);
		}
	}
}

function describe(raw: unknown): string {
	return raw === undefined ? 'nothing' : JSON.stringify(raw).slice(0, 60);
}
