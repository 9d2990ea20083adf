import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AgentView, DeskConfig, WireMessage } from '../model.ts';
import { text } from '../text.ts';
import { icon } from '../toolbar/icons.ts';
import type { ActiveInteraction } from './active-interaction.ts';
import { deskStyles } from './desk.styles.ts';
import type { KnownPartner } from './desk-connection.ts';
import { type DeskState, type DeskTab, deskTabs, emptyDesk, type OpenMessage } from './desk-state.ts';
import { deskText } from './desk-text.ts';
import './icw-active-interactions.ts';
import { deskPanelStyles } from './icw-desk.styles.ts';
import './icw-faults.ts';
import './icw-machines.ts';
import './icw-numbers.ts';
import './icw-place-call.ts';
import './icw-scenario-editor.ts';
import './icw-scenarios.ts';
import './icw-sequence.ts';
import './icw-time.ts';
import './icw-wire-detail.ts';
import type { IcwWireList } from './icw-wire-list.ts';
import './icw-wire-list.ts';

const storageKey = 'switchhook-desk';
const narrowest = 360;
const widest = 1_100;

/**
 * The developer's desk beside the web client, in tabs: scenarios, wire, sequence, state, time, faults and numbers.
 *
 * @fires desk-place-call - interactions shall come in
 * @fires desk-remote-action - the far end hangs up or answers
 * @fires desk-open-message - a message was opened or closed
 * @fires desk-clear-wire - the list shall be emptied
 * @fires desk-ask - everything else
 */
@localized()
@customElement('icw-desk')
export class IcwDesk extends LitElement {
  static override styles = [deskStyles, deskPanelStyles];

