import { VirtualClock } from '../../clock/virtual-clock.ts';
import type { AgentRules } from '../../core/agent.ts';
import type { Notice } from '../../core/effect.ts';
import { silentLog } from '../../core/log.ts';
import type { ServiceFlags } from '../../core/service-flags.ts';
import { siteRules } from '../../core/testing/agents-at-work.ts';
import { createAgents } from '../agents.ts';
import { ScriptedCic } from './scripted-cic.ts';

/** Agents over a scripted CIC; `told` lists what SAP would hear, `appIds` first. */
export function aDesk(flags: Partial<ServiceFlags> = {}, more: Partial<AgentRules> = {}) {
  const cic = new ScriptedCic();
  const clock = new VirtualClock();
  const told: string[] = [];
  const agents = createAgents({
    cic,
    credentials: { find: async (userId) => (userId === 'agent2' ? undefined : { password: 'secret' }) },
    rules: siteRules(flags, more),
    telling: {
      notice: ({ appIds }, snapshot, notice) =>
        told.push(`${appIds} ${wordsOf(notice, snapshot.workMode.description)}`),
      ended: ({ appIds, appUrl }, reason) => told.push(`${appIds} ended ${reason} ${appUrl}`),
      left: ({ appUrl }) => told.push(`left ${appUrl}`),
    },
    clock,
    log: silentLog,
    graceMs: 30_000,
  });
  const subscribe = (
    request: {
      userId?: string;
      appUrl?: string;
      appId?: string;
      workcenterId?: string;
      language?: string;
    } = {},
  ) =>
    agents.subscribe({
      userId: 'agent1',
      appUrl: 'http://sap/a',
      appId: 'A',
      workcenterId: undefined,
      language: undefined,
      ...request,
    });
  return { cic, clock, told, agents, subscribe };
}

function wordsOf(notice: Notice, workMode: string): string {
  switch (notice.kind) {
    case 'userChanged':
      return `user ${workMode}`;
    case 'chatNewPosting':
      return `posting ${notice.posting.text}`;
    case 'lineChanged':
      return notice.kind;
    case 'queueChanged':
      return `queue ${notice.workgroup}`;
    default:
      return `${notice.kind} ${notice.item.itemId} ${notice.item.state}`;
  }
}
