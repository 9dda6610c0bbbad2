/**
 * The programmatic front: the interface that `api.d.ts` declares, over the engine of the command line. It checks what it
 * is given, as its callers may be written in JavaScript.
 */
import { noSuchRule } from '../cli/rule-selectors.ts';
import type { Host } from '../service/host.ts';
import { type LintService, ruleUrl } from '../service/lint-service.ts';
import type * as declared from './api.d.ts';
import { applyFixes } from './apply-fixes.ts';
import { checkText, refuse } from './arguments.ts';
import { ArticleTexts } from './article-texts.ts';
import { LdnLintError } from './errors.ts';
import { format, formats } from './format.ts';
import { lintFiles } from './lint-files.ts';
import { lintText } from './lint-text.ts';

export type Api = typeof declared;

export function createApi(service: LintService, host: Host, version: string): Api {
	const texts = new ArticleTexts();
	return {
		lintText: (text, options) => lintText(text, options, service, host, texts),
		lintFiles: (patterns, options) => lintFiles(patterns, options, { service, host, texts, version }),
		applyFixes,
		format: (results, name, options) => format(results, name, options, { service, texts, version }),
		formats,
		rules: service.rules.map(({ meta: { id, summary, severity, fixes } }) => ({
			id,
			summary,
			severity,
			fixes,
			url: ruleUrl(id),
		})),
		explain(rule) {
			const page = service.explain(checkText('explain', rule));
			return page ?? refuse('unknown-rule', noSuchRule(rule, service));
		},
		version,
		LdnLintError,
	};
}
