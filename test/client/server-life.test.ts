/** How often a crashed server is started again, and what is told of it. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ServerLife } from '../../client/src/server-life.ts';

const told: string[] = [];
const ran: string[] = [];
let choice: string | undefined;

class EventEmitter {
	readonly #listeners: (() => void)[] = [];
	event = (listener: () => void) => void this.#listeners.push(listener);
	fire(): void {
		for (const it of this.#listeners) {
			it();
		}
	}
	dispose(): void {}
}

vi.mock('vscode', () => ({
	EventEmitter,
	l10n: { t: (text: string, ...values: unknown[]) => text.replace(/\{(\d)\}/g, (_, index) => String(values[index])) },
	window: {
		showErrorMessage: async (message: string) => {
			told.push(message);
			return choice;
		},
	},
	commands: { executeCommand: async (command: string) => void ran.push(command) },
}));
vi.mock('vscode-languageclient', () => ({
	CloseAction: { DoNotRestart: 1, Restart: 2 },
	ErrorAction: { Continue: 1, Shutdown: 2 },
	State: { Stopped: 1, Starting: 3, Running: 2 },
}));

const { createServerLife, mostRestarts } = await import('../../client/src/server-life.ts');

function life(): ServerLife {
	return createServerLife({ error() {}, info() {} } as unknown as Parameters<typeof createServerLife>[0]);
}

async function crash({ errorHandler }: ServerLife): Promise<number> {
	return (await errorHandler.closed()).action;
}

beforeEach(() => {
	told.length = 0;
	ran.length = 0;
	choice = undefined;
	vi.useRealTimers();
});

describe('a server that crashes', () => {
	test('is started again up to a limit, and then it is said and offered that it be started', async () => {
		choice = 'Restart';
		const server = life();
		for (let attempt = 1; attempt <= mostRestarts; attempt++) {
			expect(await crash(server)).toBe(2);
			expect(server.state()).toEqual({ kind: 'restarting', attempt });
		}
		expect(told).toEqual([]);
		expect(await crash(server)).toBe(1);
		expect(server.state()).toEqual({ kind: 'stopped' });
		expect(told).toEqual(['LDN Lint: the language server crashed 6 times within three minutes and stays stopped.']);
		await vi.waitFor(() => expect(ran).toEqual(['ldn-lint.restart']));
		expect(server.errors.at(-1)).toContain('ended unexpectedly');
	});

	test('now and then is always started again', async () => {
		vi.useFakeTimers();
		const server = life();
		for (let times = 0; times < 20; times++) {
			expect(await crash(server)).toBe(2);
			vi.advanceTimersByTime(60_000);
		}
		expect(told).toEqual([]);
	});

	test('has a clean slate after it was restarted by hand', async () => {
		const server = life();
		for (let times = 0; times <= mostRestarts; times++) {
			await crash(server);
		}
		const client = { needsStop: () => false, start: async () => {} } as unknown as BaseLanguageClient;
		await server.restart(client);
		expect(await crash(server)).toBe(2);
	});

	test('on its start is told of once', async () => {
		const server = life();
		const client = {
			needsStop: () => false,
			start: () => Promise.reject(new Error('no')),
		} as unknown as BaseLanguageClient;
		await server.restart(client);
		expect(server.state()).toEqual({ kind: 'stopped' });
		expect(told).toEqual(['LDN Lint: the language server does not start.']);
	});

	test('keeps the newest errors alone', async () => {
		const server = life();
		for (let times = 0; times < 30; times++) {
			await server.errorHandler.error(new Error(`error ${times}`), undefined, times);
		}
		expect(server.errors).toHaveLength(10);
		expect(server.errors.at(-1)).toContain('error 29');
	});
});
