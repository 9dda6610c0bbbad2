/** Preloaded by `--require`: every way to another machine throws, and is named on standard error. */
const modules = {
	net: ['connect', 'createConnection'],
	tls: ['connect'],
	http: ['request', 'get'],
	https: ['request', 'get'],
	http2: ['connect'],
	dgram: ['createSocket'],
	dns: ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse'],
	'dns/promises': ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse'],
};

function refuse(name) {
	return () => {
		process.stderr.write(`network: ${name}\n`);
		throw new Error(`network: ${name}`);
	};
}

for (const [module, names] of Object.entries(modules)) {
	for (const name of names) {
		require(`node:${module}`)[name] = refuse(`${module}.${name}`);
	}
}
require('node:net').Socket.prototype.connect = refuse('a socket');
for (const name of ['fetch', 'WebSocket', 'EventSource']) {
	globalThis[name] = refuse(name);
}
