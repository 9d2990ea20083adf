import type { InteractionState, MockCicState } from '@switchhook/mocks/cic';
import type { AgentView, ItemView } from '@switchhook/simulator/model';
import type { KnownAgent } from './sap-side.ts';

/** What one side says that an agent has: what it is called on that side, to its state. */
export type Picture = Readonly<Record<string, string>>;

const cicStates: Readonly<Record<string, string>> = {
  A: 'alerting',
  C: 'connected',
  H: 'held',
  P: 'held',
  S: 'dialing',
  R: 'dialing',
};

const sapStates: Readonly<Record<string, string>> = {
  alerting: 'alerting',
  connected: 'connected',
  consulting: 'connected',
  conferenced: 'connected',
  held: 'held',
  initiated: 'dialing',
  dialing: 'dialing',
};

/** The live interactions of an agent as CIC has them; a conference is one, under its parties' ids. */
export function pictureOfCic({ users, interactions }: MockCicState, userId: string): Picture {
  const queue = users.find((user) => user.userId === userId)?.queue ?? [];
  const live = queue
    .map((id) => interactions.find(({ interactionId }) => interactionId === id))
    .filter((one) => one !== undefined && cicStates[one.state] !== undefined) as InteractionState[];
  const picture: Record<string, string> = {};
  const conferences = new Map<string, InteractionState[]>();
  for (const one of live) {
    const { conferenceId, interactionId } = one;
    if (conferenceId === null) picture[interactionId] = cicStates[one.state] ?? '';
    else conferences.set(conferenceId, [...(conferences.get(conferenceId) ?? []), one]);
  }
  for (const [conferenceId, legs] of conferences) {
    const own = legs.find(({ interactionId }) => interactionId === conferenceId);
    const parties = legs.filter((leg) => leg !== own);
    // Of a conference that only one party is left of, that party's own leg may be held.
    const holding = parties.length === 1 ? legs : [own];
    const state = holding.some((leg) => leg && cicStates[leg.state] === 'held') ? 'held' : 'connected';
    if (parties.length > 0)
      picture[
        parties
          .map(({ interactionId }) => interactionId)
          .toSorted()
          .join('+')
      ] = state;
  }
  return picture;
}

/** The items that go on as SAP shows them, under what CIC calls them. */
export function pictureOfSap({ sessions }: AgentView): Picture {
  const items = sessions.flatMap((session) => session.items ?? []);
  return Object.fromEntries(
    items
      .filter(({ state }) => sapStates[state] !== undefined)
      .map((item) => [nameInCic(item), sapStates[item.state] ?? '']),
  );
}

/** As the dialect describes states to SAP. */
const toldStates: Readonly<Record<string, string>> = {
  Alerting: 'alerting',
  Connected: 'connected',
  Active: 'connected',
  Consulting: 'connected',
  Conference: 'connected',
  Held: 'held',
  Initiated: 'dialing',
  Dialing: 'dialing',
};

/** The items that go on as SAP's own events told them, under what CIC calls them. */
export function pictureOfTold({ items, parties }: KnownAgent): Picture {
  return Object.fromEntries(
    [...items]
      .filter(([, state]) => toldStates[state] !== undefined)
      .map(([itemId, state]) => [nameOf(itemId, parties.get(itemId) ?? []), toldStates[state] ?? '']),
  );
}

/** The parties of a call have CIC's ids; what is offered again has a counter in its own. */
function nameInCic({ itemId, channel, participants = [] }: ItemView): string {
  const parties = channel === 'telephony' ? participants : [];
  return nameOf(
    itemId,
    parties.map(({ participantId }) => participantId),
  );
}

function nameOf(itemId: string, parties: readonly string[]): string {
  return parties.length > 0 ? parties.toSorted().join('+') : (itemId.split('.')[0] ?? itemId);
}
