/** The article panel in the Explorer: what the article at hand says, with the way to each place. */
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { ArticleView, ClaimView, DoseView, ReferenceView, StatementView } from '../../server/src/lsp/protocol.ts';
import {
	claimLook,
	doseLook,
	type Look,
	referenceLook,
	type SectionName,
	sectionLook,
	sectionNames,
	statementLook,
} from './article-items.ts';
import { showPlace } from './places.ts';
import { request } from './requests.ts';
import type { Statuses } from './statuses.ts';

/** An item of the tree; what it shows is looked up in the newest view when it is drawn. */
export type PanelItem =
	| SectionItem
	| { readonly kind: 'doses'; readonly item: DoseView }
	| { readonly kind: 'claims'; readonly item: ClaimView }
	| { readonly kind: 'statements'; readonly item: StatementView }
	| { readonly kind: 'references'; readonly item: ReferenceView };

interface SectionItem {
	readonly kind: 'section';
	readonly name: SectionName;
}

/** Why there is nothing to show, or `article`; the welcome texts of the view depend on it. */
type PanelState = 'article' | 'loading' | 'none' | 'disabled' | 'excluded' | 'no-drug' | 'too-long' | 'stopped';

export type ArticlePanel = vscode.TreeDataProvider<PanelItem>;

export interface RegisteredPanel extends vscode.Disposable {
	readonly panel: ArticlePanel;
}

export function registerArticlePanel(
	client: BaseLanguageClient,
	statuses: Statuses,
	selector: vscode.DocumentSelector,
): RegisteredPanel {
	const provider = new Provider(client, statuses, selector);
	const view = vscode.window.createTreeView('ldn-lint.article', { treeDataProvider: provider });
	provider.onDidShow(() => {
		view.description = provider.uri === undefined ? '' : vscode.workspace.asRelativePath(provider.uri);
		view.message = provider.state === 'loading' ? vscode.l10n.t('Reading the article…') : '';
	});
	const disposable = vscode.Disposable.from(
		view,
		provider,
		view.onDidCollapseElement(({ element }) => provider.setCollapsed(element, true)),
		view.onDidExpandElement(({ element }) => provider.setCollapsed(element, false)),
		view.onDidChangeVisibility(({ visible }) => provider.setVisible(visible)),
		vscode.commands.registerCommand('ldn-lint.article.show', (kind: SectionName, id: string) =>
			provider.show(kind, id),
		),
		vscode.commands.registerCommand('ldn-lint.article.insert', (it: PanelItem) => {
			if (it.kind === 'statements' && provider.uri !== undefined) {
				return vscode.commands.executeCommand('ldn-lint.insertStatements', provider.uri.toString(), [it.item.id]);
			}
			return undefined;
		}),
	);
	provider.setVisible(view.visible);
	provider.follow();
	return { panel: provider, dispose: () => disposable.dispose() };
}

const sections: readonly SectionItem[] = sectionNames.map((name) => ({ kind: 'section', name }));

class Provider implements ArticlePanel {
	readonly #client: BaseLanguageClient;
	readonly #statuses: Statuses;
	readonly #selector: vscode.DocumentSelector;
	readonly #changed = new vscode.EventEmitter<PanelItem | undefined>();
	readonly #shown = new vscode.EventEmitter<void>();
	readonly #disposables: vscode.Disposable;
	readonly onDidChangeTreeData = this.#changed.event;
	readonly onDidShow = this.#shown.event;
	state: PanelState | undefined;
	uri: vscode.Uri | undefined;
	#view: ArticleView | undefined;
	/** While nobody sees the panel nothing is asked for it. */
	#isVisible = false;
	readonly #collapsed = new Set<SectionName>();
	/** The update under way; another one that is wanted meanwhile follows it. */
	#updating: Promise<void> | undefined;
	#isStale = false;

