import { type Agent, type AgentRules, currentWorkMode, visibleItems } from '../../core/agent.ts';
import type { AgentCommand } from '../../core/agent-command.ts';
import type { AgentSnapshot, Agents, FoundItem } from '../../core/agents-port.ts';
import { BridgeError } from '../../core/bridge-error.ts';
import type { AgentSession } from '../../core/cic-port.ts';
import { decide } from '../../core/decide.ts';
import { refusalError } from '../../core/decision.ts';
import { carryOut } from '../carry-out.ts';

/** One agent who stays in a state whatever is asked: CIC takes every command, notes its name and says nothing. */
export function agentsAt(agent: Agent, rules: AgentRules) {
  const commands: string[] = [];
  const snapshot: AgentSnapshot = {
    agent,
    displayName: agent.userId,
    station: 'WS',
    extension: '1001',
    workMode: currentWorkMode(agent, rules),
    queues: [],
    language: undefined,
  };
  const session = new Proxy({} as AgentSession, {
    get: (_, name) => async () => {
      commands.push(String(name));
      return { consultId: 'C1', callId: '901' };
    },
  });

  async function perform(command: AgentCommand): Promise<void> {
    const decision = decide(agent, command, rules);
    if (decision.kind === 'refused') throw refusalError(decision);
    for (const wanted of decision.commands) {
      if (wanted.kind !== 'logOn' && wanted.kind !== 'logOff') await carryOut(session, wanted);
    }
  }

  function find(itemId: string, actingUserId: string | undefined): FoundItem {
    const item = visibleItems(agent).find((one) => one.itemId === itemId);
    if (!item) throw new BridgeError('unknownItem', `Failed to find ${itemId}: it is not there. Look.`);
    if (actingUserId === agent.userId) return { snapshot, item };
    throw new BridgeError('notAuthorized', `Failed to find ${itemId}: it is another's. Name the owner.`);
  }

  const agents: Pick<Agents, 'find' | 'perform' | 'consult' | 'conference' | 'post' | 'workModes'> = {
    workModes: () => [],
    find,
    perform: (_, command) => perform(command),
    async consult(userId, itemId, destination, attachedData) {
      await perform({ kind: 'consult', itemId, destination, attachedData });
      return find(itemId, userId);
    },
    async conference(userId, itemId, consultItemId) {
      await perform({ kind: 'conference', itemId, consultItemId });
      return find(itemId, userId);
    },
    async post(_, itemId, text) {
      await perform({ kind: 'chatPost', itemId, text });
      return { participant: 'Anna', text, isSystem: false, at: '' };
    },
  };
  return { agents: agents as Agents, commands };
}
