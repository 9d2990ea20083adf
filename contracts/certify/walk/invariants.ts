import { decodeReply, defaultDialect, encodeRequest } from '@switchhook/bridge/ici';
import type { ScenarioWorld, Step } from '@switchhook/mocks/scenarios';
import type { ItemView } from '@switchhook/simulator/model';
import { rootOf } from './moves.ts';
import { isOver, itemsOf, type ObservedWorld, type SwitchInteraction } from './observed-world.ts';

/** What has to hold after every step. */
export interface Violation {
  readonly rule: string;
  readonly what: string;
  /** What a scenario has to see instead. */
  readonly shouldSee: Step;
}

/** How SAP may see an interaction that the switch has in a state. */
const sapStates: Readonly<Record<string, readonly string[]>> = {
  A: ['alerting'],
  C: ['connected', 'consulting', 'conferenced'],
  H: ['held'],
};

const mostSessions = 6;

/** Where SAP's view, the bridge's and the switch's differ; to be asked again while messages are under way. */
export async function violationsIn(
  world: ObservedWorld,
  parts: ScenarioWorld,
): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  for (const view of world.agents) {
    const agent = view.userId;
    const user = world.users.find(({ userId }) => userId === agent);
    const isReady = user?.status === 'Available';
    if (user && isReady !== (view.workMode?.id === '2')) {
      violations.push({
        rule: 'work mode',
        what: `${agent} is ${user.status} in CIC and has work mode ${view.workMode?.id} in SAP`,
        shouldSee: {
          see: 'agent',
          agent,
          matches: { workMode: { id: isReady ? '2' : { $not: '2' } } },
        },
      });
    }
    if (view.sessions.length > mostSessions) {
      violations.push({
        rule: 'six sessions',
        what: `${agent} has ${view.sessions.length} sessions (G16)`,
        shouldSee: { see: 'agent', agent, matches: { sessions: { $length: mostSessions } } },
      });
    }
    const items = itemsOf(view);
    const carried = carriedOn(world, agent, items);
    for (const item of items.filter((each) => !isOver(each))) {
      const own = carried.get(item.itemId) ?? interactionOf(world, item);
      const wanted = own && own.user === agent ? sapStates[own.state] : own ? [] : undefined;
      if (own && wanted === undefined && own.user === agent && !'IE'.includes(own.state)) continue;
      if (!wanted?.includes(item.state)) {
        violations.push({
          rule: 'state',
          what: `${item.itemId} is ${item.state} for ${agent} in SAP and ${own ? `${own.state} of ${own.user}` : 'gone'} in CIC`,
          shouldSee: seeState(agent, item.itemId, wanted ?? []),
        });
      }
    }
    for (const { interactionId, state, user: owner, conferenceId } of world.interactions) {
      if (owner !== agent || !(state in sapStates) || conferenceId !== null) continue;
      if (items.length >= mostSessions || items.some(isOver)) continue;
      if (items.some(({ itemId }) => rootOf(itemId) === interactionId)) continue;
      if ([...carried.values()].some((other) => other.interactionId === interactionId)) continue;
      violations.push({
        rule: 'not told',
        what: `${interactionId} is ${state} of ${agent} in CIC and not in SAP`,
        shouldSee: seeState(agent, interactionId, sapStates[state] ?? []),
      });
    }
    for (const item of items.filter((each) => !isOver(each) && each.channel === 'telephony')) {
      const held = await bridgeView(parts, item.itemId, agent);
      if (held && held.join() !== item.capabilities.join()) {
        violations.push({
          rule: 'capability list',
          what: `${item.itemId} allows ${item.capabilities.join(', ')} in SAP and ${held.join(', ')} in the bridge`,
          shouldSee: {
            see: 'session',
            agent,
            item: item.itemId,
            matches: { item: { capabilities: [...held] } },
          },
        });
      }
    }
  }
  return violations;
}

/**
 * After a transfer or at the end of a conference an item goes on in an interaction that had another id: one of the
 * agent's that no item is called after.
 */
function carriedOn(
  world: ObservedWorld,
  agent: string,
  items: readonly ItemView[],
): ReadonlyMap<string, SwitchInteraction> {
  const free = world.interactions.filter(
    ({ interactionId, user, state }) =>
      user === agent &&
      state in sapStates &&
      !items.some((item) => !isOver(item) && rootOf(item.itemId) === interactionId),
  );
  const carried = new Map<string, SwitchInteraction>();
  for (const item of items) {
    const own = interactionOf(world, item);
    if (isOver(item) || (own && own.user === agent && own.state in sapStates)) continue;
    const index = free.findIndex(({ state }) => sapStates[state]?.includes(item.state));
    const [found] = index < 0 ? [] : free.splice(index, 1);
    if (found) carried.set(item.itemId, found);
  }
  return carried;
}

function interactionOf(world: ObservedWorld, { itemId }: ItemView): SwitchInteraction | undefined {
  return world.interactions.find(({ interactionId }) => interactionId === rootOf(itemId));
}

function seeState(agent: string, item: string, states: readonly string[]): Step {
  if (states.length === 0) return { see: 'noItem', agent, item };
  return {
    see: 'session',
    agent,
    item,
    matches: { item: { state: { $matches: `^(${states.join('|')})$` } } },
  };
}

/** The capability list that the bridge itself has. */
async function bridgeView(
  { bridge }: ScenarioWorld,
  itemId: string,
  user: string,
): Promise<readonly string[] | undefined> {
  if (bridge === undefined) return undefined;
  const { body } = encodeRequest(defaultDialect, 'IciPhoneCall.getAttributes', { itemId }, user);
  const response = await fetch(`${bridge.replace(/\/$/, '')}/ici`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
    body,
  });
  const reply = decodeReply(defaultDialect, 'IciPhoneCall.getAttributes', await response.text());
  return reply.kind === 'answer' ? reply.value.capabilityList : undefined;
}
