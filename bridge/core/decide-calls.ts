import { type Agent, visibleItems } from './agent.ts';
import type { CallPairCommand, ItemCommand } from './agent-command.ts';
import {
  conferencePartners,
  consultPartners,
  isConference,
  togglePartners,
  transferPartners,
} from './capabilities.ts';
import { allow, type Decision, nameOf, type Refusal, refuse } from './decision.ts';
import type { Item, PhoneCall } from './item.ts';
import { legOf } from './leg-of.ts';
import { ownLegOf } from './own-leg.ts';

type Of<Kind extends ItemCommand['kind']> = Extract<ItemCommand, { readonly kind: Kind }>;

/** Swaps the call that is talked to with one that waits, in whichever order SAP names them. */
export function decideToggle(agent: Agent, item: Item, command: Of<'toggle'>): Decision | Refusal {
  const other = partner(agent, command, command.heldItemId, togglePartners(agent, item));
  if (other.kind === 'refused') return other;
  const [active, held] = item.state === 'held' ? [other, item] : [item, other];
  return allow([
    { kind: 'hold', interactionId: legOf(agent, active) },
    { kind: 'pickup', interactionId: legOf(agent, held) },
  ]);
}

export function decideWarmTransfer(agent: Agent, item: Item, command: CallPairCommand): Decision | Refusal {
  const pair = consultPair(agent, item, command, transferPartners(agent, item));
  if (pair.kind === 'refused') return pair;
  const { first, consult } = pair;
  return allow(
    [
      {
        kind: 'concludeConsult',
        interactionId: first.interactionId,
        consultCallId: consult.interactionId,
      },
    ],
    [{ kind: 'itemForwarded', interactionId: first.interactionId }],
  );
}

/** Gives the consultation up and talks to the first call again. */
export function decideReconnect(agent: Agent, item: Item, command: CallPairCommand): Decision | Refusal {
  const pair = consultPair(agent, item, command, consultPartners(agent, item));
  if (pair.kind === 'refused') return pair;
  const { first, consult } = pair;
  const { interactionId } = first;
  return allow(
    [
      { kind: 'cancelConsult', interactionId, consultCallId: consult.interactionId },
      ...(first.state === 'held' ? [{ kind: 'pickup', interactionId } as const] : []),
    ],
    [{ kind: 'itemGivenUp', interactionId: consult.interactionId }],
  );
}

/** Joins two calls, or a further one with a conference. */
export function decideConference(agent: Agent, item: Item, command: CallPairCommand): Decision | Refusal {
  const other = partner(agent, command, command.consultItemId, conferencePartners(agent, item));
  if (other.kind === 'refused') return other;
  const call = item as PhoneCall;
  const [conference, joining] = other.conferenceId === undefined ? [call, other] : [other, call];
  if (conference.conferenceId !== undefined) {
    const { conferenceId } = conference;
    const { interactionId } = joining;
    return allow(
      [
        // CIC leaves a conference on hold there when a call joins it: nobody would hear the agent.
        ...(ownLegOf(agent, conferenceId)?.isHeld
          ? [{ kind: 'pickup', interactionId: conferenceId } as const]
          : []),
        { kind: 'addToConference', conferenceId, interactionIds: [interactionId] },
      ],
      [{ kind: 'itemJoining', interactionId }],
    );
  }
  const interactionIds = [item.interactionId, other.interactionId];
  return allow(
    [{ kind: 'conference', interactionIds }],
    interactionIds.map((interactionId) => ({ kind: 'itemJoining', interactionId })),
  );
}

/** A party leaves when its own call is disconnected (icws.md 7.6). */
export function decideDropParticipant(item: Item, command: Of<'dropParticipant'>): Decision | Refusal {
  const parties = isConference(item) ? item.parties : [];
  const party = parties.find(({ participantId }) => participantId === command.participantId);
  if (!party) {
    const known = parties.map(({ participantId }) => participantId).join(', ');
    return refuse(
      'badAddress',
      `Failed to drop a participant: ${JSON.stringify(command.participantId)} is not in the conference. Name one of ${known}.`,
    );
  }
  return allow([{ kind: 'disconnect', interactionId: party.participantId }]);
}

/** DTMF: digits, `*`, `#`, `A` to `D`, and `,` for a pause. */
export function decideDigits({ interactionId }: Item, digits: string): Decision | Refusal {
  if (!/^[\d*#A-D,]{1,64}$/i.test(digits)) {
    // Not quoted: digits may be a PIN.
    return refuse(
      'badAddress',
      'Failed to send digits: they hold something else than 0-9, *, #, A-D and ",", or are none or more than 64. Correct them.',
    );
  }
  return allow([{ kind: 'sendDigits', interactionId, digits }]);
}

interface ConsultPair {
  readonly kind: 'pair';
  readonly first: PhoneCall;
  readonly consult: PhoneCall;
}

function consultPair(
  agent: Agent,
  item: Item,
  command: CallPairCommand,
  partners: readonly PhoneCall[],
): ConsultPair | Refusal {
  const other = partner(agent, command, command.consultItemId, partners);
  if (other.kind === 'refused') return other;
  const call = item as PhoneCall;
  const [first, consult] = call.consultFor === other.itemId ? [other, call] : [call, other];
  return { kind: 'pair', first, consult };
}

function partner(
  agent: Agent,
  command: ItemCommand,
  itemId: string,
  partners: readonly PhoneCall[],
): PhoneCall | Refusal {
  const found = partners.find((other) => other.itemId === itemId);
  if (found) return found;
  if (!visibleItems(agent).some((other) => other.itemId === itemId)) {
    return refuse(
      'unknownItem',
      `Failed to ${nameOf(command)}: the agent has no item ${itemId}. It may have ended; read the agent's items.`,
    );
  }
  const known = partners.map((other) => other.itemId).join(', ');
  return refuse(
    'notAllowedInState',
    `Failed to ${nameOf(command)}: items ${command.itemId} and ${itemId} do not go together. It can be done with ${known}.`,
  );
}
