import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AgentView, SessionView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { activeSession, agentControlState } from '../toolbar/button-state.ts';
import { CommandEvent, sourceOf } from '../toolbar/command-event.ts';
import { icon } from '../toolbar/icons.ts';
import type { IcwToolbar } from '../toolbar/icw-toolbar.ts';
import '../toolbar/icw-toolbar.ts';
import { shortcutKey } from '../toolbar/shortcut.ts';
import './icw-account-page.ts';
import type { NotesEvent } from './icw-context-area.ts';
import './icw-context-area.ts';
import './icw-cti-bar.ts';
import './icw-home-page.ts';
import './icw-identify-account.ts';
import './icw-interaction-record.ts';
import type { IcwLogOn } from './icw-log-on.ts';
import './icw-log-on.ts';
import './icw-session-tabs.ts';
import type { IcwSystemMessages } from './icw-system-messages.ts';
import './icw-system-messages.ts';
import { webclientStyles } from './icw-webclient.styles.ts';
import { pageClock } from './page-clock.ts';

type Page = SessionView['page'] | 'interactionRecord';

const navigation = [
  { page: 'home', icon: 'home' },
  { page: 'identifyAccount', icon: 'search' },
  { page: 'account', icon: 'person' },
  { page: 'interactionRecord', icon: 'record' },
] as const;

/**
 * The IC WebClient around the toolbar: session tabs, context area, CTI bar, messages, navigation and work area.
 *
 * @fires icw-command - everything the agent asks for
 */
@customElement('icw-webclient')
export class IcwWebclient extends LitElement {
  static override styles = [baseStyles, webclientStyles];

