/** The composition root of the core: the only place, with its neighbours here, that imports rules. */
import { createFormulary } from '../drugs/formulary.ts';
import { profiles } from '../drugs/profiles.generated.ts';
import { rules } from '../rules/index.generated.ts';
import { pages } from '../rules/pages.generated.ts';
import { createLintService, type LintService } from '../service/lint-service.ts';

/** The service with every rule and every profile that is shipped. */
export function compose(log?: (message: string) => void): LintService {
	const parts = { rules, formulary: createFormulary(profiles), pages };
	return createLintService(log === undefined ? parts : { ...parts, log });
}
