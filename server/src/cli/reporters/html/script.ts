/** What the page does beyond showing everything: filters, sorting, and opening what a link leads to. No part of it is needed to read. */
export const pageScript = String.raw`
'use strict';
(() => {
	const form = document.getElementById('filter');
	const boxes = [...form.querySelectorAll('input')];
	const cards = [...document.querySelectorAll('.card')].map((element) => ({
		owner: element.id.slice(0, element.id.indexOf('-')),
		severity: element.dataset.severity,
		rule: element.dataset.rule,
	}));
	const counters = [...document.querySelectorAll('[data-count]')];
	const bars = [...document.querySelectorAll('[data-bar]')];
	const severities = ['error', 'warning', 'info', 'hint'];
	const number = new Intl.NumberFormat('en-US');
	const sheet = new CSSStyleSheet();
	document.adoptedStyleSheets = [sheet];
	form.hidden = false;

	// The address keeps the filter behind what it leads to: #a1-f3?without=info,dose/unit-slip
	const readHash = () => {
		const [target, query = ''] = location.hash.slice(1).split('?without=');
		return { target, without: new Set(query.split(',')) };
	};
	const without = () => boxes.filter((it) => !it.checked).map((it) => it.value);
	const address = (target) => {
		const off = without();
		return '#' + target + (off.length === 0 ? '' : '?without=' + off.map(encodeURI).join(','));
	};

	const apply = () => {
		const off = new Set(without());
		const selectors = [...off].map((it) => (severities.includes(it) ? '[data-severity="' : '[data-rule="') + CSS.escape(it) + '"]');
		const all = selectors.join(',');
		sheet.replaceSync(
			selectors.length === 0
				? ''
				: ':is(.card, .number):is(' + all + '){display:none} mark:is(' + all + '){background:none;border-color:transparent}',
		);
		const counts = new Map();
		const add = (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
		let shown = 0;
		for (const { owner, severity, rule } of cards) {
			if (!off.has(severity) && !off.has(rule)) {
				shown++;
				for (const key of [owner + ':' + severity, owner + ':all', 'all:' + severity]) {
					add(key);
				}
			}
		}
		for (const it of counters) {
			const value = counts.get(it.dataset.count) ?? 0;
			const text = it.querySelector('[data-text]');
			if (it.dataset.value !== undefined) {
				it.dataset.value = value;
			}
			(text ?? it).textContent = number.format(value);
			it.closest('.chip')?.classList.toggle('none', value === 0);
		}
		for (const bar of bars) {
			let at = 0;
			for (const part of bar.children) {
				const width = ((counts.get(bar.dataset.bar + ':' + part.getAttribute('class')) ?? 0) / (Number(bar.dataset.full) || 1)) * 100;
				part.setAttribute('x', at);
				part.setAttribute('width', width);
				at += width;
			}
		}
		const status = shown === cards.length ? number.format(shown) + (shown === 1 ? ' finding' : ' findings') : number.format(shown) + ' of ' + number.format(cards.length) + ' findings shown';
		document.getElementById('shown').textContent = status;
		const rules = boxes.filter((it) => it.name === 'rule');
		document.getElementById('rules-shown').textContent = rules.filter((it) => it.checked).length + ' of ' + rules.length;
		document.getElementById('reset').disabled = off.size === 0;
	};

	const filter = () => {
		apply();
		history.replaceState(null, '', address(readHash().target));
	};
	form.addEventListener('change', filter);
	form.addEventListener('submit', (event) => event.preventDefault());
	form.addEventListener('reset', () => setTimeout(filter));
	form.addEventListener('click', (event) => {
		const choice = event.target.dataset.choose;
		if (choice !== undefined) {
			for (const it of boxes.filter((box) => box.name === 'rule')) {
				it.checked = choice === 'all';
			}
			filter();
		}
	});

	/** Opens all that is around an element and goes there. */
	const reveal = (id) => {
		const element = id === '' ? null : document.getElementById(id);
		for (const it of document.querySelectorAll('.is-target')) {
			it.classList.remove('is-target');
		}
		if (element === null) {
			return;
		}
		for (let it = element; it !== null; it = it.parentElement) {
			if (it instanceof HTMLDetailsElement) {
				it.open = true;
			}
		}
		element.classList.add('is-target');
		element.scrollIntoView({ block: element.matches('.card, .number') ? 'center' : 'start' });
		(element.matches('details') ? element.querySelector('summary') : element).focus({ preventScroll: true });
	};
	document.addEventListener('click', (event) => {
		const link = event.target.closest('a[href^="#"]');
		const mark = link === null ? event.target.closest('mark') : null;
		const target = link?.hash.slice(1) ?? mark?.dataset.of;
		if (target !== undefined && (link !== null || getSelection().isCollapsed) && !event.ctrlKey && !event.metaKey) {
			event.preventDefault();
			history.pushState(null, '', address(target));
			reveal(target);
		}
	});
	const restore = () => {
		const { target, without: off } = readHash();
		for (const it of boxes) {
			it.checked = !off.has(encodeURI(it.value));
		}
		apply();
		reveal(target);
	};
	addEventListener('popstate', restore);
	restore();

	/** A finding and its marks light up together. */
	let active = '';
	const pair = (event) => {
		const of = event.target.closest?.('.card, mark, a.number');
		const id = of?.dataset.of ?? of?.id.replace('-m', '-f') ?? '';
		if (id === active) {
			return;
		}
		for (const [it, isOn] of [[active, false], [id, true]]) {
			const card = document.getElementById(it);
			const marks = card?.closest('.article').querySelectorAll('mark[data-of="' + it + '"]') ?? [];
			for (const part of card === null ? [] : [card, ...marks]) {
				part.classList.toggle('is-active', isOn);
			}
		}
		active = id;
	};
	document.addEventListener('pointerover', pair);
	document.addEventListener('focusin', pair);

	const body = document.querySelector('#overview tbody');
	const heads = [...document.querySelectorAll('#overview thead th')];
	for (const [column, head] of heads.entries()) {
		const button = document.createElement('button');
		button.type = 'button';
		button.append(...head.childNodes);
		head.append(button);
		button.addEventListener('click', () => {
			const isText = head.dataset.sort === 'text';
			const first = isText ? 'ascending' : 'descending';
			const second = isText ? 'descending' : 'ascending';
			const order = head.getAttribute('aria-sort') === first ? second : first;
			for (const it of heads) {
				it.removeAttribute('aria-sort');
			}
			head.setAttribute('aria-sort', order);
			const valueOf = (row) => row.children[column].dataset.value;
			const compare = (a, b) => (isText ? valueOf(a).localeCompare(valueOf(b), 'en', { numeric: true }) : valueOf(a) - valueOf(b));
			const rows = [...body.rows].sort((a, b) => (order === 'ascending' ? compare(a, b) : compare(b, a)));
			body.append(...rows);
		});
	}

	let closed = [];
	addEventListener('beforeprint', () => {
		closed = [...document.querySelectorAll('details:not([open])')].filter((it) => !form.contains(it));
		for (const it of closed) {
			it.open = true;
		}
	});
	addEventListener('afterprint', () => {
		for (const it of closed) {
			it.open = false;
		}
	});
})();
`;
