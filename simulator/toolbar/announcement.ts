import type { AgentView, SessionView } from '../model.ts';
import { text } from '../text.ts';
import { ctiRight } from './cti-right.ts';
import { stateWord } from './state-word.ts';

/** What a change is worth saying: politely, or at once. */
export interface Announcement {
  readonly status?: string;
  readonly alert?: string;
}

/** Compares two views; only a new incoming call and a lost connection interrupt (ui.md 12). */
export function announcement(before: AgentView | undefined, after: AgentView | undefined): Announcement {
  if (!after) return {};
  if (after.cms === 'lost' && before?.cms !== 'lost') return { alert: text.announce.lost };
  const incoming = after.sessions.find(
    (session) => isRinging(session) && !isRinging(sameSession(before, session)),
  );
  if (incoming?.item) return { alert: text.announce.incoming[incoming.item.channel](whoIs(incoming)) };
  const status = calmNews(before, after);
  return status ? { status } : {};
}

/** True while something that was announced at once still holds. */
export const isUrgent = (agent: AgentView | undefined): boolean =>
  agent !== undefined && (agent.cms === 'lost' || agent.sessions.some(isRinging));

function calmNews(before: AgentView | undefined, after: AgentView): string | undefined {
  if (!before) return undefined;
  if (after.cms === 'connected' && before.cms === 'lost') return text.announce.back;
  for (const session of after.sessions) {
    const earlier = sameSession(before, session)?.item;
    if (session.item && session.item.state !== earlier?.state) {
      return text.announce.state(stateWord(session.item), whoIs(session));
    }
    if (session.item?.isMuted !== earlier?.isMuted && earlier) {
      return session.item?.isMuted ? text.announce.muted : text.announce.unmuted;
    }
  }
  const gone = before.sessions.find((session) => session.item && !sameSession(after, session)?.item);
  if (gone?.item && gone.item.state !== 'wrapUp' && gone.item.state !== 'ended') {
    return text.announce.goneOf(whoIs(gone));
  }
  const pending = after.pendingWorkMode;
  if (pending && pending.id !== before.pendingWorkMode?.id) return text.workMode.pending(pending.description);
  if (after.workMode && after.workMode.description !== before.workMode?.description) {
    return text.announce.workMode(after.workMode.description);
  }
  return undefined;
}

const isRinging = (session: SessionView | undefined): boolean => session?.item?.state === 'alerting';

const sameSession = (agent: AgentView | undefined, session: SessionView): SessionView | undefined =>
  agent?.sessions.find(
    (other) => other.sessionId === session.sessionId && other.item?.itemId === session.item?.itemId,
  );

const whoIs = (session: SessionView): string =>
  session.ctiBar.left || ctiRight(session) || text.announce.unknownCaller;
