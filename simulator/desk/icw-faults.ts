import { localized } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Surroundings } from '../desk-model.ts';
import type { DeskConfig, EventAnswer, SapSettings, WireLink } from '../model.ts';
import { deskStyles } from './desk.styles.ts';
import type { LinkFaultReport } from './desk-api.ts';
import { type DeskAsk, DeskAskEvent, type LinkFaultRule } from './desk-ask-event.ts';
import { deskText as text } from './desk-text.ts';

const links: readonly WireLink[] = ['SAP → bridge', 'bridge → SAP', 'bridge → CIC'];
const answers: Readonly<Record<keyof typeof text.faults.answers, EventAnswer>> = {
  normal: { kind: 'normal' },
  slow: { kind: 'slow', delay: 2_000 },
  refused401: { kind: 'refused', status: 401 },
  refused500: { kind: 'refused', status: 500 },
  reset: { kind: 'reset' },
};
const heartbeatLag = 30_000;

/**
 * What goes wrong, by wish: on a link by plan and seed, in SAP's answers, at CIC.
 *
 * @fires desk-ask - a plan of faults, other settings of SAP, dropped connections or a switchover
 */
@localized()
@customElement('icw-faults')
export class IcwFaults extends LitElement {
  static override styles = [
    deskStyles,
    css`
      :host {
        display: block;
      }

      form {
        display: grid;
        grid-template-columns: repeat(6, minmax(0, 1fr));
        align-items: end;
        gap: 0.375rem 0.5rem;
        margin-top: 0.375rem;
      }

      form p {
        grid-column: span 2;
      }

      form .wide {
        grid-column: span 3;
      }

      h4 {
        margin: 1rem 0 0.25rem;
        color: var(--desk-accent);
        font-size: 0.75rem;
      }

      ul {
        margin-top: 0.5rem;
      }

      li,
      .row {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        padding-block: 0.25rem;
      }

      li span:first-child,
      .row label {
        flex: 1;
      }

      .row select {
        flex: 1.4;
      }

      form button {
        min-height: 1.875rem;
      }

      form + p,
      form + ul {
        margin-top: 0.625rem;
      }

      .check {
        display: flex;
        align-items: center;
        gap: 0.375rem;
        min-height: 1.5rem;
        color: var(--desk-text);
      }

      .browsers {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr));
        margin-block: 0.25rem;
      }

      .buttons {
        display: flex;
        gap: 0.5rem;
        margin-top: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) surroundings: Surroundings | undefined;
  @property({ attribute: false }) report: LinkFaultReport | undefined;
  @property({ attribute: false }) settings: SapSettings | undefined;
  /** Whose browsers can die. */
  @property({ attribute: false }) agents: DeskConfig['agents'] = [];
  @state() private fault: LinkFaultRule['fault'] = 'delay';

  #ask(ask: DeskAsk): void {
    this.dispatchEvent(new DeskAskEvent(ask));
  }

  #plan(rules: readonly LinkFaultRule[], seed = this.report?.seed ?? 1): void {
    this.#ask({ kind: 'planFaults', plan: { seed, rules } });
  }

  #onAdd(event: SubmitEvent): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const field = (name: string) => String(data.get(name) ?? '').trim();
    const rule: LinkFaultRule = {
      link: field('link') as WireLink,
      fault: this.fault,
      ...(field('name') ? { name: field('name') } : {}),
      probability: Number(field('chance') || 100) / 100,
      ...(field('times') ? { times: Number(field('times')) } : {}),
      ...(this.fault === 'delay' ? { delayMs: Number(field('delayMs') || 1_000) } : {}),
      ...(this.fault === 'refuse' ? { status: Number(field('status') || 503) } : {}),
    };
    this.#plan([...(this.report?.rules ?? []), rule], Number(field('seed') || 1));
  }

  override render() {
    return html`
      <section aria-labelledby="title">
        <h3 id="title">${text.faults.title}</h3>
        <h4>${text.faults.links}</h4>
        ${this.surroundings?.hasWire ? this.#renderLinks() : html`<p class="quiet">${text.faults.noTap}</p>`}
        <h4>${text.faults.sap}</h4>
        ${this.settings ? this.#renderSap(this.settings) : nothing}
        <h4>${text.faults.cic}</h4>
        <div class="buttons">
          <button type="button" @click=${() => this.#ask({ kind: 'dropCic' })}>${text.faults.drop}</button>
          <button
            type="button"
            aria-disabled=${!this.surroundings?.hasPair}
            aria-describedby="pair"
            @click=${() => {
              if (this.surroundings?.hasPair) this.#ask({ kind: 'switchover' });
            }}
          >
            ${text.faults.switchover}
          </button>
        </div>
        <p id="pair" class="quiet">${this.surroundings?.hasPair ? '' : text.faults.noPair}</p>
      </section>
    `;
  }

  #renderLinks() {
    const rules = this.report?.rules ?? [];
    return html`
      <form @submit=${this.#onAdd}>
        <p class="wide">
          <label for="link">${text.faults.link}</label>
          <select id="link" name="link">${links.map((link) => html`<option>${link}</option>`)}</select>
        </p>
        <p class="wide">
          <label for="fault">${text.faults.fault}</label>
          <select
            id="fault"
            @change=${(event: Event) => {
              this.fault = (event.target as HTMLSelectElement).value as LinkFaultRule['fault'];
            }}
          >
            ${Object.entries(text.faults.kinds).map(
              ([kind, words]) =>
                html`<option value=${kind} ?selected=${kind === this.fault}>${words}</option>`,
            )}
          </select>
        </p>
        <p class="wide">
          <label for="name">${text.faults.name}</label>
          <input id="name" name="name" autocomplete="off" spellcheck="false" placeholder="IciPhoneCall.hold" />
        </p>
        <p class="wide">
          ${
            this.fault === 'refuse'
              ? html`<label for="status">${text.faults.status}</label>
                <input id="status" name="status" type="number" min="400" max="599" value="503" />`
              : html`<label for="delayMs">${text.faults.delay}</label>
                <input id="delayMs" name="delayMs" type="number" min="0" value="1000" ?disabled=${this.fault !== 'delay'} />`
          }
        </p>
        ${this.#renderNumber('chance', text.faults.chance, 100, 1, 100)}
        ${this.#renderNumber('times', text.faults.times, undefined, 1, 1_000_000)}
        ${this.#renderNumber('seed', text.faults.seed, this.report?.seed ?? 1, 0, 4_294_967_295)}
        <button class="primary wide" type="submit">${text.faults.add}</button>
        <button type="button" class="wide" @click=${() => this.#plan([])}>${text.faults.heal}</button>
      </form>
      ${
        rules.length === 0
          ? html`<p class="quiet" role="status">${text.faults.none}</p>`
          : html`<ul aria-label=${text.faults.links}>${rules.map((rule, index) => this.#renderRule(rule, index, rules))}</ul>`
      }
    `;
  }

  #renderNumber(name: string, label: string, value: number | undefined, min: number, max: number) {
    return html`<p>
      <label for=${name}>${label}</label>
      <input id=${name} name=${name} type="number" min=${min} max=${max} placeholder=${value === undefined ? text.faults.noLimit : nothing} .value=${value === undefined ? '' : String(value)} />
    </p>`;
  }

  #renderRule(rule: LinkFaultRule, index: number, rules: readonly LinkFaultRule[]) {
    const struck = this.report?.strikes.filter((strike) => strike.rule === index).length ?? 0;
    const chance =
      rule.probability === undefined || rule.probability === 1
        ? ''
        : `${Math.round(rule.probability * 100)} %`;
    const what = [rule.link, text.faults.kinds[rule.fault], rule.name, chance].filter(Boolean).join(' · ');
    return html`
      <li>
        <span>${what} <span class="quiet">${struck > 0 ? text.faults.struck(struck) : ''}</span></span>
        <button
          type="button"
          aria-label=${text.faults.remove(what)}
          @click=${() => this.#plan(rules.filter((other) => other !== rule))}
        >
          ✕
        </button>
      </li>
    `;
  }

  /** Without a heartbeat nobody would miss a browser, so that the first that dies switches it on. */
  #onDead(userId: string, isDead: boolean): void {
    const { deadBrowsers = [], heartbeatLag: lag = 0 } = this.settings ?? {};
    const others = deadBrowsers.filter((each) => each !== userId);
    this.#ask({
      kind: 'changeSettings',
      change: {
        deadBrowsers: isDead ? [...others, userId] : others,
        ...(isDead && lag === 0 ? { heartbeatLag } : {}),
      },
    });
  }

  #renderSap({ eventAnswer, heartbeatLag: lag, deadBrowsers = [] }: SapSettings) {
    const now = Object.entries(answers).find(
      ([, answer]) => JSON.stringify(answer) === JSON.stringify(eventAnswer),
    )?.[0];
    return html`
      <p class="row">
        <label for="answer">${text.faults.answer}</label>
        <select
          id="answer"
          @change=${(event: Event) => {
            const chosen = (event.target as HTMLSelectElement).value as keyof typeof answers;
            this.#ask({ kind: 'changeSettings', change: { eventAnswer: answers[chosen] } });
          }}
        >
          ${Object.entries(text.faults.answers).map(
            ([kind, words]) => html`<option value=${kind} ?selected=${kind === now}>${words}</option>`,
          )}
          ${now === undefined ? html`<option disabled selected>${text.faults.otherAnswer}</option>` : nothing}
        </select>
      </p>
      <p class="row">
        <label for="heartbeat">${text.faults.heartbeat}</label>
        <select
          id="heartbeat"
          @change=${(event: Event) => {
            const isOn = (event.target as HTMLSelectElement).value === 'on';
            this.#ask({ kind: 'changeSettings', change: { heartbeatLag: isOn ? heartbeatLag : 0 } });
          }}
        >
          <option value="off" ?selected=${lag === 0}>${text.faults.heartbeats.off}</option>
          <option value="on" ?selected=${lag > 0}>${text.faults.heartbeats.on((lag || heartbeatLag) / 1_000)}</option>
        </select>
      </p>
      <p id="dead" class="label quiet">${text.faults.dead}</p>
      <div role="group" aria-labelledby="dead" class="browsers">
        ${this.agents.map(
          ({ userId, name }) => html`<label class="check">
            <input
              type="checkbox"
              .checked=${deadBrowsers.includes(userId)}
              @change=${(event: Event) => this.#onDead(userId, (event.target as HTMLInputElement).checked)}
            />
            ${name}
          </label>`,
        )}
      </div>
      <p class="quiet">${text.faults.deadHint}</p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-faults': IcwFaults;
  }
}
