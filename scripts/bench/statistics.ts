/** The value below which a share of the figures lies, from 0 to 1; the middle one for 0.5. `NaN` of none. */
export function quantile(figures: readonly number[], share: number): number {
	const sorted = [...figures].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function median(figures: readonly number[]): number {
	return quantile(figures, 0.5);
}

/** Of each figure to that of the same round: what disturbs the machine for a while disturbs both. */
export function medianRatio(figures: readonly number[], floor: readonly number[]): number {
	return median(figures.flatMap((it, round) => (floor[round] === undefined ? [] : [it / floor[round]])));
}

/** What time grows with: 1 where it grows as the size does, 2 where it grows as its square. */
export function exponent(sizes: readonly [number, number], times: readonly [number, number]): number {
	return Math.log(times[1] / times[0]) / Math.log(sizes[1] / sizes[0]);
}
