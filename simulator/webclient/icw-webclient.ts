import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AgentView, Page, SessionView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { controlStyles } from '../styles/control.styles.ts';
import { text } from '../text.ts';
import { activeSession, capabilitiesOf, isLiveItem, itemsOf } from '../toolbar/button-state.ts';
import { askFor, CommandEvent, sourceOf } from '../toolbar/command-event.ts';
import type { IcwToolbar } from '../toolbar/icw-toolbar.ts';
import { branding } from './branding.ts';
import { dialogStyles } from './dialog.styles.ts';
import { hangUpDialog } from './hang-up-dialog.ts';
import '../toolbar/icw-toolbar.ts';
import type { PickEvent } from '../toolbar/pick-event.ts';
import { defaultShortcuts, shortcutAction, shortcutKey } from '../toolbar/shortcut.ts';
import { defaultProfile } from '../toolbar/toolbar-profile.ts';
import './icw-broadcast.ts';
import './icw-context-area.ts';
import './icw-cti-bar.ts';
import type { IcwLogOn } from './icw-log-on.ts';
import './icw-log-on.ts';
import './icw-pick-dialog.ts';
import './icw-session-tabs.ts';
import type { IcwSystemMessages } from './icw-system-messages.ts';
import './icw-system-messages.ts';
import './icw-transfer-dialog.ts';
import { webclientStyles } from './icw-webclient.styles.ts';
import { navigationBar } from './navigation-bar.ts';
import { pageClock } from './page-clock.ts';
import { partyName } from './party-name.ts';
import type { Preferences } from './preferences.ts';
import { type DialogName, openers, preferencesDialog } from './preferences-dialog.ts';
import type { WebclientSource } from './webclient-source.ts';
import { workArea } from './work-area.ts';

/**
 * The IC WebClient around the toolbar: session tabs, context area, CTI bar, messages, navigation and work area.
 *
 * @fires icw-command - everything the agent asks for
 * @fires icw-preferences - a setting that the agent changed
 * @fires icw-agents - who is to be shown side by side
 */
@localized()
@customElement('icw-webclient')
export class IcwWebclient extends LitElement {
  static override styles = [baseStyles, dialogStyles, controlStyles, webclientStyles];

  @query('icw-system-messages') private readonly systemMessages!: IcwSystemMessages | null;
  @query('icw-log-on') private readonly wayIn!: IcwLogOn | null;
  @query('icw-toolbar') private readonly toolbar!: IcwToolbar | null;
  @property({ attribute: false }) agent: AgentView | undefined;
  @property({ attribute: false }) source: WebclientSource | undefined;
  @property({ attribute: false }) preferences: Preferences | undefined;
  /** All agents of this SAP, for the choice of those side by side. */
  @property({ attribute: false }) agents: readonly { readonly userId: string; readonly name: string }[] = [];
  @property({ attribute: false }) agentsShown: readonly string[] = [];
  @property({ attribute: false }) now: () => number = pageClock.now;
  /** Of several web clients in a page, the one that shortcuts belong to. */
  @property({ type: Boolean, reflect: true }) current = true;
  /** A log-on was asked for and is not answered yet. */
  @property({ type: Boolean, attribute: 'logging-on' }) isLoggingOn = false;
  /** Why there is no agent to show. */
  @property() trouble: string | undefined;
  /** Where the agent has gone; the session's own page holds until then. */
  @state() private visited: Page | undefined;
  @state() private dialog: DialogName | undefined;
  @state() private pick: Pick<PickEvent, 'purpose' | 'itemId'> | undefined;
  /** The call that Hang Up would end while there is a second one. */
  @state() private hangingUp: string | undefined;
  #hadFocus = false;
  /** Whose page was shown last: another one begins at its top. */
  #place = '';

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
    // A screen pop, or another session, takes the work area back from wherever the agent had gone.
    if (before?.sessionId !== session?.sessionId || before?.page !== session?.page) this.visited = undefined;
    if (!itemsOf(session).some(({ itemId }) => itemId === this.hangingUp)) this.hangingUp = undefined;
    if (before?.item?.itemId !== session?.item?.itemId) this.pick = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const place = `${this.#session?.sessionId} ${this.#page}`;
    if (place !== this.#place) this.renderRoot.querySelector('main')?.scrollTo(0, 0);
    this.#place = place;
    this.#keepFocus(changed);
  }

  // The button that was pressed to log on or off goes away; its focus must not go with it.
  #keepFocus(changed: PropertyValues<this>): void {
    const before = changed.get('agent');
    if (!this.#hadFocus || !before || before.isLoggedOn === this.agent?.isLoggedOn) return;
    void (this.wayIn ?? this.toolbar)?.updateComplete.then(() => (this.wayIn ?? this.toolbar)?.focus());
  }

