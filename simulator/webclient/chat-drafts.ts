/** The part of `Storage` that drafts need. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Of one agent's chat: two agents of one page may be in the same. */
export interface DraftKey {
  readonly agent: string;
  readonly itemId: string;
}

const keyOf = ({ agent, itemId }: DraftKey): string => `switchhook.draft.${agent}.${itemId}`;

/** What was written in a chat and not sent: another page or a reload in between must not lose it. */
export function readDraft(store: DraftStore, key: DraftKey): string {
  try {
    return store.getItem(keyOf(key)) ?? '';
  } catch {
    // A page that embeds the chat may forbid storage.
    return '';
  }
}

/** Keeps what is written now; nothing stays of an empty line. */
export function keepDraft(store: DraftStore, key: DraftKey, line: string): void {
  try {
    if (line) store.setItem(keyOf(key), line);
    else store.removeItem(keyOf(key));
  } catch {
    // It is still on the screen, only a reload would lose it.
  }
}
