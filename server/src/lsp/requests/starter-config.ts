/** `ldn-lint/starterConfig` */
import { configFileNames } from '../../service/project-config.ts';
import { layoutOf, starterConfig } from '../../service/starter-config.ts';
import type { StarterConfigParams, StarterConfigResult } from '../protocol.ts';

export function starterConfigFor(params: StarterConfigParams): StarterConfigResult {
	return { names: configFileNames, text: starterConfig(layoutOf(params)) };
}
