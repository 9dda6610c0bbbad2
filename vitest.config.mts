import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		exclude: ['test/e2e/**', 'test/delivery/**'],
		testTimeout: 30_000,
		// As the programs run: see server/src/entry/compile-patterns.ts.
		execArgv: ['--no-regexp-tier-up'],
	},
});
