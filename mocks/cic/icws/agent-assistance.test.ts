import { afterEach, expect, test } from 'vitest';
import type { MockCic } from '../start-mock-cic.ts';
import { connectedCall, startTestCic } from '../testing/a-cic.ts';
import { type IcwsClient, logIn, logInAgent } from '../testing/icws-client.ts';

const running: MockCic[] = [];

afterEach(async () => {
  for (const cic of running.splice(0)) await cic.close();
});

const namespace = 'urn:inin.com:interactions.assistance';
const list = '/messaging/subscriptions/interactions/agent-assistance';

/** What was told of requests since the last reading, without the names of the types. */
async function told(client: IcwsClient): Promise<readonly any[]> {
  const { body } = await client.request<any[]>('GET', '/messaging/messages');
  const own = body.filter(({ __type }) => __type.startsWith(namespace));
  return own.map(({ __type, ...rest }) => rest);
}

async function atHelp() {
  const { cic, clock } = await startTestCic(running);
  // agent6 is no member of Sales
  cic.configure('workgroups', 'Sales', { supervisors: ['agent6'] });
  const agent = await logInAgent(cic.url, 'agent1');
  const supervisor = await logIn(cic.url, 'agent6');
  const colleague = await logIn(cic.url, 'agent2');
  const watchers = [agent, supervisor, colleague];
  for (const each of watchers) expect((await each.request('PUT', list)).status).toBe(200);
  for (const each of watchers) expect(await told(each)).toEqual([{ isDelta: false, requestsAdded: [] }]);
  const id = await connectedCall(cic, agent, 'agent1');
  const asked = await agent.request<any>('POST', `/interactions/${id}/agent-assistance`, { text: 'Help' });
  expect(asked.status).toBe(201);
  const { assistanceId } = asked.body;
  return { cic, clock, agent, supervisor, colleague, id, assistanceId };
}

test('a request for help reaches the supervisors of the workgroup and whoever asked, and no colleague', async () => {
  const { agent, supervisor, colleague, assistanceId } = await atHelp();
  const added = [{ isDelta: true, requestsAdded: [assistanceId] }];
  expect(await told(agent)).toEqual(added);
  expect(await told(supervisor)).toEqual(added);
  expect(await told(colleague)).toEqual([]);
  const details = `${list}/${assistanceId}`;
  expect((await colleague.request('PUT', details)).status).toBe(400);
  const answer = await colleague.request('POST', `/interactions/agent-assistance/${assistanceId}`, {
    text: 'Me?',
  });
  expect(answer).toMatchObject({ status: 400, body: { errorId: 'error.request.accessDenied' } });
});

test('a supervisor who answers accepts the request, and both read what was written', async () => {
  const { agent, supervisor, id, assistanceId } = await atHelp();
  for (const each of [agent, supervisor]) {
    await told(each);
    expect((await each.request('PUT', `${list}/${assistanceId}`)).status).toBe(200);
  }
  const snapshot = {
    isDelta: false,
    assistanceId,
    interactionId: id,
    state: 0,
    messagesAdded: [{ text: 'Help', participantId: 'agent1', timeAdded: expect.stringMatching(/^\d{8}T/) }],
    participantsAdded: [{ userId: 'agent1', displayName: 'Anna Muster', action: 1 }],
  };
  expect(await told(agent)).toEqual([snapshot]);
  expect(await told(supervisor)).toEqual([snapshot]);
  const path = `/interactions/agent-assistance/${assistanceId}`;
  expect((await supervisor.request('POST', path, { text: 'Coming' })).status).toBe(200);
  expect((await agent.request('POST', path, { text: 'Thanks' })).status).toBe(200);
  const [accepted, thanked] = await told(agent);
  expect(accepted).toMatchObject({
    isDelta: true,
    state: 1,
    messagesAdded: [{ text: 'Coming', participantId: 'agent6' }],
    participantsAdded: [{ userId: 'agent6', action: 3 }],
  });
  expect(Object.keys(thanked).sort()).toEqual(['assistanceId', 'isDelta', 'messagesAdded']);
});

test('whoever asked takes the request back, and it is gone for everybody', async () => {
  const { agent, supervisor, assistanceId } = await atHelp();
  await supervisor.request('PUT', `${list}/${assistanceId}`);
  await told(supervisor);
  const path = `/interactions/agent-assistance/${assistanceId}`;
  expect((await agent.request('DELETE', path)).status).toBe(200);
  expect(await told(supervisor)).toEqual([
    { isDelta: true, requestsRemoved: [assistanceId] },
    { isDelta: true, assistanceId, state: 2 },
  ]);
  expect(await agent.request('POST', path, { text: 'Still there?' })).toMatchObject({
    status: 400,
    body: { errorId: 'error.request.agentAssistance.notFound' },
  });
});

test('a supervisor who has not answered leaves the request to the others', async () => {
  const { agent, supervisor, assistanceId } = await atHelp();
  await agent.request('PUT', `${list}/${assistanceId}`);
  await told(agent);
  await told(supervisor);
  await supervisor.request('DELETE', `/interactions/agent-assistance/${assistanceId}`);
  expect(await told(supervisor)).toEqual([{ isDelta: true, requestsRemoved: [assistanceId] }]);
  expect(await told(agent)).toMatchObject([{ participantsAdded: [{ userId: 'agent6', action: 2 }] }]);
});

test('a request ends with its call, and a new one can be made only where there is none', async () => {
  const { agent, supervisor, id, assistanceId } = await atHelp();
  const again = await agent.request('POST', `/interactions/${id}/agent-assistance`, { text: 'Hello?' });
  expect(again).toMatchObject({
    status: 400,
    body: { errorId: 'error.request.agentAssistance.alreadyRequested' },
  });
  await told(supervisor);
  await agent.request('POST', `/interactions/${id}/disconnect`);
  expect(await told(supervisor)).toEqual([{ isDelta: true, requestsRemoved: [assistanceId] }]);
  const late = await agent.request('POST', `/interactions/${id}/agent-assistance`, { text: 'Late' });
  expect(late).toMatchObject({ status: 400, body: { errorId: 'error.request.interaction.invalidState' } });
});

test('a supervisor watches the queues of the agents, listens and coaches; a colleague of another workgroup may not', async () => {
  const { cic, supervisor } = await atHelp();
  const agent4 = await logInAgent(cic.url, 'agent4');
  const queueIds = [{ queueType: 1, queueName: 'agent4' }];
  const subscribe = async (client: IcwsClient) => {
    await client.request('GET', '/messaging/messages');
    await client.request('PUT', '/messaging/subscriptions/queues/x', {
      queueIds,
      attributeNames: ['Eic_State'],
    });
    const { body } = await client.request<any[]>('GET', '/messaging/messages');
    return body.map(({ __type }) => __type.split(':').at(-1));
  };
  expect(await subscribe(supervisor)).toEqual(['queueContentsMessage']);
  const stranger = await logIn(cic.url, 'agent5');
  expect(await subscribe(stranger)).toEqual(['queueContentsMessage', 'queueSubscriptionStateMessage']);
  const id = cic.placeCall({ to: { workgroup: 'Sales' }, from: '+4930' });
  await agent4.request('POST', `/interactions/${id}/pickup`);
  const on = { on: true, supervisor: true };
  expect((await supervisor.request('POST', `/interactions/${id}/coach`, on)).status).toBe(200);
  expect((await stranger.request('POST', `/interactions/${id}/coach`, on)).status).toBe(403);
});
