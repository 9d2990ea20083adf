import { expect, test } from 'vitest';
import { aDesk } from './agents/testing/a-desk.ts';
import { agentsAt } from './agents/testing/agents-at.ts';
import { requestsIn, type SapRequest } from './agents/testing/sap-requests.ts';
import { BridgeError } from './core/bridge-error.ts';
import type { CicEvent } from './core/cic-event.ts';
import type { ErrorName } from './core/error-codes.ts';
import type { Item } from './core/item.ts';
import { siteRules } from './core/testing/agents-at-work.ts';
import { arrivals, reachableStates, wayTo } from './core/testing/reachable-states.ts';
import { rightAnswer } from './core/testing/what-sap-may-do.ts';
import { handlersOver } from './ici/testing/handlers-over.ts';

type Answer = 'allowed' | ErrorName;

/** An agent who came to a state as agents do: by what CIC said, through the bridge's own sessions. */
async function agentIn(way: readonly CicEvent[]) {
  const desk = aDesk();
  await desk.subscribe();
  for (const event of way) desk.cic.say('agent1', event);
  // What the bridge asks of CIC by itself is done before SAP asks.
  await desk.clock.advance(0);
  desk.cic.commands.length = 0;
  const handlers = handlersOver(desk.agents);

  async function ask(request: SapRequest, headerUserId: string | undefined): Promise<Answer> {
    // Some answers wait for a message of CIC, which says nothing here.
    let isAnswered = false;
    const answered = answerTo(handlers, request, headerUserId).finally(() => {
      isAnswered = true;
    });
    while (!isAnswered) {
      // Time passes only where nothing else is left to do: it would end what waits in the state.
      for (let turn = 0; turn < 30; turn++) await Promise.resolve();
      if (!isAnswered) await desk.clock.advance(500);
    }
    return answered;
  }
  return { ask, commands: desk.cic.commands, read: async () => (await desk.agents.read('agent1')).agent };
}

async function answerTo(
  handlers: ReturnType<typeof handlersOver>,
  { name, input }: SapRequest,
  headerUserId: string | undefined,
): Promise<Answer> {
  try {
    await handlers(name, input, headerUserId);
    return 'allowed';
  } catch (error) {
    if (error instanceof BridgeError) return error.code;
    throw error;
  }
}

const { inbound, outbound, consultation, callback, chat, action, mail } = arrivals;
const rules = siteRules();

test('SAP is answered by the handlers as the state allows: one item of any kind, in every state', async () => {
  const told = new Set<string>();
  const one = [inbound, outbound, callback, chat, action, mail];
  const alphabet = { arrivals: one, maxItems: 1, hasWrapUp: true, isDisturbed: true };
  for (const reached of reachableStates(alphabet, rules)) {
    const way = wayTo(reached).filter((event): event is CicEvent => event.kind !== 'wrapUpAsked');
    let desk = await agentIn(way);
    const agent = await desk.read();
    for (const [item, request] of requestsIn(agent)) {
      expect(await desk.ask(request, 'agent2'), `${request.name} by another agent`).toBe('notAuthorized');
      const answer = await desk.ask(request, 'agent1');
      told.add(answer);
      expect(answer, `${request.name} in the state ${reached.key}`).toBe(
        expectedOf(request, item, rightAnswer(agent, item, request.command)),
      );
      if (answer !== 'allowed') expect(desk.commands, `${request.name} was refused`).toEqual([]);
      // What was allowed has changed the agent.
      else desk = await agentIn(way);
    }
  }
  for (const answer of ['allowed', 'notAllowedInState', 'unknownItem']) expect(told).toContain(answer);
}, 300_000);

test('SAP is answered by the handlers as the state allows: two calls, their consultation or conference', async () => {
  const told = new Set<string>();
  const alphabet = { arrivals: [inbound, consultation], maxItems: 2, hasWrapUp: false, isDisturbed: false };
  for (const { agent, key } of reachableStates(alphabet, rules)) {
    // The machine is the same as above; an agent who stays as they are need not be brought back for each answer.
    const { agents, commands } = agentsAt(agent, rules);
    const handlers = handlersOver(agents);
    for (const [item, request] of requestsIn(agent)) {
      const answer = await answerTo(handlers, request, 'agent1');
      told.add(`${request.name} ${answer}`);
      const expected = expectedOf(request, item, rightAnswer(agent, item, request.command));
      if (answer !== expected)
        throw new Error(`${request.name} is answered ${answer}, not ${expected}, in ${key}`);
      if (answer !== 'allowed' && commands.length > 0)
        throw new Error(`${request.name} was refused and asks CIC for ${commands}, in ${key}`);
      commands.length = 0;
    }
  }
  for (const name of ['toggle', 'warmTransfer', 'conference', 'reconnect', 'consult'])
    for (const answer of ['allowed', 'notAllowedInState'])
      expect(told).toContain(`IciPhoneCall.${name} ${answer}`);
}, 300_000);

/** An item of another kind than the service's own is unknown there. */
function expectedOf({ kinds }: SapRequest, item: Item, answer: Answer): Answer {
  return kinds.includes(item.kind) ? answer : 'unknownItem';
}