  @query('icw-system-messages') private readonly systemMessages!: IcwSystemMessages | null;
  @query('icw-log-on') private readonly wayIn!: IcwLogOn | null;
  @query('icw-toolbar') private readonly toolbar!: IcwToolbar | null;
  @property({ attribute: false }) agent: AgentView | undefined;
  @property({ attribute: false }) now: () => number = pageClock.now;
  /** A log-on was asked for and is not answered yet. */
  @property({ type: Boolean, attribute: 'logging-on' }) isLoggingOn = false;
  /** Why there is no agent to show. */
  @property() trouble: string | undefined;
  /** Where the agent has gone; the session's own page holds until then. */
  @state() private visited: Page | undefined;
  @state() private notes: ReadonlyMap<string, string> = new Map();
  #hadFocus = false;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onShortcut);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('keydown', this.#onShortcut);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('agent')) return;
    this.#hadFocus = this.matches(':focus-within');
    const before = activeSession(changed.get('agent'));
    const session = activeSession(this.agent);
    this.#dropNotesOfEnded(changed.get('agent'));
    // A screen pop, or another session, takes the work area back from wherever the agent had gone.
    if (before?.sessionId !== session?.sessionId || before?.page !== session?.page) this.visited = undefined;
  }

  // The button that was pressed to log on or off goes away; its focus must not go with it.
  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('agent');
    if (!this.#hadFocus || !before || before.isLoggedOn === this.agent?.isLoggedOn) return;
    void (this.wayIn ?? this.toolbar)?.updateComplete.then(() => (this.wayIn ?? this.toolbar)?.focus());
  }

  readonly #onShortcut = (event: KeyboardEvent): void => {
    const key = shortcutKey(event);
    if (!key || !this.agent?.isLoggedOn) return;
    if (key === 'M') this.systemMessages?.toggle();
    else if (/^[1-6]$/.test(key)) {
      const sessionId = this.agent.sessions[Number(key) - 1]?.sessionId;
      if (!sessionId) return;
      this.#command({ command: 'activateSession', sessionId, source: event.isTrusted ? 'key' : 'script' });
    } else return;
    event.preventDefault();
  };

  #onLogOff(event: Event): void {
    this.#command({ command: 'logOff', source: sourceOf(event) });
  }

  #onNotes(event: NotesEvent): void {
    this.notes = new Map(this.notes).set(this.#session?.sessionId ?? '', event.notes);
  }

  // A tab is used again for the next customer, who must not inherit the notes.
  #dropNotesOfEnded(before: AgentView | undefined): void {
    const isOpen = (agent: AgentView | undefined, sessionId: string) =>
      agent?.sessions.some((session) => session.sessionId === sessionId && session.isInteractionOpen);
    const ended = before?.sessions.filter(
      ({ sessionId }) => isOpen(before, sessionId) && !isOpen(this.agent, sessionId),
    );
    if (!ended?.length) return;
    const notes = new Map(this.notes);
    for (const { sessionId } of ended) notes.delete(sessionId);
    this.notes = notes;
  }

  #command(init: ConstructorParameters<typeof CommandEvent>[0]): void {
    this.dispatchEvent(new CommandEvent(init));
  }

  get #session(): SessionView | undefined {
    return activeSession(this.agent);
  }

  get #notesHere(): string {
    return this.notes.get(this.#session?.sessionId ?? '') ?? '';
  }

  override render() {
    const agent = this.agent;
    return agent?.isLoggedOn ? this.#renderClient(agent) : this.#renderLogOn(agent);
  }

  #renderBranding(agent: AgentView | undefined) {
    return html`
      <div class="branding">
        <h1><span class="mark" aria-hidden="true"></span>${text.product}</h1>
        <div class="links">
          <span>${agent?.name ?? nothing}</span>
          ${
            agent?.isLoggedOn
              ? html`<button type="button" @click=${this.#onLogOff}>${icon('logOff')}${text.logOn.off}</button>`
              : nothing
          }
        </div>
      </div>
    `;
  }

  #renderLogOn(agent: AgentView | undefined) {
    return html`
      <header>${this.#renderBranding(agent)}</header>
      <icw-system-messages .messages=${agent?.messages ?? []}></icw-system-messages>
      <main class="off">
        ${
          agent
            ? html`<icw-log-on .name=${agent.name} ?busy=${this.isLoggingOn}></icw-log-on>`
            : html`<p class="wait" role="status">${this.trouble ?? text.page.connecting}</p>`
        }
      </main>
    `;
  }

  #renderClient(agent: AgentView) {
    const session = this.#session;
    return html`
      <header>
        ${this.#renderBranding(agent)}
        ${
          agent.sessions.length > 1
            ? html`<icw-session-tabs .sessions=${agent.sessions} .active=${session?.sessionId}></icw-session-tabs>`
            : nothing
        }
        <icw-context-area .session=${session} .notes=${this.#notesHere} @icw-notes=${this.#onNotes}></icw-context-area>
        <icw-cti-bar .session=${session} .now=${this.now}></icw-cti-bar>
        <icw-toolbar .agent=${agent} .now=${this.now}></icw-toolbar>
      </header>
      <icw-system-messages .messages=${agent.messages}></icw-system-messages>
      <div class="body">
        <nav aria-label=${text.navigation.label}>
          ${navigation.map(({ page, icon: name }) => {
            const isHere = page === this.#page;
            return html`
              <button
                type="button"
                aria-current=${isHere ? 'page' : nothing}
                @click=${() => {
                  this.visited = page;
                }}
              >
                ${icon(name)}<span>${text.navigation[page]}</span>
              </button>
            `;
          })}
        </nav>
        <main>${this.#renderPage(agent, session)}</main>
      </div>
    `;
  }

  get #page(): Page {
    return this.visited ?? this.#session?.page ?? 'home';
  }

  #renderPage(agent: AgentView, session: SessionView | undefined) {
    const dialling = agentControlState('Dial', agent, text.why.dial);
    switch (this.#page) {
      case 'home':
        return html`<icw-home-page .agent=${agent}></icw-home-page>`;
      case 'identifyAccount':
        return html`<icw-identify-account
          .identification=${session?.identification ?? { kind: 'none' }}
        ></icw-identify-account>`;
      case 'account':
        return html`<icw-account-page
          .account=${session?.account}
          .why=${dialling.isEnabled ? undefined : dialling.why}
        ></icw-account-page>`;
      case 'interactionRecord':
        return html`<icw-interaction-record .session=${session} .notes=${this.#notesHere}></icw-interaction-record>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-webclient': IcwWebclient;
  }
}
