import { oneLine } from './reporters/plain-text.ts';

/** A line on the terminal that says how far a run is. */
export interface Progress {
	start(path: string): void;
	/** One more article is done. */
	done(): void;
	/** Takes the line away, before something else is written. */
	clear(): void;
}

/** What shows one line in the place of the last; `undefined` takes it away. */
export type ShowLine = (line: string | undefined) => void;

/** Milliseconds: a short run shows nothing, and a long one does not spend its time on this. */
const quiet = 400;
const between = 80;

export function createProgress(total: number, show: ShowLine | undefined, now = () => performance.now()): Progress {
	let count = 0;
	let shown = now() + quiet - between;
	let isShown = false;
	return {
		start(path) {
			if (show !== undefined && now() - shown >= between) {
				shown = now();
				isShown = true;
				show(`${count} of ${total} articles · ${oneLine(path)}`);
			}
		},
		done() {
			count++;
		},
		clear() {
			if (isShown) {
				show?.(undefined);
				isShown = false;
			}
		},
	};
}
