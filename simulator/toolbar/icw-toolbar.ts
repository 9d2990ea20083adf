import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AgentView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { pageClock } from '../webclient/page-clock.ts';
import { announcement, isUrgent } from './announcement.ts';
import { activeSession, agentControlState, buttonState } from './button-state.ts';
import { CommandEvent, type CommandSource, sourceOf } from './command-event.ts';
import type { IcwDial } from './icw-dial.ts';
import { toolbarStyles } from './icw-toolbar.styles.ts';
import type { IcwToolbarButton } from './icw-toolbar-button.ts';
import './icw-dial.ts';
import './icw-toolbar-button.ts';
import './icw-work-mode.ts';
import { RovingFocus, type RovingItem } from './roving-focus.ts';
import { shortcutKey } from './shortcut.ts';
import {
  type ButtonCommand,
  byPosition,
  defaultProfile,
  type ToolbarButton,
  type ToolbarProfile,
} from './toolbar-profile.ts';

/**
 * The communication toolbar: what the agent may do with the active session's item, dialling, and the work mode.
 *
 * @fires icw-command - one of the agent's commands, by button or by Ctrl+Alt and a letter
 */
@customElement('icw-toolbar')
export class IcwToolbar extends LitElement {
  static override styles = [baseStyles, toolbarStyles];

  readonly #roving = new RovingFocus(this, { items: () => this.#items });

  @query('icw-dial') private readonly dial!: IcwDial | null;
  @property({ attribute: false }) agent: AgentView | undefined;
  @property({ attribute: false }) profile: ToolbarProfile = defaultProfile;
  @property({ attribute: false }) now: () => number = pageClock.now;
  /** Whether Ctrl+Alt and a letter work anywhere on the page. */
  @property({ type: Boolean }) shortcuts = true;
  @state() private status = '';
  @state() private alert = '';
  /** The button that worked and then was disabled under the focus; focus leaves it once a follower works. */
  #leaving: ToolbarButton | undefined;

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
    const before = changed.get('agent');
    const news = announcement(before, this.agent);
    if (news.status !== undefined) this.status = news.status;
    if (news.alert !== undefined) this.alert = news.alert;
    else if (!isUrgent(this.agent)) this.alert = '';
    const focused = this.#focusedButton;
    if (focused && buttonState(focused, before).isEnabled && !this.#isEnabled(focused))
      this.#leaving = focused;
  }

  protected override updated(): void {
    const leaving = this.#leaving;
    if (!leaving) return;
    const hasMovedOn = this.#focusedButton?.id !== leaving.id || this.#isEnabled(leaving);
    const follower = leaving.next.find((id) =>
      this.#buttons.some((button) => button.id === id && this.#isEnabled(button)),
    );
    if (!hasMovedOn && !follower) return;
    this.#leaving = undefined;
    if (!hasMovedOn) this.#elementOf(follower)?.focus();
  }

  readonly #onShortcut = (event: KeyboardEvent): void => {
    const key = this.shortcuts ? shortcutKey(event) : undefined;
    if (!key) return;
    if (key === 'D') this.dial?.focus();
    else if (key === 'N') this.#toggleWorkMode(event.isTrusted ? 'key' : 'script');
    else {
      const buttons = this.#buttons.filter((button) => button.key === key);
      const button = buttons.find((each) => this.#isEnabled(each)) ?? buttons[0];
      if (!button) return;
      this.#press(button, event.isTrusted ? 'key' : 'script');
    }
    event.preventDefault();
  };

  #press(button: ToolbarButton, source: CommandSource): void {
    const state = buttonState(button, this.agent);
    if (!state.isEnabled) {
      this.status = text.toolbar.blocked(button.label, state.why);
      return;
    }
    const session = activeSession(this.agent);
    this.dispatchEvent(
      new CommandEvent({
        command: button.id,
        sessionId: session?.sessionId,
        itemId: session?.item?.itemId,
        source,
      }),
    );
  }

  // Ready is 2 and Not Ready is 3 at every site (G29).
  #toggleWorkMode(source: CommandSource): void {
    const control = agentControlState('SetWorkmode', this.agent, text.why.workMode);
    if (!control.isEnabled) {
      this.status = text.toolbar.blocked(text.workMode.label, control.why);
      return;
    }
    const wanted = this.agent?.pendingWorkMode ?? this.agent?.workMode;
    this.dispatchEvent(
      new CommandEvent({ command: 'setWorkMode', value: wanted?.id === '2' ? '3' : '2', source }),
    );
  }

  /** Puts the focus on the control that the tab key would reach. */
  override focus(): void {
    this.#roving.focus();
  }

  get #buttons(): readonly ToolbarButton[] {
    return [...this.profile.generic, ...this.profile.telephony];
  }

  get #items(): readonly RovingItem[] {
    return [...this.renderRoot.querySelectorAll<RovingItem>('icw-toolbar-button, icw-dial, icw-work-mode')];
  }

  get #focusedButton(): ToolbarButton | undefined {
    const focused = this.shadowRoot?.activeElement;
    return this.#buttons.find((button) => focused !== null && focused?.id === button.id);
  }

  #isEnabled(button: ToolbarButton): boolean {
    return buttonState(button, this.agent).isEnabled;
  }

  #elementOf(id: ButtonCommand | undefined): IcwToolbarButton | null {
    return id ? this.renderRoot.querySelector<IcwToolbarButton>(`icw-toolbar-button#${id}`) : null;
  }

  override render() {
    const dialState = agentControlState('Dial', this.agent, text.why.dial);
    return html`
      <div
        class="bar"
        role="toolbar"
        aria-label=${text.toolbar.label}
        @focusin=${this.#roving.onFocusIn}
        @keydown=${this.#roving.onKeyDown}
      >
        <div class="group" role="group" aria-label=${text.toolbar.generic}>
          ${byPosition(this.profile.generic).map((button) => this.#renderButton(button))}
        </div>
        <div class="group" role="group" aria-label=${text.toolbar.telephony}>
          ${byPosition(this.profile.telephony).map((button) => this.#renderButton(button))}
        </div>
        <icw-dial .why=${dialState.isEnabled ? undefined : dialState.why}></icw-dial>
        <icw-work-mode .agent=${this.agent} .now=${this.now}></icw-work-mode>
      </div>
      <div class="unseen" role="status">${this.status}</div>
      <div class="unseen" role="alert">${this.alert}</div>
    `;
  }

  #renderButton(button: ToolbarButton) {
    const state = buttonState(button, this.agent);
    return html`
      <icw-toolbar-button
        id=${button.id}
        .label=${button.label}
        .icon=${button.icon}
        .tone=${button.tone}
        .look=${button.style ?? 'both'}
        .key=${button.key}
        .why=${state.isEnabled ? undefined : state.why}
        @click=${(event: Event) => this.#press(button, sourceOf(event))}
      ></icw-toolbar-button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-toolbar': IcwToolbar;
  }
}
