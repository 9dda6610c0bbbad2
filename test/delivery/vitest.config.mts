import { defineConfig } from 'vitest/config';

// The package as it is published, installed into scratch repositories: `npm run test:delivery`.
export default defineConfig({
	test: {
		include: ['test/delivery/**/*.test.ts'],
		globalSetup: 'test/delivery/pack.ts',
		testTimeout: 60_000,
		hookTimeout: 60_000,
	},
});
