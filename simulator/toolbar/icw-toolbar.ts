import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AgentView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { pageClock } from '../webclient/page-clock.ts';
import { announcement, isUrgent } from './announcement.ts';
import { pressOf } from './button-command.ts';
import { activeSession, agentControlState, buttonState, isPressed } from './button-state.ts';
import { CommandEvent, type CommandSource, sourceOf } from './command-event.ts';
import { FollowFocus } from './follow-focus.ts';
import type { IcwDial } from './icw-dial.ts';
import './icw-dial.ts';
import './icw-more-buttons.ts';
import { toolbarStyles } from './icw-toolbar.styles.ts';
import type { IcwToolbarButton } from './icw-toolbar-button.ts';
import './icw-toolbar-button.ts';
import './icw-work-mode.ts';
import { type DenseItem, Overflow } from './overflow.ts';
import { CustomButtonEvent, PickEvent } from './pick-event.ts';
import { RovingFocus, type RovingItem } from './roving-focus.ts';
import { defaultShortcuts, keyOfButton, type Shortcuts, shortcutAction } from './shortcut.ts';
import { buttonsOf, channelOf, hasControl } from './toolbar-layout.ts';
import {
  byPosition,
  defaultProfile,
  labelOf,
  specOf,
  type ToolbarButton,
  type ToolbarProfile,
} from './toolbar-profile.ts';

const moreWidth = 84;
const gap = 4;

/**
 * The communication toolbar: what the agent may do with the active session's item, dialling, and the work mode.
 *
 * @fires icw-command - one of the agent's commands, by button or by shortcut
 * @fires icw-pick - a button needs somebody to be picked first
 * @fires icw-custom-button - a button of the site's own was pressed
 */
@localized()
@customElement('icw-toolbar')
export class IcwToolbar extends LitElement {
  static override styles = [baseStyles, toolbarStyles];

