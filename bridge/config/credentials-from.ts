import type { AgentCredentials, AgentLogIn } from '../core/agent-credentials.ts';
import { assertNever } from '../core/assert-never.ts';
import type { AgentLogOns } from './agent-log-on.ts';
import type { BridgeConfig } from './config-schema.ts';
import { watchedCredentialsFile } from './credentials-file.ts';
import { parseWorkcenterLogin } from './workcenter-login.ts';

/** The credentials that a configuration asks for. */
export function credentialsFrom(config: Pick<BridgeConfig, 'credentials' | 'flags'>): AgentCredentials {
  const { credentials, flags } = config;
  switch (credentials.kind) {
    case 'workcenter':
      return { find: async (userId, workcenterId) => parseWorkcenterLogin(userId, workcenterId) };
    case 'none':
      return { find: async (_, workcenterId) => logIn(undefined, workcenterId || undefined) };
    case 'inline':
      return listed(async () => credentials.agents, flags.freeSeating);
    case 'file':
      return listed(watchedCredentialsFile(credentials.path), flags.freeSeating);
    default:
      return assertNever(credentials);
  }
}

function listed(readAgents: () => Promise<AgentLogOns>, isFreeSeating: boolean): AgentCredentials {
  async function find(userId: string, workcenterId: string | undefined): Promise<AgentLogIn | undefined> {
    const agents = await readAgents();
    // SAP's user may be called `constructor`.
    const agent = Object.hasOwn(agents, userId) ? agents[userId] : undefined;
    if (!agent) return undefined;
    const chosen = workcenterId || undefined;
    const station = isFreeSeating ? (chosen ?? agent.station) : (agent.station ?? chosen);
    return logIn(agent.password, station);
  }
  return { find };
}

function logIn(password: string | undefined, station: string | undefined): AgentLogIn {
  return station === undefined ? { password } : { password, station };
}
