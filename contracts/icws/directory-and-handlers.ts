import { MatchersV3 } from '@pact-foundation/pact';
import { accepted } from './answers.ts';
import { type IcwsInteraction, icwsContract } from './icws-contract.ts';
import { handlersHeard, session } from './states.ts';

const { eachLike, like } = MatchersV3;
const path = { subscriptionId: 'switchhook-directory' };
const everybody = { configurationIds: ['*'], rightsFilter: 'view' };

async function readDirectory({ cic, divert }: Parameters<IcwsInteraction['act']>[0]): Promise<unknown> {
  await cic.start();
  divert();
  return (await cic.directory.workgroups()).map(({ workgroup }) => workgroup);
}

/** An agent whose password nobody gives: a handler logs them on. */
async function openWithoutPassword({ cic, divert }: Parameters<IcwsInteraction['act']>[0]): Promise<unknown> {
  await cic.start();
  divert();
  const agent = await cic.openAgentSession(
    { userId: 'agent1', password: undefined, station: undefined },
    () => {},
  );
  return agent.userId;
}

/** Users and workgroups (icws.md 9.3), handlers and agents without credentials (11). */
export const directoryAndHandlers = [
  icwsContract('PUT {S}/messaging/subscriptions/configuration/users/{subscriptionId}', [
    {
      when: 'to know everybody',
      given: [session('bridge')],
      path,
      body: { ...everybody, properties: ['configurationId'] },
      answer: accepted,
      act: readDirectory,
      gives: ['Sales', 'Support'],
    },
  ]),
  icwsContract('PUT {S}/messaging/subscriptions/configuration/workgroups/{subscriptionId}', [
    {
      when: 'to know who is in them',
      given: [session('bridge')],
      path,
      body: { ...everybody, properties: ['configurationId', 'members', 'hasQueue', 'isActive'] },
      answer: accepted,
      act: readDirectory,
      gives: ['Sales', 'Support'],
    },
  ]),
  icwsContract('PUT {S}/messaging/subscriptions/activations/workgroups/{subscriptionId}', [
    {
      when: 'to know who works for one of them',
      given: [session('bridge')],
      path: { subscriptionId: 'switchhook-active-0' },
      body: { workgroupId: 'Sales', userIds: ['*'] },
      answer: accepted,
      act: readDirectory,
      gives: ['Sales', 'Support'],
    },
  ]),
  icwsContract('PUT {S}/messaging/subscriptions/system/handler-sent-notifications', [
    {
      when: 'before it first asks one',
      given: [session('bridge')],
      body: { headers: [{ objectId: 'SAPCRM', eventIds: eachLike('SapLoggedOn') }] },
      answer: accepted,
      act: openWithoutPassword,
      gives: 'agent1',
    },
  ]),
  icwsContract('POST {S}/system/handler-notification', [
    {
      when: 'to log an agent on who gives no password',
      given: [session('bridge'), handlersHeard],
      body: { objectId: 'SAPCRM', eventId: 'SapLogOn', data: [like('1'), 'agent1', ''] },
      answer: accepted,
      act: openWithoutPassword,
      gives: 'agent1',
    },
  ]),
];
