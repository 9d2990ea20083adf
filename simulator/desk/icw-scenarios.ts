import { localized } from '@lit/localize';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PlayView, RecordingView, ScenarioEntry } from '../desk-model.ts';
import { icon } from '../toolbar/icons.ts';
import { deskStyles } from './desk.styles.ts';
import { type DeskAsk, DeskAskEvent } from './desk-ask-event.ts';
import { deskText as text } from './desk-text.ts';
import { scenariosStyles } from './icw-scenarios.styles.ts';
import { RowFocus } from './row-focus.ts';
import { translated } from './translated.ts';

/**
 * Every scenario by area, with what it shows of the guide; one click plays it and tells each step.
 *
 * @fires desk-ask - play, stop, edit, open a file, begin or stop a recording, show a part of the wire
 */
@localized()
@customElement('icw-scenarios')
export class IcwScenarios extends LitElement {
  static override styles = [deskStyles, scenariosStyles];

  // Some fifty scenarios with two buttons each are one tab stop.
  readonly #list = new RowFocus(this, () =>
    [...this.renderRoot.querySelectorAll('.list li')].map((row) => [...row.querySelectorAll('button')]),
  );

  @query('input[type="file"]') private readonly file!: HTMLInputElement | null;
  @property({ attribute: false }) entries: readonly ScenarioEntry[] = [];
  @property({ attribute: false }) play: PlayView | undefined;
  @property({ attribute: false }) recording: RecordingView | undefined;
  /** Only how the play goes, beside a file that is being edited. */
  @property({ type: Boolean, attribute: 'only-play' }) onlyPlay = false;
  @state() private wanted = '';

  // Whoever played the last of a long list wants to see how it goes.
  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('play');
    const isNew = changed.has('play') && this.play !== undefined && this.play.playId !== before?.playId;
    if (isNew && this.hasUpdated && this.play?.outcome === 'resetting') {
      this.renderRoot.querySelector('.played')?.scrollIntoView({ block: 'nearest' });
    }
    if (changed.has('play')) this.#followStep();
  }

  /** Keeps the step that runs or failed in sight of the list of steps, and moves nothing else. */
  #followStep(): void {
    const steps = this.renderRoot.querySelector<HTMLElement>('.played ol');
    const step = steps?.querySelector<HTMLElement>('.running, .failed');
    if (!steps || !step) return;
    const below = step.getBoundingClientRect().bottom - steps.getBoundingClientRect().bottom;
    if (below > 0) steps.scrollTop += below;
  }

  #onSearchKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.#list.focus();
  }

  #ask(ask: DeskAsk): void {
    this.dispatchEvent(new DeskAskEvent(ask));
  }

  async #onFile(): Promise<void> {
    const chosen = this.file?.files?.[0];
    if (!chosen) return;
    this.#ask({ kind: 'editText', text: await chosen.text() });
    if (this.file) this.file.value = '';
  }

  override render() {
    if (this.onlyPlay) return this.play ? this.#renderPlay(this.play) : nothing;
    const wanted = this.wanted.trim().toLowerCase();
    const shown = this.entries.filter(({ title, titles, name, requirements, tags }) =>
      [title, translated(title, titles), name, ...requirements, ...tags, ...tags.map(areaName)].some(
        (words) => words.toLowerCase().includes(wanted),
      ),
    );
    return html`
      <section aria-labelledby="title">
        <div class="head">
          <h3 id="title">${text.scenarios.title} <span class="quiet">${text.scenarios.count(shown.length)}</span></h3>
          <button type="button" @click=${() => this.#ask({ kind: 'editText', text: emptyScenario })}>
            ${icon('plus')}${text.scenarios.fresh}
          </button>
          <button type="button" @click=${() => this.file?.click()}>${text.scenarios.open}</button>
          <input type="file" accept="application/json,.json" hidden @change=${this.#onFile} />
        </div>
        ${this.#renderRecorder()} ${this.play ? this.#renderPlay(this.play) : nothing}
        <input
          type="search"
          aria-label=${text.scenarios.find}
          placeholder=${text.scenarios.find}
          .value=${this.wanted}
          @keydown=${this.#onSearchKey}
          @input=${(event: Event) => {
            this.wanted = (event.target as HTMLInputElement).value;
          }}
        />
        ${
          shown.length === 0
            ? html`<p class="quiet none">${text.scenarios.none}</p>`
            : html`
              <div
                class="list"
                role="toolbar"
                aria-orientation="vertical"
                aria-label=${text.scenarios.list}
                @focusin=${this.#list.onFocusIn}
                @keydown=${this.#list.onKeyDown}
              >
                ${areasOf(shown).map(([area, entries]) => this.#renderArea(area, entries))}
              </div>
            `
        }
        <p class="quiet hint">${text.scenarios.resets}</p>
      </section>
    `;
  }

  #renderArea(area: string, entries: readonly ScenarioEntry[]) {
    return html`
      <h4>${area}</h4>
      <ul aria-label=${area}>
        ${repeat(
          entries,
          ({ name }) => name,
          (entry) => this.#renderEntry(entry),
        )}
      </ul>
    `;
  }

  #renderEntry({ name, title: english, titles, requirements, steps, whyNot, about }: ScenarioEntry) {
    const title = translated(english, titles);
    const isBusy = this.play?.outcome === 'running' || this.play?.outcome === 'resetting';
    return html`
      <li class=${this.play?.name === name ? 'current' : ''}>
        <button
          type="button"
          class="play"
          aria-label=${text.scenarios.play(title)}
          aria-disabled=${isBusy || whyNot !== undefined}
          aria-describedby=${whyNot ? `why-${name}` : nothing}
          @click=${() => {
            if (!isBusy && whyNot === undefined) this.#ask({ kind: 'play', name });
          }}
        >
          ${icon('retrieve')}
        </button>
        <div class="what" title=${about ?? nothing}>
          <p>${title}</p>
          <p class="quiet">
            ${requirements.map((id) => html`<span class="fact">${id}</span>`)} ${text.scenarios.steps(steps)}
          </p>
          ${whyNot ? html`<p class="quiet" id="why-${name}">${whyNot}</p>` : nothing}
        </div>
        <button
          type="button"
          class="edit"
          aria-label=${text.scenarios.edit(title)}
          @click=${() => this.#ask({ kind: 'editScenario', name })}
        >
          ${icon('record')}
        </button>
      </li>
    `;
  }

  #renderRecorder() {
    const { recording } = this;
    if (!recording) return nothing;
    if (!recording.isRecording) {
      return html`
        <p class="recorder">
          <button type="button" @click=${() => this.#ask({ kind: 'startRecording' })}>
            <span class="dot" aria-hidden="true"></span>${text.record.start}
          </button>
          <span class="quiet">${text.record.hint}</span>
        </p>
      `;
    }
    return html`
      <form class="recorder on" @submit=${this.#onStopRecording}>
        <span class="dot" aria-hidden="true"></span>
        <span role="status">${text.record.running(recording.actions)}</span>
        <input name="title" aria-label=${text.record.name} placeholder=${text.record.name} autocomplete="off" />
        <button class="primary" type="submit">${text.record.stop}</button>
      </form>
    `;
  }

  #onStopRecording(event: SubmitEvent): void {
    event.preventDefault();
    const title = String(new FormData(event.target as HTMLFormElement).get('title') ?? '').trim();
    this.#ask({ kind: 'stopRecording', title });
  }

  #renderPlay(play: PlayView) {
    const isBusy = play.outcome === 'running' || play.outcome === 'resetting';
    const done = play.steps.filter(({ state }) => state === 'passed').length;
    return html`
      <section class="played ${play.outcome}" aria-labelledby="played">
        <div class="head">
          <h4 id="played">${translated(play.title, play.titles)}</h4>
          ${
            isBusy
              ? html`<button type="button" @click=${() => this.#ask({ kind: 'stopPlay' })}>${text.scenarios.stop}</button>`
              : nothing
          }
        </div>
        <p role="status" class="outcome">
          ${text.play.outcome[play.outcome]} · ${text.play.progress(done, play.steps.length)}
        </p>
        ${play.message ? html`<p class="error">${play.message}</p>` : nothing}
        <ol>
          ${play.steps.map((step) => this.#renderStep(step))}
        </ol>
      </section>
    `;
  }

  #renderStep(step: PlayView['steps'][number]) {
    const { state, message, note, durationMs, wire } = step;
    const hasWire = wire !== undefined && wire.to > wire.from;
    return html`
      <li class=${state}>
        <span class="mark" aria-hidden="true">${marks[state]}</span>
        <div class="what">
          <p><span class="hidden">${text.play.step[state]}: </span>${translated(step.text, step.texts)}</p>
          ${note ? html`<p class="quiet">${translated(note, step.notes)}</p>` : nothing}
          ${message ? html`<p class="error">${message}</p>` : nothing}
        </div>
        ${
          hasWire
            ? html`<button
              type="button"
              class="wire"
              @click=${() => this.#ask({ kind: 'showWire', from: wire.from + 1, to: wire.to })}
            >
              <span aria-hidden="true">${wire.to - wire.from} ⇄</span>
              <span class="hidden">${text.play.wire(wire.from + 1, wire.to)}</span>
            </button>`
            : nothing
        }
        <span class="ms quiet">${durationMs === undefined ? '' : `${Math.round(durationMs)} ms`}</span>
      </li>
    `;
  }
}

const marks = { waiting: '·', running: '▸', passed: '✓', failed: '✗' } as const;

/** By the first tag; what was saved here stands first. */
function areasOf(
  entries: readonly ScenarioEntry[],
): readonly (readonly [string, readonly ScenarioEntry[]])[] {
  const areas = new Map<string, ScenarioEntry[]>();
  for (const entry of entries) {
    const [tag] = entry.tags;
    const area = entry.isOwn ? text.scenarios.own : tag === undefined ? text.scenarios.others : areaName(tag);
    areas.set(area, [...(areas.get(area) ?? []), entry]);
  }
  return [...areas].toSorted(([one, ofOne], [other, ofOther]) =>
    ofOne[0]?.isOwn === ofOther[0]?.isOwn ? one.localeCompare(other) : ofOne[0]?.isOwn ? -1 : 1,
  );
}

/** The tags that ship are called in each language; others are somebody's own. */
const areaName = (tag: string): string =>
  Object.entries(text.scenarios.areas).find(([known]) => known === tag)?.[1] ?? tag;

const emptyScenario = `${JSON.stringify(
  {
    name: 'my-scenario',
    title: 'My scenario',
    steps: [{ do: 'logOn', agent: 'agent1', workMode: '2' }],
  },
  null,
  2,
)}\n`;

declare global {
  interface HTMLElementTagNameMap {
    'icw-scenarios': IcwScenarios;
  }
}
