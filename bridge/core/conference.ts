import type { Agent, AgentRules } from './agent.ts';
import { type CallParty, type Item, type ItemState, isLive, type PhoneCall } from './item.ts';
import { attachedDataOf } from './item-data.ts';
import type { ObservedCall } from './observed-call.ts';
import { type OwnLeg, ownLegOf, withOwnLeg, withoutOwnLeg } from './own-leg.ts';

// The calls of one conference have one id, that of the agent's own leg (icws.md 7.6). The first of them stands
// for all; for SAP the others end when they join.

/** The item in which an interaction is one of several parties. */
export function partyHost(agent: Agent, id: string): PhoneCall | undefined {
  for (const item of agent.items) {
    if (item.kind !== 'phoneCall' || item.parties.length < 2) continue;
    if (item.parties.some(({ participantId }) => participantId === id)) return item;
  }
  return undefined;
}

/** Joins a call with the others of its conference, where there are any. */
export function joinConference(agent: Agent, id: string): Agent {
  const joining = agent.items.find((item) => item.interactionId === id);
  if (joining?.kind !== 'phoneCall' || joining.conferenceId === undefined || !isLive(joining)) return agent;
  const members = agent.items.filter(
    (item): item is PhoneCall =>
      item.kind === 'phoneCall' && item.conferenceId === joining.conferenceId && isLive(item),
  );
  if (members.length < 2) return agent;
  const first = members.find((item) => item.isVisible) ?? members[0];
  const parties = members.flatMap((item) => item.parties.map(asMember));
  const leg = ownLegOf(agent, joining.conferenceId);
  const items = agent.items.map((item): Item => {
    if (item === first) {
      return {
        ...item,
        state: leg?.isHeld ? 'held' : 'conferenced',
        processing: 'accepted',
        consultFor: undefined,
        isConsultation: false,
        isMuted: leg?.isMuted ?? item.isMuted,
        parties,
      };
    }
    const isMember = members.some((member) => member === item);
    return isMember ? { ...item, state: 'ended', processing: 'completed' } : item;
  });
  return { ...agent, items };
}

function asMember(party: CallParty): CallParty {
  return party.state === 'consulting' || party.state === 'held' ? { ...party, state: 'connected' } : party;
}

/** What CIC shows of the agent's own leg: whether the conference is held or muted. */
export function observeOwnLeg(agent: Agent, leg: ObservedCall): Agent {
  return followOwnLeg(withOwnLeg(agent, leg), leg.id);
}

/** CIC took the agent's own leg away: who is left is on an ordinary call. */
export function removeOwnLeg(agent: Agent, id: string): Agent {
  return agent.legs.some((leg) => leg.id === id) ? followOwnLeg(withoutOwnLeg(agent, id), id) : agent;
}

function followOwnLeg(agent: Agent, conferenceId: string): Agent {
  const leg = ownLegOf(agent, conferenceId);
  return mapConference(agent, conferenceId, (item) => {
    const isConference = item.parties.length > 1;
    if (!leg && isConference) return item;
    const isMuted = leg?.isMuted ?? item.isMuted;
    if (isConference) return { ...item, state: leg?.isHeld ? 'held' : 'conferenced', isMuted };
    const state = item.parties[0]?.state ?? item.state;
    return { ...item, state: heldByLeg(leg, state), isMuted };
  });
}

/** What the agent has of the one party's call: it waits with the agent's own leg, whatever it does itself. */
export function heldByLeg(leg: OwnLeg | undefined, state: ItemState): ItemState {
  return leg?.isHeld && (state === 'connected' || state === 'consulting') ? 'held' : state;
}

function mapConference(agent: Agent, conferenceId: string, change: (item: PhoneCall) => PhoneCall): Agent {
  const isIt = (item: Item): item is PhoneCall =>
    item.kind === 'phoneCall' && item.conferenceId === conferenceId && isLive(item);
  if (!agent.items.some(isIt)) return agent;
  return { ...agent, items: agent.items.map((item) => (isIt(item) ? change(item) : item)) };
}

/** Takes over what CIC shows of one party. */
export function observeParty(
  agent: Agent,
  host: PhoneCall,
  observed: ObservedCall,
  rules: AgentRules,
): Agent {
  const parties = host.parties.map((party): CallParty => {
    if (party.participantId !== observed.id) return party;
    return { ...party, address: observed.remoteNumber || party.address, name: observed.remoteName };
  });
  const isStandIn = host.interactionId === observed.id;
  const data = isStandIn ? attachedDataOf(observed.attributes, rules) : {};
  return replace(agent, host, { ...host, ...data, parties });
}

/** A party left; the last one that stays makes it an ordinary call again. */
export function withoutParty(agent: Agent, host: PhoneCall, id: string): Agent {
  const parties = host.parties.filter(({ participantId }) => participantId !== id);
  const [next] = parties;
  if (!next) return agent;
  const isStandIn = host.interactionId === id;
  return replace(agent, host, {
    ...host,
    parties,
    ...(parties.length === 1 && { state: host.state === 'held' ? 'held' : 'connected' }),
    ...(isStandIn && {
      interactionId: next.participantId,
      remoteAddress: next.address,
      remoteName: next.name,
    }),
    ...(parties.length === 1 && !isStandIn && { remoteAddress: next.address, remoteName: next.name }),
  });
}

function replace(agent: Agent, old: PhoneCall, item: PhoneCall): Agent {
  return { ...agent, items: agent.items.map((other) => (other === old ? item : other)) };
}
