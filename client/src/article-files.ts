/** Globs of the files that may be articles, and of those that are never looked at. */
export const articleFiles = '**/*.{md,markdown,mdx,html,htm,txt}';
export const neverSearched = '**/{node_modules,.git,dist}/**';
