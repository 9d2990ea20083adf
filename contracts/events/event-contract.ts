import type { IciEventName } from '@switchhook/bridge/ici';
import type { OutgoingEvent } from '@switchhook/bridge/sap';
import type { ProviderState } from '../pact/provider-state.ts';

interface EventInteraction<Input> {
  /** Completes "the bridge tells <event> …". */
  readonly when: string;
  readonly given: readonly ProviderState[];
  readonly appIds: readonly string[];
  readonly input: Input;
  /** What SAP answers: it takes the event, or it has closed the session behind the address (ici.md 2). */
  readonly answer: 'accepted' | 'sessionClosed';
}

/** What the bridge relies on when it tells SAP of one event. */
export interface EventContract {
  readonly event: IciEventName;
  readonly interactions: readonly (Omit<EventInteraction<unknown>, 'input'> & {
    readonly sent: OutgoingEvent;
  })[];
}

type InputOf<E extends IciEventName> = Extract<OutgoingEvent, { readonly name: E }>['input'];

/** Declares the contract of one event; the input has the type of the catalogue. */
export function eventContract<E extends IciEventName>(
  event: E,
  interactions: readonly EventInteraction<InputOf<E>>[],
): EventContract {
  return {
    event,
    interactions: interactions.map(({ input, ...interaction }) => ({
      ...interaction,
      sent: { name: event, input, appIds: interaction.appIds } as unknown as OutgoingEvent,
    })),
  };
}
