import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { activeSession } from '../toolbar/button-state.ts';
import { CommandEvent } from '../toolbar/command-event.ts';
import { type AgentSeat, createSeat, type SeatView } from '../webclient/agent-seat.ts';
import { pageClock } from '../webclient/page-clock.ts';
import type { WebclientSource } from '../webclient/webclient-source.ts';
import { AgentViewEvent } from './agent-view-event.ts';

/** Where the agent stands; `unknown` where the SAP has no such agent. */
export type AgentState = 'connecting' | 'loggedOff' | 'loggedOn' | 'lost' | 'unknown';

/**
 * One agent of a mock SAP, for any page: the `icw-` elements inside show this agent, and what is pressed in them is
 * carried out. It looks like nothing itself.
 *
 * @slot - the elements, at any depth
 * @fires icw-view - the agent's view has changed
 * @example
 * <icw-agent sap="http://127.0.0.1:4300" user="agent1"><icw-toolbar></icw-toolbar></icw-agent>
 */
@customElement('icw-agent')
export class IcwAgent extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  readonly #children = new MutationObserver(() => this.#show());
  #seat: AgentSeat | undefined;

  /** Address of the mock SAP; the page's own server where left out. */
  @property() sap = '';
  /** The agent's user id. */
  @property() user = 'agent1';
  /** Logs the agent on as soon as it is known that they are not. */
  @property({ type: Boolean, attribute: 'log-on' }) logsOn = false;
  /** Where the agent stands, for style sheets; set by the element itself. */
  @property({ reflect: true }) state: AgentState = 'connecting';
  #hasLoggedOn = false;

  constructor() {
    super();
    this.addEventListener('icw-command', (event) => void this.#seat?.onCommand(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#children.observe(this, { childList: true, subtree: true });
    if (this.hasUpdated) this.#connect();
  }

  override disconnectedCallback(): void {
    this.#children.disconnect();
    this.#seat?.close();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.isConnected && (changed.has('sap') || changed.has('user'))) this.#connect();
  }

  /** The agent as last told; undefined until then. */
  get view(): SeatView | undefined {
    return this.#seat?.view();
  }

  /** What pages read besides the view, such as colleagues and folders. */
  get source(): WebclientSource | undefined {
    return this.#seat?.source;
  }

  /** Logs the agent on; a refusal comes as a message of the view. */
  async logOn(workCenter?: string): Promise<void> {
    await this.#seat?.onCommand(new CommandEvent({ command: 'logOn', value: workCenter, source: 'script' }));
  }

  async logOff(): Promise<void> {
    await this.#seat?.onCommand(new CommandEvent({ command: 'logOff', source: 'script' }));
  }

  #connect(): void {
    this.#seat?.close();
    this.#hasLoggedOn = false;
    this.state = 'connecting';
    this.#seat = createSeat({
      userId: this.user,
      base: this.sap.replace(/(\/api)?\/*$/, ''),
      clock: pageClock,
      onChange: () => this.#onChange(),
    });
    this.#show();
  }

  #onChange(): void {
    const view = this.#seat?.view();
    if (!view) return;
    this.state = stateOf(view);
    this.#show();
    this.dispatchEvent(new AgentViewEvent(view));
    if (this.state !== 'loggedOff' || !this.logsOn || this.#hasLoggedOn) return;
    this.#hasLoggedOn = true;
    void this.logOn();
  }

  #show(): void {
    const inputs = Object.entries(inputsOf(this.#seat));
    for (const element of this.querySelectorAll('*')) {
      if (!element.localName.startsWith('icw-')) continue;
      // What is set before its class is there would hide the class's own property.
      if (customElements.get(element.localName)) {
        for (const [name, value] of inputs) if (name in element) Object.assign(element, { [name]: value });
      } else {
        void customElements.whenDefined(element.localName).then(() => this.#show());
      }
    }
  }

  override render() {
    return html`<slot></slot>`;
  }
}

function stateOf({ agent, trouble }: SeatView): AgentState {
  if (trouble !== undefined) return 'unknown';
  if (!agent) return 'connecting';
  if (!agent.isLoggedOn) return 'loggedOff';
  return agent.cms === 'lost' ? 'lost' : 'loggedOn';
}

/** Every property of an element by which it is told about its agent; each takes those that it has. */
function inputsOf(seat: AgentSeat | undefined): Readonly<Record<string, unknown>> {
  const { agent, trouble, isLoggingOn = false } = seat?.view() ?? {};
  const session = activeSession(agent);
  return {
    agent,
    trouble,
    isLoggingOn,
    source: seat?.source,
    session,
    item: session?.item,
    account: session?.account,
    sessions: agent?.sessions ?? [],
    active: session?.sessionId,
    messages: agent?.messages ?? [],
    broadcasts: agent?.broadcasts ?? [],
    monitor: agent?.monitor,
    workcenter: agent?.workcenter,
    busy: isLoggingOn,
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-agent': IcwAgent;
  }
}
