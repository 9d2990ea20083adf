import { z } from 'zod';
import { defaultServiceFlags, type ServiceFlags } from '../core/service-flags.ts';
import { name } from './fields.ts';
import { section } from './section.ts';

/** What each flag does, in a sentence. The first three are the guide's (G32), all others ours. */
const meanings: Readonly<Record<keyof ServiceFlags, string>> = {
  applySecureRemoting:
    'G32, "Apply secure remoting": only HTTPS, but for this machine itself, and only `listen.users` may speak to the bridge.',
  ignoreSapInitialLoginWorkmode:
    'G32, "Ignore SAP\'s initial login workmode": the first work mode that SAP sets after log-on is replaced by `ici.loginWorkMode`.',
  rejectLocalToVoicemail:
    "G32, its name is not public: a rejected call that is not ACD's goes to the agent's voice mail; else it goes on ringing elsewhere, or ends.",
  allowCallWhileReady: 'Ours: SAP may dial while the agent is in a status that takes ACD work.',
  autoAnswer: 'Ours: an alerting ACD item is accepted by itself.',
  acceptOnPickup: 'Ours: taking an item in the CIC client counts as accepting it in SAP.',
  sendAttachedDataOnAlert:
    'Ours: attached data goes with the alerting event already, not only from acceptance on.',
  copyAttachedDataOnConsult:
    "Ours: a consultation call gets the first call's attached data, so that the second agent's screen pops (G42).",
  requireWrapUp: 'Ours: the bridge asks for wrap-up after each call and chat, whatever CIC does.',
  wrapUpSeconds: 'Ours: seconds after which wrap-up that the bridge asked for ends by itself; `0` never.',
  logOffOnSubscriptionEnd: 'Ours: the end of the last subscription logs the agent off from CIC.',
  setStatusOnLogoff: 'Ours: CIC status that log-off sets; it stays as it was where this is absent (G29).',
  freeSeating:
    'Ours: agents choose their station: the work center of SAP then goes before a configured `station`.',
  presence: 'Ours: `getPresence` and `getPresenceQueueInfo` are answered.',
  e164Formatting: 'Ours: numbers are written as SAP needs them (G5); else as CIC has them.',
  offerWhileWrapUp:
    'Ours: a direct call that comes in wrap-up is shown to SAP at once; else when wrap-up ends.',
  rejectToQueue: 'Ours: a rejected ACD item goes back to its workgroup; else it ends.',
  activateWorkgroups:
    "Ours: `setCurrentQueues` activates and deactivates workgroups where the agent's rights allow (G17); else it does nothing.",
  dialCallbackOnAccept: 'Ours: accepting a callback dials its number at once.',
  lineEvents: 'Ours: `lineChanged` and `containerChanged` are sent.',
  actionItemHold:
    'Ours: SAP may put an action item on hold by `IciPhoneCall.hold`; else that is refused with the reason (G40).',
};

/** Extra functions that a site switches on or off (G32). */
export const flags = section({
  ...(Object.fromEntries(
    Object.entries(defaultServiceFlags)
      .filter(([, standard]) => typeof standard === 'boolean')
      .map(([flag, standard]) => [
        flag,
        z
          .boolean()
          .default(standard)
          .describe(meanings[flag as keyof ServiceFlags]),
      ]),
  ) as { [Flag in BooleanFlag]: z.ZodDefault<z.ZodBoolean> }),
  wrapUpSeconds: z
    .int()
    .min(0)
    .max(86_400)
    .default(defaultServiceFlags.wrapUpSeconds)
    .describe(meanings.wrapUpSeconds),
  setStatusOnLogoff: name.optional().describe(meanings.setStatusOnLogoff),
}).prefault({});

type BooleanFlag = {
  [Flag in keyof ServiceFlags]: ServiceFlags[Flag] extends boolean ? Flag : never;
}[keyof ServiceFlags];

/** The flags as the core has them. */
export function serviceFlagsOf(given: z.output<typeof flags>): ServiceFlags {
  return { ...given, setStatusOnLogoff: given.setStatusOnLogoff };
}
