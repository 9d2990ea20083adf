import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Outcome } from './outcome.ts';

export type RemoteState<Answer> =
  | { readonly kind: 'none' }
  /** Being read; what was there before stays in sight. */
  | { readonly kind: 'reading'; readonly before?: Answer }
  | { readonly kind: 'read'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly why: string };

/** Something that an element reads from the server: the newest request alone decides what is shown. */
export class Remote<Answer> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #state: RemoteState<Answer> = { kind: 'none' };
  #asked = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get state(): RemoteState<Answer> {
    return this.#state;
  }

  /** What was read last, also while it is read anew. */
  get answer(): Answer | undefined {
    if (this.#state.kind === 'read') return this.#state.answer;
    return this.#state.kind === 'reading' ? this.#state.before : undefined;
  }

  async read(pending: Promise<Outcome<Answer>>): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    const before = this.answer;
    this.#become(before === undefined ? { kind: 'reading' } : { kind: 'reading', before });
    const outcome = await pending;
    if (mine !== this.#asked) return;
    this.#become(
      outcome.isDone ? { kind: 'read', answer: outcome.answer } : { kind: 'failed', why: outcome.why },
    );
  }

  hostDisconnected(): void {
    this.#asked += 1;
  }

  #become(state: RemoteState<Answer>): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
