import './compile-patterns.ts';
import { version } from '../../../package.json';
import { main } from '../cli/main.ts';
import { compose } from './compose.ts';
import { createNodeHost } from './node-host.ts';

void main(
	compose((message) => void process.stderr.write(`ldn-lint: ${message}\n`)),
	createNodeHost(),
	version,
	// A bundle of its own, beside this one: most runs do without it.
	async () => void (await import(new URL('server.js', import.meta.url).href)),
);
