import { ask } from './reset-stack.ts';

type Target = { readonly user: string } | { readonly workgroup: string };

interface Contact {
  readonly to: Target;
  /** Left out where the caller sends no number. */
  readonly from?: string;
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What comes in from outside; a call where no kind is named. */
export type ContactToPlace =
  | (Contact & { readonly kind?: 'call' | 'generic' })
  | (Contact & { readonly kind: 'chat'; readonly text?: string })
  | (Contact & {
      readonly kind: 'email';
      readonly from: string;
      readonly subject?: string;
      readonly text?: string;
    })
  | {
      readonly kind: 'callback';
      readonly to: Target;
      readonly number: string;
      readonly name?: string;
      readonly subject?: string;
    };

interface Placed {
  readonly interactionId: string;
  readonly kind: string;
  /** CIC's letter: C is connected. */
  readonly state: string;
}

/** What the far end of a call or chat does, through the mock CIC's control API. */
export function cicControl(url: string) {
  const remote = (interactionId: string, action: string, body: object = {}) =>
    ask('POST', `${url}/interactions/${interactionId}/remote-${action}`, body);
  return {
    async place(contact: ContactToPlace): Promise<string> {
      const placed = await ask('POST', `${url}/interactions`, { kind: 'call', ...contact });
      return (placed as { interactionId: string }).interactionId;
    },
    hangUp: (interactionId: string) => remote(interactionId, 'disconnect'),
    answer: (interactionId: string) => remote(interactionId, 'answer'),
    say: (interactionId: string, text: string) => remote(interactionId, 'message', { text }),
    /** The chat that goes on, where there is one only. */
    async liveChat(): Promise<string> {
      const { interactions } = (await ask('GET', `${url}/state`)) as { interactions: readonly Placed[] };
      return interactions.find(({ kind, state }) => kind === 'chat' && state === 'C')?.interactionId ?? '';
    },
    leave: (interactionId: string) => remote(interactionId, 'leave'),
    /** Cuts all sessions, as a server that restarts. */
    cut: () => ask('POST', `${url}/connections/drop`, {}),
  };
}

export type CicControl = ReturnType<typeof cicControl>;
