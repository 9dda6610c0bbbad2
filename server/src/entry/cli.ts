import './compile-patterns.ts';
import { version } from '../../../package.json';
import { main } from '../cli/main.ts';
import { compose } from './compose.ts';
import { createNodeHost } from './node-host.ts';

void main(
	compose((message) => void process.stderr.write(`ldn-lint: ${message}\n`)),
	createNodeHost(),
	version,
);