  readonly #onShortcut = (event: KeyboardEvent): void => {
    if (!this.current || !this.#keys.isOn || !this.agent?.isLoggedOn) return;
    if (shortcutAction(this.#keys, event) === 'messages') this.systemMessages?.toggle();
    else {
      const sessionId = this.agent.sessions[Number(shortcutKey(event)) - 1]?.sessionId;
      if (!sessionId) return;
      this.#command({ command: 'activateSession', sessionId, source: event.isTrusted ? 'key' : 'script' });
    }
    event.preventDefault();
  };

  #onLogOff(event: Event): void {
    this.#command({ command: 'logOff', source: sourceOf(event) });
  }

  // Two calls are there only in a consultation; ending the wrong one loses the customer (ui.md 12).
  #onToolbarCommand(event: CommandEvent): void {
    const isHangUp = event.command === 'hangUp';
    if (isHangUp && itemsOf(this.#session).filter(isLiveItem).length > 1) {
      event.stopPropagation();
      this.hangingUp = event.itemId;
    } else if (event.request?.command === 'showPage') this.visited = event.request.page;
  }

  #onHangUp(event: Event): void {
    const itemId = this.hangingUp;
    this.hangingUp = undefined;
    if (itemId !== undefined) askFor(this, { command: 'hangUp', itemId }, event);
  }

  #onPick({ purpose, itemId }: PickEvent): void {
    this.pick = { purpose, itemId };
  }

  #onPage(event: Event, page: Page): void {
    this.visited = page;
    const sessionId = this.#session?.sessionId;
    if (sessionId !== undefined && page !== this.#session?.page) {
      askFor(this, { command: 'showPage', page, sessionId }, event);
    }
  }

  #command(init: ConstructorParameters<typeof CommandEvent>[0]): void {
    this.dispatchEvent(new CommandEvent(init));
  }

  get #session(): SessionView | undefined {
    return activeSession(this.agent);
  }

  get #keys() {
    return this.preferences?.shortcuts ?? defaultShortcuts;
  }

  get #profile() {
    return this.preferences?.profile ?? defaultProfile;
  }

  override render() {
    const agent = this.agent;
    return html`
      ${agent?.isLoggedOn ? this.#renderClient(agent) : this.#renderLogOn(agent)} ${this.#renderPreferences()}
    `;
  }

  #renderBranding(agent: AgentView | undefined) {
    return branding({
      agent,
      openers: this.preferences
        ? openers.filter(({ name }) => name !== 'agents' || this.agents.length > 1)
        : [],
      onOpen: (name) => {
        this.dialog = name;
      },
      onLogOff: (event) => this.#onLogOff(event),
    });
  }

  #renderLogOn(agent: AgentView | undefined) {
    return html`
      <header>${this.#renderBranding(agent)}</header>
      <icw-system-messages .messages=${agent?.messages ?? []}></icw-system-messages>
      <main class="off">
        ${
          agent
            ? html`<icw-log-on
              .name=${agent.name}
              .workcenter=${agent.workcenter}
              ?busy=${this.isLoggingOn}
            ></icw-log-on>`
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
            ? html`<icw-session-tabs
              .sessions=${agent.sessions}
              .active=${session?.sessionId}
              .waiting=${agent.waiting ?? 0}
              .now=${this.now}
            ></icw-session-tabs>`
            : nothing
        }
        <icw-context-area .session=${session} .now=${this.now}></icw-context-area>
        <icw-cti-bar .session=${session} .wrapUpLimit=${this.#profile.wrapUpLimit} .now=${this.now}></icw-cti-bar>
        <icw-toolbar
          .agent=${agent}
          .profile=${this.#profile}
          .keys=${this.#keys}
          .shortcuts=${this.current}
          .now=${this.now}
          @icw-command=${this.#onToolbarCommand}
          @icw-pick=${this.#onPick}
        ></icw-toolbar>
      </header>
      <icw-system-messages .messages=${agent.messages}></icw-system-messages>
      <div class="body">
        ${navigationBar({
          session: this.#session,
          here: this.#page,
          onPage: (event, page) => this.#onPage(event, page),
        })}
        <main tabindex="-1" @icw-pick=${this.#onPick}>
          ${workArea(this.#page, { agent, session, source: this.source, keys: this.#keys })}
        </main>
      </div>
      <icw-broadcast .broadcasts=${agent.broadcasts ?? []}></icw-broadcast>
      <icw-transfer-dialog .agent=${agent} .source=${this.source} .now=${this.now}></icw-transfer-dialog>
      ${this.#renderPick(agent, session)}
      ${this.#renderHangUp(session)}
    `;
  }

  #renderPick(agent: AgentView, session: SessionView | undefined) {
    const allowed = capabilitiesOf(session);
    return html`
      <icw-pick-dialog
        .purpose=${this.pick?.purpose}
        .itemId=${this.pick?.itemId}
        .userId=${agent.userId}
        .source=${this.source}
        ?can-reroute=${allowed.includes('Reroute')}
        .canForward=${this.pick?.purpose !== 'forwardItem' || allowed.includes('Forward')}
        @icw-close=${() => {
          this.pick = undefined;
        }}
      ></icw-pick-dialog>
    `;
  }

  #renderPreferences() {
    const { preferences, dialog, agents, agentsShown } = this;
    if (!preferences || !dialog) return nothing;
    return preferencesDialog(dialog, {
      preferences,
      agents,
      agentsShown,
      onClose: () => {
        this.dialog = undefined;
      },
    });
  }

  #renderHangUp(session: SessionView | undefined) {
    const item = itemsOf(session).find(({ itemId }) => itemId === this.hangingUp);
    if (!item) return nothing;
    return hangUpDialog({
      who: partyName(session, item),
      onHangUp: (event) => this.#onHangUp(event),
      onClose: () => {
        this.hangingUp = undefined;
      },
    });
  }

  get #page(): Page {
    return this.visited ?? this.#session?.page ?? 'home';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-webclient': IcwWebclient;
  }
}
