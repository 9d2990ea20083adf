import { VirtualClock } from '@switchhook/bridge/clock';
import { type MockCic, startMockCic } from '../start-mock-cic.ts';
import type { IcwsClient } from './icws-client.ts';

export interface TestCic {
  readonly cic: MockCic;
  readonly clock: VirtualClock;
}

/** A mock CIC under a virtual clock; `running` collects what the test has to close. */
export async function startTestCic(running: MockCic[]): Promise<TestCic> {
  const clock = new VirtualClock();
  const cic = await startMockCic({ clock });
  running.push(cic);
  return { cic, clock };
}

/** The value of one attribute, read over ICWS. */
export async function readAttribute(
  client: IcwsClient,
  id: string,
  name: string,
): Promise<string | undefined> {
  const answer = await client.request<{ attributes: Record<string, string> }>(
    'GET',
    `/interactions/${id}?select=${name}`,
  );
  return answer.body.attributes[name];
}

/** A call from outside that the agent has answered. */
export async function connectedCall(cic: MockCic, agent: IcwsClient, user: string): Promise<string> {
  const id = cic.placeCall({ to: { user }, from: '+496227747474' });
  await agent.request('POST', `/interactions/${id}/pickup`);
  return id;
}

/** Reads what is queued now and gives the queue's changes in order, one line each. */
export async function queueStory(agent: IcwsClient, from: number): Promise<readonly string[]> {
  // the messages of everything that was asked for before are queued before this one
  const marker = `marker-${agent.messages.length}`;
  await agent.request('PUT', `/messaging/subscriptions/queues/${marker}`, {
    queueIds: [{ queueType: 1, queueName: 'nobody' }],
    attributeNames: ['Eic_State'],
  });
  await agent.until(({ subscriptionId }) => subscriptionId === marker, from);
  return agent.messages.slice(from).flatMap((message) => {
    if (message.subscriptionId !== 'own' || message.isDelta === false) return [];
    const { interactionsAdded, interactionsChanged, interactionsRemoved } = message as QueueContents;
    return [
      ...(interactionsAdded ?? []).map(
        ({ interactionId, attributes, conferenceParentId }) =>
          `+${interactionId} ${attributes.Eic_State}${conferenceParentId ? ` in ${conferenceParentId}` : ''}`,
      ),
      ...(interactionsChanged ?? []).map(
        ({ interactionId, attributes }) => `~${interactionId} ${attributes.Eic_State}`,
      ),
      ...(interactionsRemoved ?? []).map((id) => `-${id}`),
    ];
  });
}

/** Subscribes to the agent's user queue under the name `own`. */
export async function watchOwnQueue(agent: IcwsClient, queueName: string): Promise<void> {
  await agent.request('PUT', '/messaging/subscriptions/queues/own', {
    queueIds: [{ queueType: 1, queueName }],
    attributeNames: ['Eic_State'],
  });
  await agent.until(({ subscriptionId }) => subscriptionId === 'own');
}

interface QueueEntry {
  readonly interactionId: string;
  readonly attributes: { readonly Eic_State?: string };
  readonly conferenceParentId?: string;
}

interface QueueContents {
  readonly interactionsAdded?: readonly QueueEntry[];
  readonly interactionsChanged?: readonly QueueEntry[];
  readonly interactionsRemoved?: readonly string[];
}
