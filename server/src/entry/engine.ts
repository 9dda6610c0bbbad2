/** The bundle that the programs for Node share, and that the command line loads when it has something to lint. */
export * from '../cli/init.ts';
export * from '../cli/lint-article.ts';
export * from '../cli/print-config.ts';
export * from '../service/project-config.ts';
export * from './compose.ts';
