import type { ItemCommand } from './agent-command.ts';
import type { Item, ItemCapability } from './item.ts';

/** What has to be in an item's capability list for each command; undefined is always allowed. */
const needed: Readonly<Record<ItemCommand['kind'], ItemCapability | undefined>> = {
  accept: 'Accept',
  reject: 'Reject',
  drop: 'HangUp',
  hold: 'Hold',
  retrieve: 'Retrieve',
  mute: 'Mute',
  unmute: 'Unmute',
  chatLeave: 'ChatLeave',
  chatPost: 'ChatPost',
  chatInvite: 'ChatInvite',
  complete: 'Complete',
  end: 'End',
  // SAP's End button means both (ici.md 3.5).
  wrapUpEnded: 'End',
  wrapUpRequired: 'WrapUp',
  consult: 'Consult',
  blindTransfer: 'BlindTransfer',
  deflect: 'Deflect',
  forward: 'Forward',
  reroute: 'Reroute',
  toggle: 'Toggle',
  warmTransfer: 'WarmTransfer',
  conference: 'Conference',
  reconnect: 'Reconnect',
  dropParticipant: 'DropParticipant',
  sendDtmf: 'Dtmf',
  setAttachedData: undefined,
  setRead: undefined,
  setAnswered: undefined,
};

/** The capability that a command needs of an item; giving it to somebody is called differently in each channel. */
export function neededCapability(item: Item, command: ItemCommand): ItemCapability | undefined {
  const { kind } = command;
  const isToSomebody = kind === 'reroute' && command.destination !== undefined && item.kind !== 'phoneCall';
  if (kind !== 'forward' && !isToSomebody) return needed[kind];
  if (item.kind === 'chat') return 'ChatForward';
  if (item.kind !== 'phoneCall') return 'Forward';
  return item.state === 'alerting' ? 'Deflect' : 'BlindTransfer';
}
