import { didYouMean } from '../base/nearest.ts';
import type { LintService } from '../service/lint-service.ts';

/** Whether `dose/unit-slip`, or `dose/*` for an area, selects a rule. */
export function selects(selector: string, id: string): boolean {
	return selector.endsWith('/*') ? id.startsWith(selector.slice(0, -1)) : selector === id;
}

/** The first that selects no rule. The service, which may have to be loaded, is asked for when there are selectors alone. */
export function unknownSelector(
	selectors: readonly string[],
	around: { readonly service: LintService },
): string | undefined {
	return selectors.find((it) => !around.service.rules.some(({ meta }) => selects(it, meta.id)));
}

/** The sentence that says so, with the nearest name there is. */
export function noSuchRule(name: string, { rules }: LintService): string {
	const ids = rules.map((it) => it.meta.id);
	return `There is no rule ${name}.${didYouMean(name, ids)}`;
}
