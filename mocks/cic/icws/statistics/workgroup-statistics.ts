import type { LivePbx } from '../../live-pbx.ts';
import type { Interaction, InteractionState } from '../../pbx/interaction.ts';
import { queueKey, queueTypes } from '../../pbx/queue-key.ts';
import { isActiveIn, type User } from '../../pbx/user.ts';
import { int, percent, type StatisticCategory, ticking } from './definition.ts';

function inQueue(
  { view }: LivePbx,
  workgroupId: string,
  ...states: InteractionState[]
): readonly Interaction[] {
  const ids = view.queues.get(queueKey(queueTypes.workgroup, workgroupId)) ?? [];
  return [...ids].flatMap((id) => {
    const interaction = view.interactions.get(id);
    return interaction && states.includes(interaction.state) ? [interaction] : [];
  });
}

function agents({ directory, view }: LivePbx, workgroupId: string): readonly User[] {
  const members = directory.workgroup(workgroupId)?.members ?? [];
  return members.flatMap((id) => view.users.get(id) ?? []);
}

function activeAgents(pbx: LivePbx, workgroupId: string): readonly User[] {
  return agents(pbx, workgroupId).filter((user) => user.isLoggedIn && isActiveIn(user, workgroupId));
}

function availableAgents(pbx: LivePbx, workgroupId: string): readonly User[] {
  return activeAgents(pbx, workgroupId).filter(({ availableSince }) => availableSince.call !== undefined);
}

function longestWait(pbx: LivePbx, workgroupId: string): number | undefined {
  const since = inQueue(pbx, workgroupId, 'O', 'A').map(
    ({ times }) => times.workgroupQueue ?? times.initiated,
  );
  return since.length === 0 ? undefined : Math.min(...since);
}

export const workgroupStatistics: StatisticCategory = {
  id: 'inin.workgroup',
  text: { en: 'Workgroups', de: 'Arbeitsgruppen' },
  parameterTypeId: 'ININ.People.WorkgroupStats:Workgroup',
  parameterText: { en: 'Workgroup', de: 'Arbeitsgruppe' },
  statistics: [
    {
      identifier: 'inin.workgroup:InteractionsWaiting',
      text: { en: 'Interactions waiting', de: 'Wartende Interaktionen' },
      type: 'int',
      read: (pbx, id) => int(inQueue(pbx, id, 'O').length),
    },
    {
      identifier: 'inin.workgroup:InteractionsAlerting',
      text: { en: 'Interactions alerting', de: 'Klingelnde Interaktionen' },
      type: 'int',
      read: (pbx, id) => int(inQueue(pbx, id, 'A').length),
    },
    {
      identifier: 'inin.workgroup:InteractionsConnected',
      text: { en: 'Interactions connected', de: 'Verbundene Interaktionen' },
      type: 'int',
      read: (pbx, id) => int(inQueue(pbx, id, 'C').length),
    },
    {
      identifier: 'inin.workgroup:InteractionsOnHold',
      text: { en: 'Interactions on hold', de: 'Gehaltene Interaktionen' },
      type: 'int',
      read: (pbx, id) => int(inQueue(pbx, id, 'H').length),
    },
    {
      identifier: 'inin.workgroup:LongestInteractionWaiting',
      text: { en: 'Longest wait', de: 'Längste Wartezeit' },
      type: 'finiteDuration',
      read: (pbx, id) => ticking(longestWait(pbx, id)),
    },
    {
      identifier: 'inin.workgroup:TotalAgents',
      text: { en: 'Agents', de: 'Agenten' },
      type: 'int',
      read: (pbx, id) => int(agents(pbx, id).length),
    },
    {
      identifier: 'inin.workgroup:AgentsLoggedIn',
      text: { en: 'Agents logged in', de: 'Angemeldete Agenten' },
      type: 'int',
      read: (pbx, id) => int(agents(pbx, id).filter(({ isLoggedIn }) => isLoggedIn).length),
    },
    {
      identifier: 'inin.workgroup:ActiveAgents',
      text: { en: 'Agents logged in and activated', de: 'Angemeldete und aktivierte Agenten' },
      type: 'int',
      read: (pbx, id) => int(activeAgents(pbx, id).length),
    },
    {
      identifier: 'inin.workgroup:NumberAvailableForACDInteractions',
      text: { en: 'Agents available for ACD', de: 'Für ACD verfügbare Agenten' },
      type: 'int',
      read: (pbx, id) => int(availableAgents(pbx, id).length),
    },
    {
      identifier: 'inin.workgroup:PercentAvailable',
      text: { en: 'Share of agents available', de: 'Anteil verfügbarer Agenten' },
      type: 'percent',
      read(pbx, id) {
        const all = agents(pbx, id).length;
        return percent(all === 0 ? 0 : (availableAgents(pbx, id).length * 100) / all);
      },
    },
  ],
  find: ({ directory }, name) => directory.workgroup(name)?.id,
  subjects: ({ directory }) => directory.world.workgroups.map(({ id }) => ({ id, displayName: id })),
  topics: (pbx, id) => [
    'configuration',
    `queue:${queueKey(queueTypes.workgroup, id)}`,
    ...agents(pbx, id).map((user) => `user:${user.id}` as const),
  ],
};
