import type { ProviderState } from '../pact/provider-state.ts';
import * as states from './states.ts';
import { firstItem, loggedOn, secondItem } from './states.ts';

/** What an item is, in the words of the contracts. */
export type Channel = 'call' | 'callback' | 'chat' | 'mail' | 'work';

/** How an item of each channel is called. */
export const nouns: Readonly<Record<Channel, string>> = {
  call: 'a call',
  callback: 'a callback',
  chat: 'a chat',
  mail: 'an e-mail',
  work: 'an action item',
};

/** Where an item of `agent1` stands, and what SAP may then do with it (ici.md 5.3, 5.4 and 8). */
export interface Phase {
  /** Completes "a call that …". */
  readonly is: string;
  readonly given: readonly ProviderState[];
  readonly itemId: string;
  /** The codes of its status and of its processing status. */
  readonly status: '1' | '2' | '3' | '4' | '5' | '6' | '7' | '9';
  readonly processing: '1' | '2' | '5';
  /** The buttons, in order. */
  readonly offers: readonly string[];
}

const agent = 'agent1';

function phase(
  is: string,
  given: readonly ProviderState[],
  [status, processing]: readonly [Phase['status'], Phase['processing']],
  offers: string,
  itemId = firstItem,
): Phase {
  return { is, given, itemId, status, processing, offers: offers.split(' ') };
}

const rings = [loggedOn(agent), states.offered(agent)];
const goesOn = [...rings, states.answered(agent)];
const consults = [...goesOn, states.consulting(agent)];
const hungUpDirect = [loggedOn(agent), states.ringing(agent), states.answered(agent), states.hungUp(agent)];

function through(offer: readonly ProviderState[]) {
  const taken = [...offer, states.accepted(agent)];
  return {
    offer,
    takenInCic: [states.acceptingInSap, ...offer, states.takenInCic(agent)],
    taken,
    held: [...taken, states.heldInCic(agent)],
    over: [...taken, states.endedInCic(agent)],
    inWrapUp: [...taken, states.endedInCic(agent), states.inWrapUp(agent)],
  };
}

const callback = through([loggedOn(agent), states.callbackOffered(agent)]);
const chat = through([loggedOn(agent), states.chatOffered(agent)]);
const mail = through([loggedOn(agent), states.mailOffered(agent)]);
const work = through([states.routingWork, loggedOn(agent), states.workOffered(agent)]);

// One table for both: what `getAttributes` offers in a phase, and what each operation refuses there.

/** Every phase of every channel. */
export const phases = {
  call: [
    phase('rings', rings, ['3', '1'], 'Accept Reject Deflect'),
    phase('goes on', goesOn, ['4', '2'], 'HangUp Hold Consult BlindTransfer Dtmf Mute WrapUp'),
    phase(
      'is muted',
      [...goesOn, states.muted(agent)],
      ['4', '2'],
      'HangUp Hold Consult BlindTransfer Dtmf Unmute WrapUp',
    ),
    phase(
      'is on hold',
      [...goesOn, states.onHold(agent)],
      ['5', '2'],
      'HangUp Retrieve BlindTransfer WrapUp',
    ),
    phase('was dialled', [loggedOn(agent), states.dialling(agent)], ['2', '1'], 'HangUp'),
    phase(
      'waits during a consultation',
      consults,
      ['5', '2'],
      'HangUp Retrieve Toggle WarmTransfer Conference Reconnect WrapUp',
    ),
    phase(
      'is a consultation',
      consults,
      ['6', '2'],
      'HangUp Hold Toggle WarmTransfer Conference Reconnect Dtmf Mute WrapUp',
      secondItem,
    ),
    phase(
      'is a conference',
      [...consults, states.conferenced(agent)],
      ['7', '2'],
      'HangUp Hold DropParticipant Mute WrapUp',
    ),
    phase('is over', hungUpDirect, ['9', '2'], 'End'),
    phase(
      'is in wrap-up',
      [...goesOn, states.hungUp(agent), states.inWrapUp(agent)],
      ['9', '5'],
      'WrapUp End',
    ),
  ],
  callback: [
    phase('is offered', callback.offer, ['3', '1'], 'Accept Reject Deflect'),
    phase('is open', callback.taken, ['4', '2'], 'HangUp BlindTransfer Complete WrapUp End'),
    phase('is on hold', callback.held, ['5', '2'], 'HangUp Retrieve Complete WrapUp End'),
    phase('is in wrap-up', callback.inWrapUp, ['9', '5'], 'WrapUp End'),
  ],
  chat: [
    phase('is offered', chat.offer, ['3', '1'], 'Accept Reject ChatForward Reroute'),
    phase('is open', chat.taken, ['4', '2'], 'ChatPost ChatLeave ChatForward ChatInvite Reroute WrapUp End'),
    phase('is on hold', chat.held, ['5', '2'], 'Retrieve ChatLeave ChatForward Reroute WrapUp End'),
    phase('is in wrap-up', chat.inWrapUp, ['9', '5'], 'WrapUp End'),
    phase('was taken in the CIC client', chat.takenInCic, ['4', '1'], 'Accept ChatForward Reroute'),
  ],
  mail: [
    phase('is offered', mail.offer, ['3', '1'], 'Accept Reject Forward Reroute'),
    phase('is open', mail.taken, ['4', '2'], 'Forward Reroute Complete End Reply WrapUp'),
    phase('is on hold', mail.held, ['5', '2'], 'Retrieve Forward Reroute Complete End Reply WrapUp'),
    phase('is in wrap-up', mail.inWrapUp, ['9', '5'], 'End WrapUp'),
    phase('was taken in the CIC client', mail.takenInCic, ['4', '1'], 'Accept Forward Reroute'),
  ],
  work: [
    phase('is offered', work.offer, ['3', '1'], 'Accept Reject Forward Reroute'),
    phase('is open', work.taken, ['4', '2'], 'Forward Reroute Complete End'),
    phase('is on hold', work.held, ['5', '2'], 'Retrieve Forward Reroute Complete End'),
    phase('is over', work.over, ['9', '2'], 'End'),
    phase('was taken in the CIC client', work.takenInCic, ['4', '1'], 'Accept Forward Reroute'),
  ],
} as const satisfies Readonly<Record<Channel, readonly Phase[]>>;

/** The phase of a channel by its words. */
export function phaseOf<C extends Channel>(channel: C, is: (typeof phases)[C][number]['is']): Phase {
  const found = (phases[channel] as readonly Phase[]).find((each) => each.is === is);
  if (!found) throw new Error(`Failed to find a phase: no ${channel} "${is}". Add it to the table.`);
  return found;
}
