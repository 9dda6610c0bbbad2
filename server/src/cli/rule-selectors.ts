/** Whether `dose/unit-slip`, or `dose/*` for an area, selects a rule. */
export function selects(selector: string, id: string): boolean {
	return selector.endsWith('/*') ? id.startsWith(selector.slice(0, -1)) : selector === id;
}
