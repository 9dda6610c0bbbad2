/**
 * The mutation test: `npm run mutation -- --mutate FILE` changes one thing at a time in the engine's sources and asks
 * whether a test notices. Results are kept in `reports/mutation/`, so that a further run tries only what is new.
 */
export default {
	testRunner: 'vitest',
	plugins: ['@stryker-mutator/vitest-runner'],
	vitest: { configFile: 'test/mutation/vitest.config.mts', related: false },
	testRunnerNodeArgs: ['--no-regexp-tier-up'],
	mutate: ['server/src/linter/*.ts'],
	coverageAnalysis: 'perTest',
	// What is computed once, as modules load, would need a start of its own for each change.
	ignoreStatic: true,
	concurrency: 2,
	incremental: true,
	incrementalFile: 'reports/mutation/incremental.json',
	jsonReporter: { fileName: 'reports/mutation/mutation.json' },
	reporters: ['clear-text', 'json'],
	clearTextReporter: { reportTests: false, allowColor: false },
	thresholds: { high: 90, low: 80, break: 80 },
	// TypeScript 7 has not the interface by which it would be rewritten, and nothing in it needs to be.
	tsconfigFile: 'none',
};
