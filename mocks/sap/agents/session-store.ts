import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '@switchhook/bridge';
import type { AccountView, InteractionRecordView } from '@switchhook/simulator/model';
import { z } from 'zod';
import type { Session } from '../interaction-center/agent-state.ts';
import { withoutTransfer } from '../interaction-center/transfer.ts';

/** What of an agent outlives this SAP: the interactions, not the items, which the bridge tells again. */
export interface SavedAgent {
  readonly sessions: readonly Session[];
  readonly savedRecords: readonly InteractionRecordView[];
  /** There while the agent is logged on. */
  readonly subscription?: { readonly appId: string };
}

/** Keeps agents over a restart. */
export interface SessionStore {
  read(userId: string): SavedAgent | undefined;
  save(userId: string, agent: SavedAgent): void;
}

const text = z.string();
const account: z.ZodType<AccountView> = z.looseObject({
  id: text,
  kind: z.enum(['account', 'contact', 'organization']),
  name: text,
  phone: z.array(text),
}) as z.ZodType<AccountView>;

const record = z.object({
  recordId: text,
  startedAt: z.number(),
  endedAt: z.number().exactOptional(),
  accountId: text.exactOptional(),
  accountName: text.exactOptional(),
  reason: text,
  notes: text,
  activities: z.array(
    z.object({
      id: text,
      kind: z.enum(['call', 'chat', 'email', 'actionItem', 'account', 'note']),
      text,
      about: text.exactOptional(),
      direction: z.enum(['in', 'out', 'internal']).exactOptional(),
      at: z.number(),
      itemId: text.exactOptional(),
    }),
  ),
});

const session = z.object({
  sessionId: text,
  isInteractionOpen: z.literal(true),
  account: account.exactOptional(),
  record: record.exactOptional(),
  scratchPad: text,
  isManual: z.boolean(),
  awaitedItemIds: z.array(text),
});

const savedSchema = z.record(
  text,
  z.object({
    sessions: z.array(session),
    savedRecords: z.array(record),
    subscription: z.object({ appId: text }).exactOptional(),
  }),
);
type SavedFile = z.infer<typeof savedSchema>;

/** A session as it waits for its items to be told again. */
export function awaiting(session: Session): Session {
  const ids = [...session.awaitedItemIds, ...session.items.map(({ view }) => view.itemId)];
  return { ...withoutTransfer(session), items: [], awaitedItemIds: ids };
}

/** Keeps agents in `interactions.json` of a folder, which is made where it is missing; a broken file is left alone. */
export function createFileStore(folder: string, log: Log): SessionStore {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'interactions.json');
  let agents = readFile(file, log);
  return {
    read(userId) {
      const saved = agents[userId];
      return saved && { ...saved, sessions: saved.sessions.map(toSession) };
    },
    save(userId, { sessions, savedRecords, subscription }) {
      const open = sessions.filter(({ isInteractionOpen }) => isInteractionOpen).map(toSaved);
      const saved = {
        sessions: open,
        savedRecords: [...savedRecords],
        ...(subscription && { subscription }),
      };
      const next = { ...agents, [userId]: saved } as SavedFile;
      const before = JSON.stringify(agents[userId]);
      agents = next;
      if (before === JSON.stringify(saved)) return;
      // Written beside and renamed: a crash in the middle leaves the file before.
      writeFileSync(`${file}.new`, JSON.stringify(next));
      renameSync(`${file}.new`, file);
    },
  };
}

function readFile(file: string, log: Log): SavedFile {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    return {};
  }
  try {
    return savedSchema.parse(JSON.parse(content));
  } catch (error) {
    log.warn({ file, error }, 'Failed to read the saved interactions: the file is begun anew');
    return {};
  }
}

function toSaved({ sessionId, account: known, record: open, scratchPad, isManual, awaitedItemIds }: Session) {
  return {
    sessionId,
    isInteractionOpen: true,
    ...(known && { account: known }),
    ...(open && { record: open }),
    scratchPad,
    isManual,
    awaitedItemIds,
  };
}

function toSession(saved: SavedFile[string]['sessions'][number]): Session {
  return {
    ...saved,
    items: [],
    identification: saved.account ? { kind: 'oneMatch', account: saved.account } : { kind: 'none' },
    page: saved.account ? 'account' : 'identifyAccount',
  };
}
