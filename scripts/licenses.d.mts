export function thirdPartyLicenses(
	root: string,
	metafiles: readonly { readonly inputs: Readonly<Record<string, unknown>> }[],
): string;
export function noticedPackages(notice: string): readonly string[];
