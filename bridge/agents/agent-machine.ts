import { type AgentEvent, advance } from '../core/advance.ts';
import { type Agent, type AgentRules, newAgent, visibleItems } from '../core/agent.ts';
import type { Clock, Timer } from '../core/clock.ts';
import type { CicCommand, Notice } from '../core/effect.ts';
import { type ChatPosting, type Item, isOver } from '../core/item.ts';
import { createWaits, type Waits } from './waits.ts';
import { createWrapUpTimers } from './wrap-up-timers.ts';

/** One agent's pure machine with what it needs of time, and whoever waits for it. */
export interface AgentMachine {
  readonly agent: Agent;
  readonly waits: Waits;
  /** Takes the next step; where `isTold` is false, SAP hears of it another way. */
  advance(event: AgentEvent, isTold?: boolean): void;
  /** Another beginning: nobody is told of the difference. */
  begin(agent: Agent): void;
  /** SAP's items, hidden ones left out. */
  visibleItem(itemId: string): Item | undefined;
  /** Items of late, the ended ones too. */
  itemOf(interactionId: string): Item | undefined;
  /** Every line that SAP was told; returns how to stop. */
  onPosting(listener: (itemId: string, posting: ChatPosting) => void): () => void;
  /** CIC takes joined calls away and brings them back; one that stays away has ended (icws.md 7.6). */
  awaitJoined(): void;
  /** Nothing more will come: stops every timer and whoever waits. */
  rest(): void;
}

export interface AgentMachineOptions {
  readonly userId: string;
  readonly rules: AgentRules;
  readonly clock: Clock;
  onNotice(notice: Notice, isTold: boolean): void;
  /** What the machine wants of CIC by itself. */
  onCommands(commands: readonly CicCommand[]): void;
  /** The wrap-up that the bridge asked for is over (flag `wrapUpSeconds`). */
  onWrapUpOver(itemId: string): void;
}

/** So many ended items are kept for the reply of a command that CIC ended at once. */
const rememberedEnds = 8;

/** How long CIC may take to bring joined calls back. */
const joiningMs = 3_000;

export function createAgentMachine(options: AgentMachineOptions): AgentMachine {
  const { userId, rules, clock, onNotice, onCommands, onWrapUpOver } = options;
  let agent = newAgent(userId);
  let ends: readonly Item[] = [];
  let joining: Timer | undefined;
  const waits = createWaits(clock);
  const listeners = new Set<(itemId: string, posting: ChatPosting) => void>();
  const wrapUps = createWrapUpTimers(clock, rules, {
    wrapUpOver: ({ itemId }) => onWrapUpOver(itemId),
    left: (interactionId) => step({ kind: 'itemLeft', interactionId }),
  });

  function step(event: AgentEvent, isTold = true): void {
    const next = advance(agent, event, rules);
    agent = next.agent;
    for (const notice of next.notices) {
      if ('item' in notice && isOver(notice.item)) ends = [...ends, notice.item].slice(-rememberedEnds);
      onNotice(notice, isTold);
      if (notice.kind !== 'chatNewPosting') continue;
      for (const listen of listeners) listen(notice.item.itemId, notice.posting);
    }
    if (next.notices.length > 0) {
      wrapUps.follow(agent);
      waits.look();
    }
    if (next.commands.length > 0) onCommands(next.commands);
  }

  return {
    get agent() {
      return agent;
    },
    waits,
    advance: step,
    begin(first) {
      agent = first;
      wrapUps.follow(agent);
    },
    visibleItem: (itemId) => visibleItems(agent).find((item) => item.itemId === itemId),
    itemOf(interactionId) {
      const isIt = (item: Item) => item.interactionId === interactionId;
      return agent.items.find(isIt) ?? ends.findLast(isIt);
    },
    onPosting(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    awaitJoined() {
      joining?.cancel();
      joining = clock.after(joiningMs, () => {
        joining = undefined;
        step({ kind: 'joiningOver' });
      });
    },
    rest() {
      wrapUps.close();
      joining?.cancel();
      joining = undefined;
      waits.giveUp();
    },
  };
}
