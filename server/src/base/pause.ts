/** Longest stretch of synchronous work, in milliseconds, before the event loop gets a turn. */
const stretch = 12;

/** Gives the event loop a turn when the last one is long ago, so that a newer request can abort this work. */
export class Pacer {
	#last = performance.now();

	async pause(signal: AbortSignal | undefined): Promise<void> {
		if (performance.now() - this.#last > stretch) {
			await new Promise((resolve) => setTimeout(resolve, 0));
			this.#last = performance.now();
		}
		signal?.throwIfAborted();
	}
}
