import type { ReadMessage } from '@switchhook/bridge/ici';

/** What an event says of an item, in the words of all channels. */
export interface ToldItem {
  readonly itemId: string;
  readonly status: string;
  readonly processing: string;
  readonly capabilities: readonly string[];
}

/** Codes of the default dialect, by what they mean. */
const statusNames: Readonly<Record<string, string>> = {
  1: 'initiated',
  2: 'dialing',
  3: 'alerting',
  4: 'connected',
  5: 'held',
  6: 'consulting',
  7: 'conferenced',
  8: 'failed',
  9: 'ended',
};
export const completed = '6';

interface Coded {
  readonly id: string;
}

/** The item that an event is about; `undefined` for an event about something else. */
export function itemOf({ name, input }: ReadMessage): ToldItem | undefined {
  const of = (object: unknown, id: string, status: string): ToldItem => {
    const told = object as Readonly<Record<string, unknown>>;
    return {
      itemId: String(told[id]),
      status: statusNames[(told[status] as Coded).id] ?? (told[status] as Coded).id,
      processing: (told.processingStatus as Coded).id,
      capabilities: told.capabilityList as readonly string[],
    };
  };
  switch (name) {
    case 'IciEvent.phoneCallChanged':
      return of(input.phoneCall, 'phoneCallId', 'phoneCallStatus');
    case 'IciEvent.chatChanged':
      return of(input.chatSession, 'chatSessionId', 'chatStatus');
    case 'IciEvent.actionItemChanged':
      return of(input.actionSession, 'actionSessionId', 'actionStatus');
    case 'IciEvent.messageChanged':
      return of(input.message, 'messageId', 'messageStatus');
    case 'IciEvent.itemChanged':
      return of(input.item, 'itemId', 'itemStatus');
    default:
      return undefined;
  }
}

/** The item that an operation acts on. */
export function targetOf({ input }: ReadMessage): string | undefined {
  const id =
    input.itemId ?? input.chatSessionId ?? input.actionSessionId ?? input.messageId ?? input.activeItemId;
  return typeof id === 'string' ? id : undefined;
}
