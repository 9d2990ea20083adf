import { localized } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DeskConfig } from '../model.ts';
import { text } from '../text.ts';
import { deskStyles } from './desk.styles.ts';
import type { KnownPartner } from './desk-connection.ts';
import { deskText } from './desk-text.ts';
import { placeCallStyles } from './icw-place-call.styles.ts';
import { parseAttributes } from './parse-attributes.ts';
import { type CallRequest, PlaceCallEvent, placeableKinds } from './place-call-event.ts';

const unknownNumber = '+12025550143';
const workgroups = ['Sales', 'Support'];

/**
 * Makes calls and other interactions come in at the mock CIC, or has SAP route work.
 *
 * @fires desk-place-call - what to place, and how often
 */
@localized()
@customElement('icw-place-call')
export class IcwPlaceCall extends LitElement {
  static override styles = [deskStyles, placeCallStyles];

  @query('form') private readonly form!: HTMLFormElement | null;
  @property({ attribute: false }) agents: DeskConfig['agents'] = [];
  @property({ attribute: false }) partners: readonly KnownPartner[] = [];
  /** How the last call went. */
  @property({ attribute: false }) result: { readonly isDone: boolean; readonly text: string } | undefined;
  @property() agentId = '';
  @state() private wrongLine: string | undefined;
  @state() private isExtended = false;
  @state() private kind: CallRequest['kind'] = 'call';
  @state() private lacksNumber = false;

  #suggest(from: string, name: string): void {
    const fields = this.form?.elements;
    const fill = (field: string, value: string) => {
      const input = fields?.namedItem(field);
      if (input instanceof HTMLInputElement) input.value = value;
    };
    fill('from', from);
    fill('name', name);
  }

  #onFromInput(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    const partner = this.partners.find(({ phone }) => phone.includes(value));
    if (partner) this.#suggest(value, partner.name);
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const field = (name: string) => String(data.get(name) ?? '').trim();
    const parsed = parseAttributes(field('attributes'));
    if ('wrong' in parsed) {
      this.wrongLine = parsed.wrong;
      return;
    }
    this.wrongLine = undefined;
    this.lacksNumber = field('from') === '' && ['callback', 'email', 'actionItem'].includes(this.kind);
    if (this.lacksNumber) return;
    const [target, ...id] = field('to').split(':');
    const call: CallRequest = {
      kind: this.kind,
      to: target === 'workgroup' ? { workgroup: id.join(':') } : { user: id.join(':') },
      ...(field('from') ? { [this.kind === 'callback' ? 'number' : 'from']: field('from') } : {}),
      ...(field('name') ? { name: field('name') } : {}),
      ...(hasSubject(this.kind) && field('subject') ? { subject: field('subject') } : {}),
      ...(hasText(this.kind) && field('text') ? { text: field('text') } : {}),
      ...(Object.keys(parsed.attributes).length > 0 ? { attributes: parsed.attributes } : {}),
    };
    const count = Math.min(Math.max(Number(field('count')) || 1, 1), 100);
    this.dispatchEvent(new PlaceCallEvent(call, count));
  }

  override render() {
    const known = this.partners.find(({ kind }) => kind === 'account') ?? this.partners[0];
    return html`
      <form aria-labelledby="title" @submit=${this.#onSubmit}>
        <h3 id="title">${deskText.place.title}</h3>
        <p>
          <label for="kind">${deskText.place.kind}</label>
          <select
            id="kind"
            @change=${(event: Event) => {
              this.kind = (event.target as HTMLSelectElement).value as CallRequest['kind'];
            }}
          >
            ${[...placeableKinds, 'actionItem' as const].map(
              (kind) =>
                html`<option value=${kind} ?selected=${kind === this.kind}>${deskText.place.kinds[kind]}</option>`,
            )}
          </select>
        </p>
        <p>
          <label for="count">${deskText.place.count}</label>
          <input id="count" name="count" type="number" min="1" max="100" value="1" />
        </p>
        <p class="from">
          <label for="from">${text.desk.place.from}</label>
          <input
            id="from"
            name="from"
            list="numbers"
            autocomplete="off"
            placeholder=${text.desk.place.fromHint}
            @input=${this.#onFromInput}
          />
          <datalist id="numbers">
            ${this.partners.flatMap(({ name, organization, phone }) =>
              phone.map(
                (number) =>
                  html`<option value=${number}>${[name, organization].filter(Boolean).join(', ')}</option>`,
              ),
            )}
          </datalist>
        </p>
        <p>
          <label for="name">${text.desk.place.name}</label>
          <input id="name" name="name" autocomplete="off" />
        </p>
        <p>
          <label for="to">${text.desk.place.to}</label>
          <select id="to" name="to">
            <optgroup label=${text.desk.place.agents}>
              ${this.agents.map(
                ({ userId, name, extension }) => html`
                  <option value=${`user:${userId}`} ?selected=${userId === this.agentId}>
                    ${[name, extension].filter(Boolean).join(' · ')}
                  </option>
                `,
              )}
            </optgroup>
            <optgroup label=${text.desk.place.workgroups}>
              ${workgroups.map((name) => html`<option value=${`workgroup:${name}`}>${name}</option>`)}
            </optgroup>
          </select>
        </p>
        <div class="suggestions">
          ${
            known?.phone[0]
              ? html`<button type="button" @click=${() => this.#suggest(known.phone[0] ?? '', known.name)}>
                ${known.name}
              </button>`
              : nothing
          }
          <button type="button" @click=${() => this.#suggest(unknownNumber, '')}>
            ${text.desk.place.suggestions.unknown}
          </button>
          <button type="button" @click=${() => this.#suggest('', '')}>${text.desk.place.suggestions.none}</button>
        </div>
        ${
          hasSubject(this.kind)
            ? html`<p class="from"><label for="subject">${deskText.place.subject}</label><input id="subject" name="subject" autocomplete="off" /></p>`
            : nothing
        }
        ${
          hasText(this.kind)
            ? html`<p class="from"><label for="text">${deskText.place.words}</label><textarea id="text" name="text" rows="2"></textarea></p>`
            : nothing
        }
        <p class="attributes" ?hidden=${!this.isExtended}>
          <label for="attributes">${text.desk.place.attributes}</label>
          <textarea
            id="attributes"
            name="attributes"
            rows="3"
            spellcheck="false"
            placeholder=${text.desk.place.attributesHint}
            aria-describedby="wrong"
            aria-invalid=${this.wrongLine === undefined ? 'false' : 'true'}
          ></textarea>
        </p>
        <div class="foot">
          <button
            type="button"
            aria-expanded=${this.isExtended}
            @click=${() => {
              this.isExtended = !this.isExtended;
            }}
          >
            ${text.desk.place.more}
          </button>
          <p id="wrong" role="status" class=${this.wrongLine || this.lacksNumber || this.result?.isDone === false ? 'error' : 'quiet'}>
            ${
              this.lacksNumber
                ? deskText.place.numberNeeded
                : this.wrongLine === undefined
                  ? (this.result?.text ?? nothing)
                  : text.desk.place.attributesWrong(this.wrongLine)
            }
          </p>
          <button class="primary" type="submit">${this.kind === 'call' ? text.desk.place.action : deskText.place.action}</button>
        </div>
      </form>
    `;
  }
}

const hasSubject = (kind: CallRequest['kind']): boolean => ['callback', 'email', 'actionItem'].includes(kind);
const hasText = (kind: CallRequest['kind']): boolean => kind === 'chat' || kind === 'email';

declare global {
  interface HTMLElementTagNameMap {
    'icw-place-call': IcwPlaceCall;
  }
}
