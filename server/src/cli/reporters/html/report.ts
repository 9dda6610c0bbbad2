import { digest } from '../../../base/digest.ts';
import { formatOf } from '../../files.ts';
import type { FileResult, RunResult } from '../../results.ts';
import type { ReportContext } from '../reporter.ts';
import type { ShownArticle } from './article.ts';
import { renderPage } from './page.ts';

/** The run as one page that needs nothing besides itself: each article as it reads, with its findings in place. */
export async function reportHtml(
	run: RunResult,
	{ service, readText }: Pick<ReportContext, 'service' | 'readText'>,
): Promise<string> {
	const articles: ShownArticle[] = [];
	for (const [index, result] of run.files.entries()) {
		const text = result.preview && result.fixed > 0 ? undefined : await readText(result.path);
		const isSame = text !== undefined && digest(text) === result.digest;
		articles.push({
			id: `a${index + 1}`,
			result,
			article: isSame ? service.read(text, formatOf(result.path) ?? 'markdown') : undefined,
			missing: isSame ? undefined : whyMissing(result, text),
		});
	}
	return renderPage(run, articles);
}

function whyMissing({ preview, fixed }: FileResult, text: string | undefined): string {
	if (preview && fixed > 0) {
		return 'The findings are those that are left after the safe fixes. As the fixes are not written to the file, its text is not shown.';
	}
	return text === undefined
		? 'The file cannot be read any more, so its text is not shown. The findings are those of the text that was linted.'
		: 'The file has changed since it was linted, so its text is not shown. The findings are those of the text that was linted.';
}
