import { z } from 'zod';
import { handlerEventNames } from '../core/handler-names.ts';
import type { ConfigSources } from './config-sources.ts';
import { atLeast, cicHost, milliseconds, name } from './fields.ts';
import { secret } from './secret.ts';
import { section } from './section.ts';

/** The settings of one CIC system: a server, or a switchover pair (G23). */
export function cicSystemFields(sources: ConfigSources) {
  const reconnect = section({
    firstMs: milliseconds.default(1_000).describe('Wait before the first new attempt.'),
    maxMs: milliseconds.default(15_000).describe('Longest wait; each one doubles the one before.'),
  })
    .check(atLeast('maxMs', 'firstMs'))
    .prefault({});

  const handlers = section({
    objectId: name.default('SAPCRM').describe('Object id of all notifications to and from handlers (G26).'),
    events: z
      .partialRecord(z.enum(handlerEventNames), name)
      .default({})
      .describe('Our name of a notification to the name that the handlers of the site use.'),
  }).prefault({});

  return {
    hosts: z
      .array(cicHost)
      .min(1, 'must name at least one server')
      .refine((hosts) => new Set(hosts).size === hosts.length, 'names a server twice')
      .describe(
        'Base URLs of the CIC servers, such as `https://cic1.example.com:8019`; the primary first (G23).',
      ),
    user: name.describe('The service user, who watches queues and statuses for everybody (G28).'),
    password: secret(sources).describe('Password of the service user.'),
    applicationName: name.default('Switchhook').describe('Name that CIC shows for our sessions.'),
    language: name.default('en-us').describe('Language of the texts that CIC sends.'),
    transport: z
      .enum(['auto', 'sse', 'polling'])
      .default('auto')
      .describe('How messages are read; `auto` takes Server-Sent Events where CIC offers them, else polls.'),
    pollMs: milliseconds.default(1_000).describe('Time between two polls.'),
    channels: z
      .array(z.enum(['call', 'chat', 'callback', 'email', 'generic']))
      .min(1, 'must name at least one channel')
      .default(['call', 'chat', 'callback', 'email', 'generic'])
      .describe(
        "Kinds of interaction that CIC may offer to the agents' sessions; what is not named stays in CIC, invisible to SAP (G35).",
      ),
    agentLicences: z
      .array(name)
      .default([])
      .describe("Licences that each agent's session acquires, such as `I3_ACCESS_CLIENT`."),
    reconnect,
    handlers,
  };
}

export const systemName = name.describe('Name of the system, for the log and the service page.');

/** Which agents belong to a system (G19). */
export const systemAgents = section({
  list: z.array(name).min(1, 'must name at least one agent').optional().describe('Agents by name.'),
  prefix: name.optional().describe('Agents whose name begins so; the longest prefix wins.'),
  all: z.boolean().default(false).describe('Whether all agents whom no other rule takes belong here.'),
}).refine(
  ({ list, prefix, all }) => all || list !== undefined || prefix !== undefined,
  'must have list, prefix or all',
);

export type SystemAgents = z.output<typeof systemAgents>;

interface NamedSystem {
  readonly name: string;
  readonly agents?: SystemAgents | undefined;
}

/** Two systems must not claim the same name, agent or rule. Runs whatever else is wrong with one of them. */
export function checkSystems(systems: readonly unknown[], context: z.RefinementCtx): void {
  const claimed = new Set<string>();
  const claim = (what: string, path: PropertyKey[], message: string) => {
    if (claimed.has(what)) context.addIssue({ code: 'custom', path, message });
    claimed.add(what);
  };
  for (const [index, system] of systems.entries()) {
    if (!isNamed(system)) continue;
    const { agents } = system;
    claim(`name ${system.name}`, [index, 'name'], `${JSON.stringify(system.name)} is there twice`);
    for (const [at, user] of (agents?.list ?? []).entries()) {
      claim(`user ${user}`, [index, 'agents', 'list', at], `${JSON.stringify(user)} is there twice`);
    }
    if (agents?.prefix !== undefined) {
      const { prefix } = agents;
      claim(`prefix ${prefix}`, [index, 'agents', 'prefix'], `${JSON.stringify(prefix)} is there twice`);
    }
    if (agents?.all) claim('all', [index, 'agents', 'all'], 'is true for another system already');
  }
}

function isNamed(system: unknown): system is NamedSystem {
  if (typeof system !== 'object' || system === null || !('name' in system)) return false;
  if (!('agents' in system) || system.agents === undefined) return true;
  const { agents } = system;
  if (typeof agents !== 'object' || agents === null) return false;
  return !('list' in agents) || agents.list === undefined || Array.isArray(agents.list);
}

/** One system is `cic`, several are `cicSystems`. */
export function checkOneCic(
  { cic, cicSystems }: { readonly cic?: unknown; readonly cicSystems?: unknown },
  context: z.RefinementCtx,
): void {
  if (cic === undefined && cicSystems === undefined) {
    context.addIssue({ code: 'custom', path: ['cic'], message: 'is missing' });
  } else if (cic !== undefined && cicSystems !== undefined) {
    const message = 'cannot stand beside cic: make cic one of the systems';
    context.addIssue({ code: 'custom', path: ['cicSystems'], message });
  }
}
