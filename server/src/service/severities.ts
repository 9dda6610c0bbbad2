/** Of the engine, for fronts that may do without the rest of it: importing this loads nothing else. */
export { isAtLeast, type Severity, severities } from '../linter/finding.ts';
