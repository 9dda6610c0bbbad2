import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		exclude: ['test/e2e/**', 'test/delivery/**'],
		testTimeout: 60_000,
		hookTimeout: 60_000,
		// Most of the time went into importing the engine once for each file; no test changes what a module holds.
		isolate: false,
		maxWorkers: '100%',
		// As the programs run: see server/src/entry/compile-patterns.ts.
		execArgv: ['--no-regexp-tier-up'],
	},
});