  @query('icw-wire-list') private readonly wireList!: IcwWireList | null;
  @query('[role="tab"][aria-selected="true"]') private readonly currentTab!: HTMLElement | null;
  @property({ attribute: false }) config: DeskConfig | undefined;
  @property({ attribute: false }) partners: readonly KnownPartner[] = [];
  @property({ attribute: false }) interactions: readonly ActiveInteraction[] = [];
  @property({ attribute: false }) placed: { readonly isDone: boolean; readonly text: string } | undefined;
  /** Why the mock CIC could not be asked. */
  @property() trouble: string | undefined;
  @property({ attribute: false }) wire: readonly WireMessage[] = [];
  @property({ attribute: false }) message: OpenMessage | undefined;
  /** Everything that the further tabs show. */
  @property({ attribute: false }) desk: DeskState = emptyDesk;
  /** The agents in the page, as they are now or were at the moment that is looked at. */
  @property({ attribute: false }) agents: readonly AgentView[] = [];
  /** The agent that calls go to unless another is chosen. */
  @property({ attribute: 'agent-id' }) agentId = '';
  @property({ type: Boolean, reflect: true }) collapsed = false;
  @property() tab: DeskTab = 'scenarios';
  @state() private width: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const kept = readKept();
    if (kept.tab && !this.hasAttribute('tab')) this.tab = kept.tab;
    if (kept.width) this.#resizeTo(kept.width);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const hasClosed = changed.has('message') && changed.get('message') !== undefined && !this.message;
    if (hasClosed && this.tab === 'wire') this.wireList?.focus();
    if (changed.has('desk') && this.desk.range && this.desk.range !== changed.get('desk')?.range)
      this.tab = 'wire';
  }

  #toggle(): void {
    this.collapsed = !this.collapsed;
  }

  #show(tab: DeskTab): void {
    this.tab = tab;
    keep({ tab, width: this.width });
  }

  #onTabKey(event: KeyboardEvent): void {
    const at = deskTabs.indexOf(this.tab);
    const last = deskTabs.length - 1;
    const to = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    const tab = to === undefined ? undefined : deskTabs[to];
    if (!tab) return;
    event.preventDefault();
    this.#show(tab);
    void this.updateComplete.then(() => this.currentTab?.focus());
  }

  #resizeTo(width: number): void {
    const room = Math.max(narrowest, Math.min(widest, window.innerWidth - narrowest));
    this.width = Math.round(Math.min(Math.max(width, narrowest), room));
    this.style.setProperty('--desk-width', `${this.width}px`);
  }

  #onGrab(event: PointerEvent): void {
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    const right = this.getBoundingClientRect().right;
    const move = (moved: PointerEvent) => this.#resizeTo(right - moved.clientX);
    handle.addEventListener('pointermove', move);
    handle.addEventListener(
      'pointerup',
      () => {
        handle.removeEventListener('pointermove', move);
        keep({ tab: this.tab, width: this.width });
      },
      { once: true },
    );
  }

  #onHandleKey(event: KeyboardEvent): void {
    const step = { ArrowLeft: 24, ArrowRight: -24 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#resizeTo((this.width ?? this.offsetWidth) + step);
    keep({ tab: this.tab, width: this.width });
  }

  override render() {
    return html`
      <aside aria-labelledby="title">
        ${this.collapsed ? nothing : this.#renderHandle()}
        <header>
          <h2 id="title">${text.desk.title}</h2>
          <p class="quiet">${text.desk.subtitle}</p>
          <button
            type="button"
            aria-expanded=${!this.collapsed}
            aria-label=${this.collapsed ? text.desk.open : text.desk.close}
            @click=${this.#toggle}
          >
            ${icon(this.collapsed ? 'panel' : 'close')}
          </button>
        </header>
        ${this.collapsed || !this.config ? nothing : this.#renderTabs(this.config)}
      </aside>
    `;
  }

  #renderHandle() {
    return html`
      <div
        class="handle"
        role="separator"
        aria-orientation="vertical"
        aria-label=${deskText.resize}
        aria-valuemin=${narrowest}
        aria-valuemax=${widest}
        aria-valuenow=${this.width ?? narrowest}
        tabindex="0"
        @pointerdown=${this.#onGrab}
        @keydown=${this.#onHandleKey}
      ></div>
    `;
  }

  #renderTabs(config: DeskConfig) {
    return html`
      <div role="tablist" aria-label=${deskText.tabs.label} @keydown=${this.#onTabKey}>
        ${deskTabs.map(
          (tab) => html`<button
            type="button"
            role="tab"
            id="tab-${tab}"
            aria-selected=${tab === this.tab}
            aria-controls="panel"
            tabindex=${tab === this.tab ? 0 : -1}
            @click=${() => this.#show(tab)}
          >
            ${deskText.tabs[tab]}
          </button>`,
        )}
      </div>
      <div id="panel" role="tabpanel" aria-labelledby="tab-${this.tab}" class=${this.tab}>
        ${this.desk.trouble === undefined ? nothing : html`<p class="error part" role="alert">${deskText.failed(this.desk.trouble)}</p>`}
        ${this.#renderTab(config)}
      </div>
    `;
  }

  #renderTab(config: DeskConfig) {
    const { desk } = this;
    switch (this.tab) {
      case 'scenarios':
        return this.#renderScenarios(config);
      case 'wire':
        return config.hasWire ? this.#renderWire() : html`<p class="part quiet">${text.desk.wire.noTap}</p>`;
      case 'sequence':
        return html`
          ${this.#renderMessage()}
          <icw-sequence
            class="part fill"
            .wire=${this.#pastWire()}
            .journal=${desk.past ? desk.journal.filter(({ seq }) => seq <= (desk.past?.seq ?? 0)) : desk.journal}
            .open=${this.message?.seq}
          ></icw-sequence>
        `;
      case 'state':
        return html`<icw-machines class="part" .agents=${this.agents}></icw-machines>`;
      case 'time':
        return html`<icw-time class="part" .clock=${desk.clock} .moments=${desk.journal} .past=${desk.past?.seq}></icw-time>`;
      case 'faults':
        return html`<icw-faults
          class="part"
          .surroundings=${desk.surroundings}
          .report=${desk.faults}
          .settings=${desk.settings}
          .agents=${config.agents}
        ></icw-faults>`;
      case 'numbers':
        return html`<icw-numbers class="part" .trace=${desk.trace}></icw-numbers>`;
    }
  }

  #pastWire(): readonly WireMessage[] {
    const last = this.desk.past?.wire;
    return last === undefined ? this.wire : this.wire.filter(({ seq }) => seq <= last);
  }

  #renderScenarios(config: DeskConfig) {
    const { edited, scenarios, play, recording } = this.desk;
    if (edited) {
      return html`
        ${play ? html`<icw-scenarios class="part" only-play .play=${play}></icw-scenarios>` : nothing}
        <icw-scenario-editor
        class="part"
        .source=${edited.source}
        .problems=${edited.problems}
        .output=${edited.output}
        .notice=${edited.notice ?? ''}
        .isOwn=${edited.isOwn}
      ></icw-scenario-editor>
      `;
    }
    return html`
      ${
        config.cicControl
          ? html`
            <icw-place-call
              class="part"
              .agents=${config.agents}
              .partners=${this.partners}
              .agentId=${this.agentId}
              .result=${this.placed}
            ></icw-place-call>
            <icw-active-interactions
              class="part"
              .interactions=${this.interactions}
              .trouble=${this.trouble}
            ></icw-active-interactions>
          `
          : html`<p class="part quiet">${text.desk.place.noCic}</p>`
      }
      <icw-scenarios class="part" .entries=${scenarios} .play=${play} .recording=${recording}></icw-scenarios>
    `;
  }

  #renderMessage() {
    const { message } = this;
    if (!message) return nothing;
    return html`<icw-wire-detail
      class="part"
      .seq=${message.seq}
      .detail=${message.detail}
      .trouble=${message.trouble}
      .entry=${message.detail ? this.desk.catalogue.get(message.detail.name) : undefined}
    ></icw-wire-detail>`;
  }

  #renderWire() {
    const { range, past, found } = this.desk;
    return html`
      ${this.#renderMessage()}
      <icw-wire-list
        class="part"
        .rows=${this.wire}
        .open=${this.message?.seq}
        .range=${range}
        .past=${past?.wire}
        .found=${found}
      ></icw-wire-list>
    `;
  }
}

interface Kept {
  readonly tab?: DeskTab;
  readonly width?: number | undefined;
}

function readKept(): Kept {
  try {
    const { tab, width } = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Record<string, unknown>;
    const known = deskTabs.find((each) => each === tab);
    return { ...(known ? { tab: known } : {}), ...(typeof width === 'number' ? { width } : {}) };
  } catch {
    return {};
  }
}

/** A page without storage forgets, and that is all. */
function keep(kept: Kept): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(kept));
  } catch {}
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-desk': IcwDesk;
  }
}
