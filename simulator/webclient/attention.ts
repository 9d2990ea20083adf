import type { AgentView, SessionView } from '../model.ts';
import { text } from '../text.ts';
import { ctiRight } from '../toolbar/cti-right.ts';
import type { Preferences } from './preferences.ts';
import type { Ring } from './ring.ts';

/** Shows a note outside of the page; the returned function takes it away. */
export type Notify = (title: string, body: string) => () => void;

export interface AttentionPorts {
  readonly ring: Ring;
  readonly notify: Notify;
  /** Whether the agent can see the page. */
  readonly isInSight: () => boolean;
}

export interface Attention {
  /** Rings and notifies as the views of all agents in the page ask for, and falls silent with them. */
  look(agents: readonly AgentView[], preferences: Preferences): void;
  close(): void;
}

/** Calls the agent to a contact that waits, by sound and by a note of the browser; both only if wanted. */
export function createAttention({ ring, notify, isInSight }: AttentionPorts): Attention {
  const notes = new Map<string, () => void>();
  return {
    look(agents, preferences) {
      const waiting = agents.flatMap(({ sessions }) => sessions.filter(isWaiting));
      const shouldRing = preferences.rings && waiting.length > 0;
      if (shouldRing && !ring.isRinging) ring.start(preferences.volume);
      if (!shouldRing && ring.isRinging) ring.stop();
      const ids = new Set(waiting.map(({ item }) => item?.itemId ?? ''));
      for (const [id, takeAway] of notes) {
        if (ids.has(id)) continue;
        takeAway();
        notes.delete(id);
      }
      if (!preferences.notifies || isInSight()) return;
      for (const session of waiting) {
        const { item } = session;
        if (!item || notes.has(item.itemId)) continue;
        const who = session.ctiBar.left || ctiRight(session) || text.announce.unknownCaller;
        notes.set(item.itemId, notify(text.announce.incoming[item.channel](who), text.notification.waits));
      }
    },
    close() {
      ring.stop();
      for (const takeAway of notes.values()) takeAway();
      notes.clear();
    },
  };
}

const isWaiting = ({ item }: SessionView): boolean => item?.state === 'alerting';

/** The browser's own notes; nothing where it has none or was not allowed to show any. */
export const browserNotify: Notify = (title, body) => {
  if (!('Notification' in window) || Notification.permission !== 'granted') return () => undefined;
  const note = new Notification(title, { body, tag: title });
  note.onclick = () => window.focus();
  return () => note.close();
};
