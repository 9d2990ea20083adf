import type { Agent } from './core/agent.ts';
import type { Notice } from './core/effect.ts';
import { type ChatPosting, type ChatSession, type Item, isOver } from './core/item.ts';
import type { KeptAgent } from './core/kept-agent.ts';
import type { Log } from './core/log.ts';
import type { ToldStore } from './core/told-store-port.ts';

/** Notes what SAP has taken; a bridge that starts again tells the difference to that. */
export interface RememberedTold {
  /** SAP was told the agent by the answer to its subscription. */
  subscribed(userId: string, agent: Agent): void;
  /** SAP has taken the event of this notice. */
  taken(userId: string, notice: Notice): void;
  of(userId: string): KeptAgent | undefined;
  forget(userId: string): void;
}

type Noted = Omit<KeptAgent, 'items'>;

/** What SAP is shown of the agent follows from this. */
function asTold({ link, isStationLost, status, statusBeforeWrapUp, mayDialWhileReady }: Agent) {
  return { link, isStationLost, status, statusBeforeWrapUp, mayDialWhileReady };
}

export function createRememberedTold({
  store,
  log,
}: {
  readonly store: ToldStore;
  readonly log: Log;
}): RememberedTold {
  const noted = new Map<string, Noted>();
  /** The last line of each chat that SAP has taken: what the chat itself tells may be further. */
  const lastLines = new Map<string, Map<string, ChatPosting>>();

  function linesOf(userId: string): Map<string, ChatPosting> {
    const lines = lastLines.get(userId) ?? new Map<string, ChatPosting>();
    lastLines.set(userId, lines);
    return lines;
  }

  /** A full disk must not keep agents from working: SAP would only be told more, or less, after a crash. */
  function keep(change: () => void): void {
    try {
      change();
    } catch (error) {
      log.error({ error }, 'Failed to keep what SAP was told for the time after a restart');
    }
  }

  /** What this version cannot read is as good as nothing: SAP is told everything then. */
  function read(userId: string): KeptAgent | undefined {
    try {
      return store.of(userId);
    } catch (error) {
      log.error({ userId, error }, 'Failed to read what SAP was told before the restart');
      return undefined;
    }
  }

  function noteAgent(userId: string, agent: Agent, isTold: boolean): void {
    const known = noted.get(userId);
    const { hasSetWorkMode, offers } = agent;
    const next = { ...(known && !isTold ? known : asTold(agent)), hasSetWorkMode, offers };
    if (known && (Object.keys(next) as (keyof Noted)[]).every((name) => known[name] === next[name])) return;
    noted.set(userId, next);
    keep(() => store.saveAgent(userId, next));
  }

  function noteItem(userId: string, notice: Extract<Notice, { readonly item: Item }>): void {
    const { item } = notice;
    const lines = linesOf(userId);
    if (isOver(item)) {
      lines.delete(item.itemId);
      keep(() => store.removeItem(userId, item.itemId));
      return;
    }
    if (notice.kind === 'chatNewPosting') lines.set(item.itemId, notice.posting);
    const told = item.kind === 'chat' ? untilLine(item, lines.get(item.itemId)) : item;
    keep(() => store.saveItem(userId, told));
  }

  return {
    subscribed: (userId, agent) => noteAgent(userId, agent, true),
    taken(userId, notice) {
      noteAgent(userId, notice.agent, notice.kind === 'userChanged');
      if ('item' in notice) noteItem(userId, notice);
    },
    of(userId) {
      const kept = read(userId);
      if (!kept) return undefined;
      const { items, ...known } = kept;
      noted.set(userId, known);
      for (const item of items) {
        const last = item.kind === 'chat' ? item.postings.at(-1) : undefined;
        if (last) linesOf(userId).set(item.itemId, last);
      }
      return kept;
    },
    forget(userId) {
      noted.delete(userId);
      lastLines.delete(userId);
      keep(() => store.remove(userId));
    },
  };
}

function untilLine(chat: ChatSession, last: ChatPosting | undefined): ChatSession {
  const count = last ? chat.postings.lastIndexOf(last) + 1 : 0;
  if (count === 0) return { ...chat, postings: [], droppedLines: 0 };
  return { ...chat, postings: chat.postings.slice(0, count) };
}
