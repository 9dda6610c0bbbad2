import { reportBlob } from './blob.ts';
import { reportHtml } from './html/report.ts';
import { reportJson } from './json.ts';
import type { Reporter } from './reporter.ts';
import { reportText } from './text.ts';

/** Every format of `--format`, by its name. */
export const reporters = {
	text: reportText,
	json: reportJson,
	html: reportHtml,
	blob: reportBlob,
} as const satisfies Readonly<Record<string, Reporter>>;

export type Format = keyof typeof reporters;

export const formats = Object.keys(reporters) as readonly Format[];