  readonly #roving = new RovingFocus(this, { items: () => this.#items });
  readonly #generic = new Overflow(this, { ...this.#rowOf('.generic'), gap });
  readonly #overflow = new Overflow(this, {
    ...this.#rowOf('.channel'),
    moreWidth: () => this.renderRoot.querySelector<HTMLElement>('icw-more-buttons')?.offsetWidth || moreWidth,
    gap,
  });
  readonly #followFocus = new FollowFocus({
    focused: () => this.#focusedButton,
    buttons: () => this.#buttons,
    elementOf: (id) => this.#elementOf(id),
    first: () => this.#items[0],
  });

  @query('icw-dial') private readonly dial!: IcwDial | null;
  @property({ attribute: false }) agent: AgentView | undefined;
  @property({ attribute: false }) profile: ToolbarProfile = defaultProfile;
  @property({ attribute: false }) now: () => number = pageClock.now;
  @property({ attribute: false }) keys: Shortcuts = defaultShortcuts;
  /** Whether the shortcuts work anywhere on the page; of several agents in one page only one listens. */
  @property({ type: Boolean }) shortcuts = true;
  @state() private status = '';
  @state() private alert = '';

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
    this.#followFocus.look(before, this.agent);
  }

  protected override updated(): void {
    this.#followFocus.follow(this.agent);
  }

  readonly #onShortcut = (event: KeyboardEvent): void => {
    const action = this.shortcuts ? shortcutAction(this.keys, event) : undefined;
    if (!action || action === 'messages') return;
    const source = event.isTrusted ? 'key' : 'script';
    if (action === 'dialPad') this.dial?.focus();
    else if (action === 'workMode') this.#toggleWorkMode(source);
    else {
      const ids: readonly string[] = action === 'hold' ? ['hold', 'retrieve'] : [action];
      const buttons = this.#buttons.filter(({ id }) => ids.includes(id));
      const button = buttons.find((each) => this.#isEnabled(each)) ?? buttons[0];
      if (!button) return;
      this.#press(button, source);
    }
    event.preventDefault();
  };

  #press(button: ToolbarButton, source: CommandSource): void {
    const state = buttonState(button, this.agent);
    if (!state.isEnabled) {
      this.status = text.toolbar.blocked(labelOf(button), state.why);
      return;
    }
    const press = pressOf(button, this.agent);
    switch (press.kind) {
      case 'command':
        this.dispatchEvent(
          new CommandEvent({
            request: press.request,
            sessionId: activeSession(this.agent)?.sessionId,
            source,
          }),
        );
        return;
      case 'pick':
        this.dispatchEvent(new PickEvent(press.purpose, press.itemId));
        return;
      case 'custom':
        this.dispatchEvent(new CustomButtonEvent(press.id));
        return;
      case 'none':
        return;
    }
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
    const { profile, agent } = this;
    return [...buttonsOf(profile, 'generic', agent), ...buttonsOf(profile, channelOf(agent), agent)];
  }

  #rowOf(selector: string) {
    return {
      row: () => this.renderRoot.querySelector<HTMLElement>(selector),
      items: () => [...this.renderRoot.querySelectorAll<DenseItem>(`${selector} > icw-toolbar-button`)],
    };
  }

  get #items(): readonly RovingItem[] {
    return [
      ...this.renderRoot.querySelectorAll<RovingItem>(
        'icw-toolbar-button:not(.over), icw-more-buttons:not([hidden]), icw-dial, icw-work-mode',
      ),
    ];
  }

  get #focusedButton(): ToolbarButton | undefined {
    const focused = this.shadowRoot?.activeElement;
    return this.#allButtons.find((button) => focused !== null && focused?.id === button.id);
  }

  // A dynamic layout may have lost the focused button already.
  get #allButtons(): readonly ToolbarButton[] {
    return [...byPosition(this.profile.generic), ...byPosition(this.profile[channelOf(this.agent)])];
  }

  #isEnabled(button: ToolbarButton): boolean {
    return buttonState(button, this.agent).isEnabled;
  }

  #elementOf(id: string): IcwToolbarButton | null {
    return this.renderRoot.querySelector<IcwToolbarButton>(`icw-toolbar-button#${id}:not(.over)`);
  }

  override render() {
    const dialState = agentControlState('Dial', this.agent, text.why.dial);
    const { agent, profile } = this;
    const channel = channelOf(agent);
    const inChannel = buttonsOf(profile, channel, agent);
    const over = inChannel.slice(this.#overflow.shown);
    const { isDense } = this.#overflow;
    return html`
      <div
        class="bar"
        role="toolbar"
        aria-label=${text.toolbar.label}
        @focusin=${this.#roving.onFocusIn}
        @keydown=${this.#roving.onKeyDown}
      >
        <div class="group generic" role="group" aria-label=${text.toolbar.layout.generic}>
          ${repeat(
            buttonsOf(profile, 'generic', agent),
            ({ id }) => id,
            (button) => this.#renderButton(button, { isDense: this.#generic.isDense }),
          )}
        </div>
        ${
          hasControl(profile, 'dial') && channel === 'telephony'
            ? html`<icw-dial
              .why=${dialState.isEnabled ? undefined : dialState.why}
              .key=${this.keys.isOn ? this.keys.keys.dialPad : undefined}
            ></icw-dial>`
            : nothing
        }
        <div class="group channel" role="group" aria-label=${text.toolbar.layout[channel]}>
          ${repeat(
            inChannel,
            ({ id }) => id,
            (button) => this.#renderButton(button, { isDense, isOver: over.includes(button) }),
          )}
          <icw-more-buttons
            ?hidden=${over.length === 0}
            .buttons=${over.map((button) => this.#entryOf(button))}
            @icw-more=${this.#onMore}
          ></icw-more-buttons>
        </div>
        ${
          hasControl(profile, 'workMode')
            ? html`<icw-work-mode .agent=${this.agent} .now=${this.now}></icw-work-mode>`
            : nothing
        }
      </div>
      <div class="unseen" role="status">${this.status}</div>
      <div class="unseen" role="alert">${this.alert}</div>
    `;
  }

  #entryOf(button: ToolbarButton) {
    const state = buttonState(button, this.agent);
    return {
      id: button.id,
      label: labelOf(button),
      icon: button.icon ?? specOf(button)?.icon,
      key: keyOfButton(this.keys, button.id),
      isPressed: isPressed(button, this.agent),
      why: state.isEnabled ? undefined : state.why,
    };
  }

  readonly #onMore = (event: CustomEvent<{ readonly id: string; readonly source: CommandSource }>): void => {
    const button = this.#buttons.find(({ id }) => id === event.detail.id);
    if (button) this.#press(button, event.detail.source);
  };

  #renderButton(button: ToolbarButton, { isDense = false, isOver = false }) {
    const entry = this.#entryOf(button);
    return html`
      <icw-toolbar-button
        id=${button.id}
        class=${isOver ? 'over' : nothing}
        .label=${entry.label}
        .icon=${entry.icon}
        .tone=${specOf(button)?.tone}
        .look=${button.style ?? 'both'}
        .isDense=${isDense}
        .key=${entry.key}
        .isPressed=${entry.isPressed}
        .why=${entry.why}
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
