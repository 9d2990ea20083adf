import type { DeskConfig, WireDetail, WireMessage } from '../model.ts';
import { type Outcome, outcomeOf } from '../webclient/outcome.ts';
import type { PageClock } from '../webclient/page-clock.ts';
import { type ActiveInteraction, activeInteractions, type CicState } from './active-interaction.ts';
import type { CallRequest } from './place-call-event.ts';
import type { RemoteAction } from './remote-action-event.ts';

/** A number that the desk suggests as a caller. */
export interface KnownPartner {
  readonly name: string;
  readonly kind: string;
  readonly organization?: string;
  readonly phone: readonly string[];
}

/** `GET /api/desk`. */
export const readDesk = (): Promise<Outcome<DeskConfig>> => outcomeOf<DeskConfig>(fetch('/api/desk'));

/** `GET /api/partners`. */
export const readPartners = (): Promise<Outcome<readonly KnownPartner[]>> =>
  outcomeOf<readonly KnownPartner[]>(fetch('/api/partners'));

/** `GET /api/wire/{seq}`. */
export const readWireDetail = (seq: number): Promise<Outcome<WireDetail>> =>
  outcomeOf<WireDetail>(fetch(`/api/wire/${seq}`));

/** `DELETE /api/wire`. */
export const clearWire = (): Promise<Outcome> => outcomeOf(fetch('/api/wire', { method: 'DELETE' }));

/** The mock CIC's control API, below its `/control`. */
export function cicControl(address: string) {
  const post = <Answer>(path: string, body: unknown): Promise<Outcome<Answer>> =>
    outcomeOf<Answer>(
      fetch(`${address}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  return {
    place: (call: CallRequest) => post<{ readonly interactionId: string }>('/interactions', call),
    remote: (interactionId: string, action: RemoteAction) =>
      post(`/interactions/${encodeURIComponent(interactionId)}/${action}`, {}),
    drop: () => post('/connections/drop', {}),
    switchover: () => post('/switchover', {}),
    async active(): Promise<Outcome<readonly ActiveInteraction[]>> {
      const outcome = await outcomeOf<CicState>(fetch(`${address}/state`));
      return outcome.isDone ? { isDone: true, answer: activeInteractions(outcome.answer) } : outcome;
    },
  };
}

export type CicControl = ReturnType<typeof cicControl>;

interface WireOptions {
  readonly clock: PageClock;
  /** One batch per drawn frame at most, however fast the wire is. */
  readonly onMessages: (messages: readonly WireMessage[]) => void;
}

/** Follows the tapped wire from its first kept message; a lost stream is opened again where it stopped. */
export function followWire({ clock, onMessages }: WireOptions): () => void {
  const retryMs = 1_000;
  let stream: EventSource;
  let waiting: WireMessage[] = [];
  let lastSeq = 0;
  let callOffRetry: (() => void) | undefined;

  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    onMessages(batch);
  };
  const open = (): void => {
    stream = new EventSource(`/api/wire/stream?after=${lastSeq}`);
    stream.addEventListener('wire', (event: MessageEvent<string>) => {
      const message = JSON.parse(event.data) as WireMessage;
      lastSeq = Math.max(lastSeq, message.seq);
      if (waiting.push(message) === 1) requestAnimationFrame(flush);
    });
    stream.onerror = () => {
      stream.close();
      callOffRetry = clock.after(retryMs, open);
    };
  };
  open();
  return () => {
    callOffRetry?.();
    stream.close();
  };
}
