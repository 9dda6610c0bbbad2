/** `ldn-lint/drugs` and `ldn-lint/newArticle`: an article to start from. */
import { articleTemplate } from '../../service/article-template.ts';
import type { Config } from '../../service/lint-service.ts';
import type { Context } from '../context.ts';
import type { Drug, FolderParams, NewArticleParams } from '../protocol.ts';

export async function drugs(context: Context, params: FolderParams): Promise<readonly Drug[]> {
	const { profiles } = context.service.formularyOf(await configFor(context, params));
	return profiles.map(({ id, lowDoseName }) => ({ id, name: lowDoseName }));
}

export async function newArticle(context: Context, params: NewArticleParams): Promise<string | null> {
	return (await articleTemplate(context.service, await configFor(context, params), params)) ?? null;
}

/** As it holds for an article in the folder. */
async function configFor({ service, settings }: Context, { folder }: FolderParams): Promise<Config> {
	const own = folder === null ? undefined : await settings.of(`${folder.replace(/\/$/, '')}/article.md`);
	return own?.config ?? service.configure({}).config;
}
