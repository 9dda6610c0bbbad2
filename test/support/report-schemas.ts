import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import type { Format } from '../../server/src/cli/reporters/index.ts';

/** By format of a report: what is wrong with a text by its published schema. */
export function reportSchemas(): Partial<Record<Format, (text: string) => readonly string[]>> {
	return {
		sarif: jsonProblems('sarif-2.1.0.schema.json'),
		gitlab: jsonProblems('gitlab-code-quality.schema.json'),
		rdjson: jsonProblems('rdjson.schema.json'),
		junit: xmlProblems('jenkins-junit.xsd'),
		checkstyle: xmlProblems('checkstyle.xsd'),
	};
}

const folder = join(import.meta.dirname, '../fixtures/schemas');

/** What is wrong with a text by a JSON schema of test/fixtures/schemas; nothing when it is valid. */
export function jsonProblems(schema: string): (text: string) => readonly string[] {
	const ajv = new Ajv2020({ allErrors: true, strict: false });
	addFormats.default(ajv);
	const validate = ajv.compile(JSON.parse(readFileSync(join(folder, schema), 'utf8')));
	return (text) => {
		validate(JSON.parse(text));
		return (validate.errors ?? []).map((it) => `${it.instancePath} ${it.message}`);
	};
}

/** The same by an XML schema; a text that is not well-formed throws. */
export function xmlProblems(schema: string): (text: string) => readonly string[] {
	using document = XmlDocument.fromBuffer(readFileSync(join(folder, schema)));
	const validator = XsdValidator.fromDoc(document);
	return (text) => {
		using report = XmlDocument.fromBuffer(Buffer.from(text));
		try {
			validator.validate(report);
			return [];
		} catch (error) {
			return [String(error)];
		}
	};
}
