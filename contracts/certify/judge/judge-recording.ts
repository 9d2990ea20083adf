import { type Dialect, defaultDialect } from '@switchhook/bridge/ici';
import type { CicStatus } from './cic-statuses.ts';
import { judgeItems } from './judge-items.ts';
import { judgeRepeats } from './judge-repeats.ts';
import { judgeSubscriptions } from './judge-subscriptions.ts';
import { judgeUsers } from './judge-users.ts';
import { readMessages } from './read-messages.ts';
import type { RecordedMessage } from './recorded-message.ts';
import { isEvent } from './sessions.ts';
import type { Judgement } from './verdict.ts';

export interface JudgeOptions {
  /** Ours unless told otherwise. */
  readonly dialect?: Dialect;
  /** Who may act on other agents' items, as the bridge is configured. */
  readonly supervisors?: readonly string[];
  /** What CIC said of statuses, where the recording has its side. */
  readonly statuses?: readonly CicStatus[] | undefined;
}

/**
 * Holds a recording against the contracts and the state machines of items and agents, with no system at hand. A
 * recording may begin in the middle; what came before it is taken on trust.
 */
export function judgeRecording(
  messages: readonly RecordedMessage[],
  { dialect = defaultDialect, supervisors = [], statuses = [] }: JudgeOptions = {},
): Judgement {
  const { understood, divergences } = readMessages(messages, dialect);
  const found = [
    ...divergences,
    ...judgeSubscriptions(understood),
    ...judgeUsers(understood, statuses),
    ...judgeItems(understood, supervisors),
    ...judgeRepeats(understood),
  ];
  const events = new Set(understood.filter(isEvent).map(({ recorded }) => recorded.position));
  return {
    divergences: found.sort((a, b) => a.position - b.position),
    messages: messages.map((message) =>
      events.has(message.position) ? { ...message, direction: 'bridge → SAP' } : message,
    ),
  };
}
