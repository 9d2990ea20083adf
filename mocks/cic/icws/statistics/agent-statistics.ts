import type { LivePbx } from '../../live-pbx.ts';
import { type Interaction, isEnded } from '../../pbx/interaction.ts';
import { queueKey, queueTypes } from '../../pbx/queue-key.ts';
import { bool, int, type StatisticCategory, string, ticking } from './definition.ts';

function workOf({ view }: LivePbx, userId: string): readonly Interaction[] {
  const ids = view.queues.get(queueKey(queueTypes.user, userId)) ?? [];
  return [...ids].flatMap((id) => {
    const interaction = view.interactions.get(id);
    return interaction && !isEnded(interaction) ? [interaction] : [];
  });
}

export const agentStatistics: StatisticCategory = {
  id: 'inin.agent',
  text: { en: 'Agents', de: 'Agenten' },
  parameterTypeId: 'ININ.People.AgentStats:User',
  parameterText: { en: 'User', de: 'Benutzer' },
  statistics: [
    {
      identifier: 'inin.agent:Status',
      text: { en: 'Status', de: 'Status' },
      type: 'string',
      read: ({ view }, id) => string(view.users.get(id)?.statusId ?? ''),
    },
    {
      identifier: 'inin.agent:TimeInStatus',
      text: { en: 'Time in status', de: 'Zeit im Status' },
      type: 'finiteDuration',
      read: ({ view }, id) => ticking(view.users.get(id)?.statusChangedAt),
    },
    {
      identifier: 'inin.agent:LoggedIn',
      text: { en: 'Logged in', de: 'Angemeldet' },
      type: 'bool',
      read: ({ view }, id) => bool(view.users.get(id)?.isLoggedIn === true),
    },
    {
      identifier: 'inin.agent:OnPhone',
      text: { en: 'On the phone', de: 'Am Telefon' },
      type: 'bool',
      read: ({ view }, id) => bool(view.users.get(id)?.isOnPhone === true),
    },
    {
      identifier: 'inin.agent:AvailableForACD',
      text: { en: 'Available for ACD calls', de: 'Für ACD-Anrufe verfügbar' },
      type: 'bool',
      read: ({ view }, id) => bool(view.users.get(id)?.availableSince.call !== undefined),
    },
    {
      identifier: 'inin.agent:Interactions',
      text: { en: 'Interactions', de: 'Interaktionen' },
      type: 'int',
      read: (pbx, id) => int(workOf(pbx, id).length),
    },
    {
      identifier: 'inin.agent:ACDInteractions',
      text: { en: 'ACD interactions', de: 'ACD-Interaktionen' },
      type: 'int',
      read: (pbx, id) => int(workOf(pbx, id).filter(({ isAcd }) => isAcd).length),
    },
  ],
  find: ({ directory }, name) => directory.user(name)?.id,
  subjects: ({ directory }) => directory.world.users.map(({ id, displayName }) => ({ id, displayName })),
  topics: (_, id) => ['configuration', `user:${id}`, `queue:${queueKey(queueTypes.user, id)}`],
};
