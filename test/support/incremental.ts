import type { ArticleFormat } from '../../server/src/article/article.ts';
import type { Finding } from '../../server/src/linter/finding.ts';
import type { LintService } from '../../server/src/service/lint-service.ts';

export interface Difference {
	/** Of the text after which the two differ, from 1. */
	readonly version: number;
	readonly text: string;
	readonly incremental: readonly Finding[];
	readonly scratch: readonly Finding[];
}

/**
 * Lints the texts one after another as versions of one document; the first of them, from the version `compared` on, for
 * which a lint from scratch finds something else.
 */
export async function firstDifference(
	service: LintService,
	format: ArticleFormat,
	texts: Iterable<string>,
	compared = 1,
): Promise<Difference | undefined> {
	const { config } = service.configure({});
	const [edited, fresh] = ['memory:edited', 'memory:fresh'];
	let version = 0;
	try {
		for (const text of texts) {
			version++;
			const { findings: incremental } = await service.lint({ uri: edited, version, format, text }, config);
			if (version < compared) {
				continue;
			}
			service.forget(fresh);
			const { findings: scratch } = await service.lint({ uri: fresh, version, format, text }, config);
			if (JSON.stringify(incremental) !== JSON.stringify(scratch)) {
				return { version, text, incremental, scratch };
			}
		}
		return undefined;
	} finally {
		service.forget(edited);
		service.forget(fresh);
	}
}
