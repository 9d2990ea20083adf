import type { ActivityView, InteractionRecordView } from '@switchhook/simulator/model';
import type { AgentState, Item, Session } from './agent-state.ts';

const recordsKept = 100;

/** Begins the interaction record, with every item that the session has so far. */
export function openRecord(session: Session, recordId: string, at: number): Session {
  const record: InteractionRecordView = { recordId, startedAt: at, reason: '', notes: '', activities: [] };
  const begun: Session = { ...session, record };
  const opened = session.items.reduce((next, item) => noteItem(next, item, at), begun);
  return session.account ? noteAccount(opened, at) : opened;
}

/** Takes an item into the record once: several calls of one record are several lines of it (G40). */
export function noteItem(session: Session, { view }: Item, at: number): Session {
  const isKnown = session.record?.activities.some(({ itemId }) => itemId === view.itemId);
  if (isKnown) return session;
  const who = view.remoteName || view.remoteNumber || view.dialedNumber;
  const title = view.email?.subject ?? view.action?.title ?? '';
  const about = title || who;
  const kind = view.channel === 'telephony' ? 'call' : view.channel;
  const way = { in: 'Inbound', out: 'Outbound', internal: 'Internal' }[view.direction];
  const words = { call: `${way} call`, chat: 'Chat', email: 'E-mail', actionItem: 'Action item' }[kind];
  const text = `${words}: ${about || 'unknown'}`;
  const direction = kind === 'call' ? { direction: view.direction } : {};
  return note(session, { kind, text, about, ...direction, at, itemId: view.itemId });
}

export function noteAccount(session: Session, at: number): Session {
  const { account, record } = session;
  if (!account || !record || record.accountId === account.id) return session;
  const named = { ...session, record: { ...record, accountId: account.id, accountName: account.name } };
  return note(named, { kind: 'account', text: `Account: ${account.name}`, about: account.name, at });
}

export function writeRecord(
  session: Session,
  change: Pick<Partial<InteractionRecordView>, 'notes' | 'reason'>,
): Session {
  return session.record ? { ...session, record: { ...session.record, ...change } } : session;
}

/** Appends the scratch pad to the notes and empties it; it stays where no record is open. */
export function moveScratchPad(session: Session): Session {
  const { record, scratchPad } = session;
  if (!record || scratchPad.trim() === '') return session;
  const notes = [record.notes, scratchPad].filter((text) => text !== '').join('\n');
  return { ...session, scratchPad: '', record: { ...record, notes } };
}

/** *End* saves the record; what is still on the scratch pad goes into it. */
export function saveRecord(state: AgentState, session: Session, at: number): AgentState {
  const { record } = moveScratchPad(session);
  if (!record) return state;
  return { ...state, savedRecords: [...state.savedRecords, { ...record, endedAt: at }].slice(-recordsKept) };
}

function note(session: Session, activity: Omit<ActivityView, 'id'>): Session {
  const { record } = session;
  if (!record) return session;
  const id = `${record.recordId}.${record.activities.length + 1}`;
  return { ...session, record: { ...record, activities: [...record.activities, { ...activity, id }] } };
}
