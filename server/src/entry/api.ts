/** The library: what `import 'ldn-lint'` gives. `server/src/api/api.d.ts` declares it. */
import { version as ownVersion } from '../../../package.json';
import { createApi } from '../api/create-api.ts';
import { compose } from './compose.ts';
import { createNodeHost } from './node-host.ts';

const api = createApi(compose(), createNodeHost(), ownVersion);

export const { lintText, lintFiles, applyFixes, format, formats, rules, explain, version, LdnLintError } = api;
