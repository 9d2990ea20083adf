import type { ItemCommandName } from '@switchhook/simulator/model';

/** The capability that tells which of a session's items a command is for (ici.md 8). */
export const itemCapabilities: Readonly<Record<Exclude<ItemCommandName, 'end'>, string>> = {
  accept: 'Accept',
  reject: 'Reject',
  hold: 'Hold',
  retrieve: 'Retrieve',
  hangUp: 'HangUp',
  toggle: 'Toggle',
  warmTransfer: 'WarmTransfer',
  conference: 'Conference',
  reconnect: 'Reconnect',
  mute: 'Mute',
  unmute: 'Unmute',
  leaveChat: 'ChatLeave',
  // Ending needs nobody who stays behind; leaving does, so a chat of two offers `End` alone.
  endChat: 'End',
  complete: 'Complete',
  reroute: 'Reroute',
};
