import { reportBlob } from './blob.ts';
import { reportCheckstyle } from './checkstyle.ts';
import { reportCompact } from './compact.ts';
import { reportGithub } from './github.ts';
import { reportGitlab } from './gitlab.ts';
import { reportHtml } from './html/report.ts';
import { reportJson } from './json.ts';
import { reportJunit } from './junit.ts';
import { reportMarkdown } from './markdown.ts';
import { reportRdjson } from './rdjson.ts';
import type { Reporter } from './reporter.ts';
import { reportSarif } from './sarif.ts';
import { reportText } from './text.ts';

/** Every format of `--format`, by its name. */
export const reporters = {
	text: reportText,
	compact: reportCompact,
	json: reportJson,
	sarif: reportSarif,
	github: reportGithub,
	gitlab: reportGitlab,
	junit: reportJunit,
	checkstyle: reportCheckstyle,
	rdjson: reportRdjson,
	markdown: reportMarkdown,
	html: reportHtml,
	blob: reportBlob,
} as const satisfies Readonly<Record<string, Reporter>>;

export type Format = keyof typeof reporters;

export const formats = Object.keys(reporters) as readonly Format[];
