import { defineConfig } from 'vitest/config';

/** Tests that are quick enough to be run for each of some thousand changes. */
export default defineConfig({
	test: {
		include: ['test/linter/**/*.test.ts', 'test/facts/**/*.test.ts', 'test/base/**/*.test.ts'],
		testTimeout: 60_000,
		isolate: false,
	},
});
