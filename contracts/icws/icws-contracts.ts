import { blindTransfer, disconnect, hold, pickup, sendToVoicemail } from './call-commands.ts';
import { readConfiguredUser } from './configured-user.ts';
import { consultCommands } from './consult-commands.ts';
import { createCall } from './create-call.ts';
import { directoryAndHandlers } from './directory-and-handlers.ts';
import { heartbeat } from './heartbeat.ts';
import type { IcwsContract } from './icws-contract.ts';
import { readInteraction, writeAttributes } from './interaction-attributes.ts';
import { logIn } from './log-in.ts';
import { logOut } from './log-out.ts';
import { mediaCommands } from './media-commands.ts';
import { messageStream } from './message-stream.ts';
import { messages } from './messages.ts';
import { moreCallCommands } from './more-call-commands.ts';
import { subscribeQueue, unsubscribeQueue } from './queue-subscription.ts';
import { readFeatures } from './read-features.ts';
import { bindStation, freeStation } from './station.ts';
import { unwatchStation, watchStation } from './station-watch.ts';
import { readStatusMessages, subscribeStatusMessages, unsubscribeStatusMessages } from './status-messages.ts';
import { readUserStatus, setUserStatus } from './user-status.ts';
import { subscribeUserStatus, unsubscribeUserStatus } from './user-status-subscription.ts';
import { workgroupsAndLicences } from './workgroups-and-licences.ts';

/** Everything that the bridge relies on when it asks CIC. */
export const icwsContracts: readonly IcwsContract[] = [
  logIn,
  readFeatures,
  logOut,
  bindStation,
  freeStation,
  watchStation,
  unwatchStation,
  readConfiguredUser,
  messageStream,
  messages,
  heartbeat,
  readStatusMessages,
  subscribeStatusMessages,
  unsubscribeStatusMessages,
  subscribeUserStatus,
  unsubscribeUserStatus,
  subscribeQueue,
  unsubscribeQueue,
  readUserStatus,
  setUserStatus,
  createCall,
  readInteraction,
  writeAttributes,
  pickup,
  hold,
  disconnect,
  sendToVoicemail,
  blindTransfer,
  ...moreCallCommands,
  ...consultCommands,
  ...mediaCommands,
  ...workgroupsAndLicences,
  ...directoryAndHandlers,
];
