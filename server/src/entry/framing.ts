import { Transform } from 'node:stream';

/** Bytes; longer messages than an editor sends of the largest text that it can hold. */
const longestMessage = 256 * 1024 * 1024;
/** Bytes; what is kept of what may become a header. */
const longestHeader = 8 * 1024;

/** Content-Length with the headers after it, up to the empty line; those before it are passed over. */
const header = /content-length:[ \t]{0,8}(\d{1,16})[ \t]{0,8}\r\n(?:[\w-]{1,64}:[^\r\n]{0,512}\r\n){0,8}\r\n/i;
const otherHeaders = /^(?:[\w-]{1,64}:[^\r\n]{0,512}\r\n){0,8}$/;

/**
 * The messages of a stream of the base protocol, without what stands between them and is none. A message that is shorter
 * or longer than its header says costs itself alone: reading goes on at the next header, which no JSON can hold as it
 * is. `log` is told what was passed over, once for each stretch.
 */
export function wellFramed(log: (problem: string) => void): Transform {
	let waiting: Buffer[] = [];
	let size = 0;
	/** Bytes of the body that is being read; `undefined` before its header. */
	let wanted: number | undefined;
	let passedOver = 0;
	/** What came last, in which a header may have begun that goes on in what comes next. */
	let newest: Buffer = Buffer.alloc(0);

	function take(): Buffer {
		const all = waiting.length === 1 && waiting[0] !== undefined ? waiting[0] : Buffer.concat(waiting);
		waiting = [];
		size = 0;
		return all;
	}

	function put(rest: Buffer): void {
		waiting = rest.length === 0 ? [] : [rest];
		size = rest.length;
	}

	/** Whether there may be more to read in what waits. */
	function readHeader(): boolean {
		const all = take();
		const text = all.toString('latin1');
		const found = header.exec(text);
		if (found === null) {
			const kept = Math.min(all.length, longestHeader);
			passedOver += all.length - kept;
			put(all.subarray(all.length - kept));
			return false;
		}
		const before = text.slice(0, found.index);
		passedOver += otherHeaders.test(before) ? 0 : before.length;
		put(all.subarray(found.index + found[0].length));
		const length = Number(found[1]);
		if (length < 1 || length > longestMessage) {
			log(`A message of ${found[1]} bytes is not read.`);
			return true;
		}
		if (passedOver > 0) {
			log(`${passedOver} bytes from the client are no message and were passed over.`);
			passedOver = 0;
		}
		wanted = length;
		newest = all.subarray(found.index + found[0].length);
		return true;
	}

	/** As `readHeader`, for the body of `length` bytes. */
	function readBody(length: number, output: Transform): boolean {
		if (size < length && headerIn(newest) === undefined) {
			return false;
		}
		const all = take();
		const body = all.subarray(0, length);
		const next = headerIn(body);
		wanted = undefined;
		if (next !== undefined) {
			log(`A message of ${next} bytes, whose header says ${length}, was passed over.`);
			put(all.subarray(next));
			return true;
		}
		output.push(Buffer.concat([Buffer.from(`Content-Length: ${length}\r\n\r\n`), body]));
		put(all.subarray(length));
		return true;
	}

	return new Transform({
		transform(chunk: Buffer, _encoding, done) {
			waiting.push(chunk);
			size += chunk.length;
			newest = Buffer.concat([newest.subarray(Math.max(0, newest.length - longestHeader)), chunk]);
			while (size > 0 && (wanted === undefined ? readHeader() : readBody(wanted, this))) {
				// Each turn takes a header or a body.
			}
			done();
		},
		flush(done) {
			const left = size + passedOver + (wanted === undefined ? 0 : 1);
			if (left > 0) {
				log('The client ended within a message.');
			}
			done();
		},
	});
}

/** Where a header starts in a body, in which none can stand. */
function headerIn(body: Buffer): number | undefined {
	for (const name of ['Content-Length:', 'content-length:']) {
		for (let at = body.indexOf(name); at >= 0; at = body.indexOf(name, at + name.length)) {
			const end = Math.min(body.length, at + longestHeader);
			if (header.exec(body.toString('latin1', at, end))?.index === 0) {
				return at;
			}
		}
	}
	return undefined;
}
