/**
 * Milliseconds of processor time, all threads of this process together: the least of several passes, and of fewer when
 * they have taken `patience` milliseconds on the clock.
 */
export async function leastTime(passes: number, work: () => unknown, patience = 8000): Promise<number> {
	const start = performance.now();
	let least = Number.POSITIVE_INFINITY;
	for (let pass = 0; pass === 0 || (pass < passes && performance.now() - start < patience); pass++) {
		const before = process.cpuUsage();
		await work();
		const { user, system } = process.cpuUsage(before);
		least = Math.min(least, (user + system) / 1000);
	}
	return least;
}
