import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AgentView, WorkModeView } from '../model.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { text } from '../text.ts';
import { pageClock } from '../webclient/page-clock.ts';
import '../webclient/icw-timer.ts';
import { activeSession, agentControlState, isLive } from './button-state.ts';
import { CommandEvent, sourceOf } from './command-event.ts';
import { icon } from './icons.ts';
import { workModeStyles } from './icw-work-mode.styles.ts';
import { keepInSight } from './keep-in-sight.ts';
import type { RovingItem } from './roving-focus.ts';

const typingPause = 700;

/**
 * The work mode as the communication system confirmed it, the one asked for, and a menu of all.
 *
 * @fires icw-command - `setWorkMode` with the mode's id as value
 * @csspart button - the menu button
 * @csspart menu - the list of modes
 */
@localized()
@customElement('icw-work-mode')
export class IcwWorkMode extends LitElement implements RovingItem {
  static override styles = [baseStyles, workModeStyles];
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @query('button') private readonly button!: HTMLButtonElement | null;
  @query('.menu') private readonly menu!: HTMLElement | null;
  @property({ attribute: false }) agent: AgentView | undefined;
  @property({ attribute: false }) now: () => number = pageClock.now;
  @property({ type: Boolean, attribute: 'tab-stop' }) isTabStop = false;
  @state() private isOpen = false;
  #typed = '';
  #forget: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('focusout', this.#onFocusOut);
  }

  override disconnectedCallback(): void {
    this.removeEventListener('focusout', this.#onFocusOut);
    super.disconnectedCallback();
  }

  /** Why the mode cannot be changed now; undefined when it can. */
  get why(): string | undefined {
    const control = agentControlState('SetWorkmode', this.agent, text.why.workMode);
    return control.isEnabled ? undefined : control.why;
  }

  readonly #onFocusOut = (event: FocusEvent): void => {
    if (!this.contains(event.relatedTarget as Node | null)) this.isOpen = false;
  };

  #onButtonClick(): void {
    if (this.why !== undefined) return;
    if (this.isOpen) this.isOpen = false;
    else void this.#open('current');
  }

  #onButtonKey(event: KeyboardEvent): void {
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || this.why !== undefined) return;
    event.preventDefault();
    void this.#open(event.key === 'ArrowDown' ? 'current' : 'last');
  }

  #onMenuKey(event: KeyboardEvent): void {
    const items = this.#menuItems();
    const at = items.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[
      event.key
    ];
    if (to !== undefined) items[to % items.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    // A space inside a name goes on with the name; alone it chooses.
    else if (event.key.length === 1 && (event.key !== ' ' || this.#typed) && !event.ctrlKey && !event.altKey)
      this.#focusByTyping(items, at, event.key);
    else if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    // The menu is open inside a toolbar, whose own arrow keys must not act meanwhile.
    if (event.key !== 'Tab') event.preventDefault();
  }

  #onChoice(event: Event, mode: WorkModeView): void {
    this.#close();
    this.dispatchEvent(new CommandEvent({ command: 'setWorkMode', value: mode.id, source: sourceOf(event) }));
  }

  // One letter goes to the next mode that begins with it; several typed in one go narrow it down.
  #focusByTyping(items: readonly HTMLElement[], at: number, letter: string): void {
    this.#forget?.();
    this.#forget = pageClock.after(typingPause, () => {
      this.#typed = '';
    });
    this.#typed += letter.toLowerCase();
    const isOneLetter = [...this.#typed].every((each) => each === this.#typed[0]);
    const wanted = isOneLetter ? (this.#typed[0] ?? '') : this.#typed;
    const from = isOneLetter ? at + 1 : at;
    const inTurn = [...items.slice(from), ...items.slice(0, from)];
    inTurn.find((item) => item.dataset.name?.startsWith(wanted))?.focus();
  }

  async #open(at: 'current' | 'last'): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    if (this.menu) keepInSight(this.menu);
    const items = this.#menuItems();
    const current = items.find((item) => item.ariaChecked === 'true') ?? items[0];
    (at === 'last' ? items.at(-1) : current)?.focus();
  }

  #close(): void {
    this.isOpen = false;
    this.button?.focus();
  }

  #menuItems(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitemradio]')];
  }

  override render() {
    const mode = this.agent?.workMode;
    const shown = mode ? spoken(mode) : text.workMode.unknown;
    return html`
      <button
        part="button"
        type="button"
        tabindex=${this.isTabStop ? 0 : -1}
        aria-haspopup="menu"
        aria-expanded=${this.isOpen}
        aria-disabled=${this.why === undefined ? nothing : 'true'}
        aria-describedby=${this.why === undefined ? 'pending' : 'pending why'}
        title=${this.why ?? nothing}
        @click=${this.#onButtonClick}
        @keydown=${this.#onButtonKey}
      >
        <span class="dot ${this.#tone}" aria-hidden="true"></span>
        <span class="unseen">${text.workMode.label}</span>
        <span class="words">
          <span class="mode">${shown}</span>
          <span class="pending" id="pending">${this.#pendingText}</span>
        </span>
        ${mode ? html`<icw-timer aria-hidden="true" .since=${mode.since} .now=${this.now}></icw-timer>` : nothing}
        ${icon('caret')}
      </button>
      <span id="why" hidden>${this.why ?? nothing}</span>
      ${this.isOpen ? this.#renderMenu() : nothing}
    `;
  }

  #renderMenu() {
    const current = this.agent?.workMode?.id;
    const pending = this.agent?.pendingWorkMode?.id;
    return html`
      <div part="menu" class="menu" role="menu" aria-label=${text.workMode.label} @keydown=${this.#onMenuKey}>
        ${this.#renderSystemMode()}
        ${this.agent?.workModes.map(
          (mode) => html`
            <div
              role="menuitemradio"
              tabindex="-1"
              data-name=${spoken(mode).toLowerCase()}
              aria-checked=${mode.id === current}
              @click=${(event: Event) => this.#onChoice(event, mode)}
              @keydown=${(event: KeyboardEvent) => {
                if (event.key !== 'Enter' && (event.key !== ' ' || this.#typed)) return;
                event.preventDefault();
                this.#onChoice(event, mode);
              }}
            >
              <span class="tick">${mode.id === current ? icon('tick') : nothing}</span>
              <span>${lines(mode.description)}</span>
              ${mode.id === pending ? html`<span class="mark">${text.workMode.pendingMark}</span>` : nothing}
            </div>
          `,
        )}
      </div>
    `;
  }

  // Server Down, or a status that SAP does not know: true, and nothing an agent could choose (G3, G30).
  #renderSystemMode() {
    const mode = this.agent?.workMode;
    const isListed = this.agent?.workModes.some(({ id }) => id === mode?.id);
    if (!mode || isListed) return nothing;
    return html`
      <div
        role="menuitemradio"
        tabindex="-1"
        data-name=${spoken(mode).toLowerCase()}
        aria-checked="true"
        aria-disabled="true"
        aria-describedby="system"
      >
        <span class="tick">${icon('tick')}</span>
        <span>${lines(mode.description)}<small id="system">${text.workMode.system}</small></span>
      </div>
    `;
  }

  get #pendingText(): string {
    const pending = this.agent?.pendingWorkMode;
    if (!pending) return '';
    const name = spoken(pending);
    return isLive(activeSession(this.agent))
      ? text.workMode.pendingAfterCall(name)
      : text.workMode.pending(name);
  }

  // Only Ready takes calls; every other mode is a reason not to (G29).
  get #tone(): string {
    if (this.agent?.cms !== 'connected' || !this.agent.workMode) return 'off';
    return this.agent.workMode.id === '2' ? 'ready' : 'not-ready';
  }
}

const spoken = ({ description }: WorkModeView): string => description.replaceAll('-', ' ');

// A hyphen in a mode's text is a line break in SAP's drop-down (ui.md 7).
const lines = (description: string) =>
  description.split('-').map((line, at) => (at === 0 ? line.trim() : html`<br />${line.trim()}`));

declare global {
  interface HTMLElementTagNameMap {
    'icw-work-mode': IcwWorkMode;
  }
}