	constructor(client: BaseLanguageClient, statuses: Statuses, selector: vscode.DocumentSelector) {
		this.#client = client;
		this.#statuses = statuses;
		this.#selector = selector;
		this.#disposables = vscode.Disposable.from(
			this.#changed,
			this.#shown,
			vscode.window.onDidChangeActiveTextEditor(() => this.follow()),
			vscode.workspace.onDidCloseTextDocument(() => this.follow()),
			statuses.onDidChange((uri) => {
				if (uri === undefined || uri.toString() === this.uri?.toString()) {
					this.#update();
				}
			}),
		);
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	/** Turns to the article in the active editor; without an editor, as when a panel has the focus, it stays. */
	follow(): void {
		const document = vscode.window.activeTextEditor?.document;
		const isArticle = document !== undefined && vscode.languages.match(this.#selector, document) > 0;
		const isOpen = vscode.window.visibleTextEditors.some((it) => it.document.uri.toString() === this.uri?.toString());
		const stays = isOpen && (document === undefined || document.uri.scheme === 'output');
		const uri = stays ? this.uri : isArticle ? document.uri : undefined;
		if (uri?.toString() !== this.uri?.toString()) {
			this.uri = uri;
			this.#view = undefined;
		}
		this.#update();
	}

	setVisible(isVisible: boolean): void {
		this.#isVisible = isVisible;
		this.#update();
	}

	/** A section stays as it was left when the editor turns to another article. */
	setCollapsed(it: PanelItem, isCollapsed: boolean): void {
		if (it.kind === 'section') {
			this.#collapsed[isCollapsed ? 'add' : 'delete'](it.name);
		}
	}

	#update(): void {
		this.#isStale = true;
		this.#updating ??= this.#updateWhileStale().finally(() => {
			this.#updating = undefined;
		});
	}

	async #updateWhileStale(): Promise<void> {
		while (this.#isStale) {
			this.#isStale = false;
			const { uri } = this;
			const state = this.#stateNow();
			if (uri === undefined || state !== 'article' || !this.#isVisible) {
				this.#show(state, undefined);
				continue;
			}
			const params = { uri: this.#client.code2ProtocolConverter.asUri(uri) };
			const view = await request(this.#client, 'ldn-lint/articleView', params).catch(() => null);
			// Without an answer the document has just changed or gone, of which more is heard soon.
			if (view !== null && uri.toString() === this.uri?.toString()) {
				this.#show('article', view);
			}
		}
	}

	#stateNow(): PanelState {
		if (this.uri === undefined) {
			return 'none';
		}
		if (this.#client.state === State.Stopped) {
			return 'stopped';
		}
		const status = this.#statuses.get(this.uri);
		if (status === undefined) {
			return 'loading';
		}
		return status.skipped === undefined || status.skipped === 'unreadable' ? 'article' : status.skipped;
	}

	/** Draws again only what looks different, so that nothing flickers and places stay selected while one types. */
	#show(state: PanelState, view: ArticleView | undefined): void {
		const before = this.#view;
		if (state !== this.state) {
			this.state = state;
			void vscode.commands.executeCommand('setContext', 'ldn-lint.articleState', state);
		}
		this.#view = view;
		this.#shown.fire();
		if (before === undefined || view === undefined) {
			this.#changed.fire(undefined);
			return;
		}
		for (const section of sections) {
			if (looks(before[section.name]) !== looks(view[section.name])) {
				this.#changed.fire(section);
			}
		}
	}

	getChildren(parent?: PanelItem): PanelItem[] {
		const view = this.#view;
		if (view === undefined) {
			return [];
		}
		if (parent === undefined) {
			return [...sections];
		}
		return parent.kind === 'section' ? itemsOf(parent.name, view) : [];
	}

	getTreeItem(it: PanelItem): vscode.TreeItem {
		if (it.kind === 'section') {
			return this.#sectionItem(it.name);
		}
		const look = lookOf(it);
		const item = new vscode.TreeItem(look.label);
		item.id = `${it.kind}:${it.item.id}`;
		item.description = look.description;
		item.iconPath = look.icon;
		item.accessibilityInformation = { label: look.spoken };
		if (it.kind === 'statements' && it.item.isInsertable) {
			item.contextValue = 'missingStatement';
		}
		if (rangeOf(it) !== undefined) {
			const title = vscode.l10n.t('Show in the article');
			item.command = { title, command: 'ldn-lint.article.show', arguments: [it.kind, it.item.id] };
		}
		return item;
	}

	/** Tooltips are made when they are asked for: those of claims and references hold cards of the server. */
	async resolveTreeItem(item: vscode.TreeItem, it: PanelItem): Promise<vscode.TreeItem> {
		if (it.kind !== 'section') {
			const { tooltip } = lookOf(it);
			const cards = await this.#cards(it);
			item.tooltip = cards === '' ? tooltip : tooltip.appendMarkdown(`---\n\n${cards}`);
		}
		return item;
	}

	getParent(it: PanelItem): PanelItem | undefined {
		return sections.find(({ name }) => name === it.kind);
	}

	/** Goes to where the item is by now. */
	async show(kind: SectionName, id: string): Promise<void> {
		const it = this.getChildren({ kind: 'section', name: kind }).find(
			(it) => it.kind !== 'section' && it.item.id === id,
		);
		const range = it && rangeOf(it);
		if (this.uri !== undefined && range !== undefined) {
			await showPlace(this.uri, this.#client.protocol2CodeConverter.asRange(range));
		}
	}

	#sectionItem(name: SectionName): vscode.TreeItem {
		const view = this.#view;
		const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
		const isEmpty = view === undefined || view[name].length === 0;
		const { label, description } = view === undefined ? { label: name, description: '' } : sectionLook(name, view);
		const item = new vscode.TreeItem(label, isEmpty ? None : this.#collapsed.has(name) ? Collapsed : Expanded);
		item.id = `section:${name}`;
		item.description = description;
		item.accessibilityInformation = { label: `${label}, ${description}` };
		return item;
	}

	async #cards(it: PanelItem): Promise<string> {
		const { uri } = this;
		const works = it.kind === 'claims' ? it.item.works : it.kind === 'references' ? [it.item.key ?? ''] : [];
		const conditions = it.kind === 'claims' ? it.item.conditions.slice(0, 1).map(({ id }) => id) : [];
		if (uri === undefined || works.length + conditions.length === 0) {
			return '';
		}
		const params = { uri: this.#client.code2ProtocolConverter.asUri(uri), works, conditions };
		return request(this.#client, 'ldn-lint/cards', params).catch(() => '');
	}
}

function itemsOf(name: SectionName, view: ArticleView): PanelItem[] {
	switch (name) {
		case 'doses':
			return view.doses.map((item) => ({ kind: 'doses', item }));
		case 'claims':
			return view.claims.map((item) => ({ kind: 'claims', item }));
		case 'statements':
			return view.statements.map((item) => ({ kind: 'statements', item }));
		case 'references':
			return view.references.map((item) => ({ kind: 'references', item }));
	}
}

function lookOf(it: Exclude<PanelItem, SectionItem>): Look {
	switch (it.kind) {
		case 'doses':
			return doseLook(it.item);
		case 'claims':
			return claimLook(it.item);
		case 'statements':
			return statementLook(it.item);
		case 'references':
			return referenceLook(it.item);
	}
}

function rangeOf(it: PanelItem): DoseView['span'] | undefined {
	return it.kind === 'section' ? undefined : it.kind === 'statements' ? it.item.spans[0] : it.item.span;
}

/** All that is drawn of a section, and not where it stands. */
function looks(items: readonly unknown[]): string {
	return JSON.stringify(items, (key, value: unknown) => (key === 'span' || key === 'spans' ? undefined : value));
}
