/**
 * Extra functions that a site switches on or off (G32, ici.md 9.3). The first three carry the guide's names;
 * all others are our own design.
 */
export interface ServiceFlags {
  /** G32: ask the configured credentials of everybody who speaks to the bridge, and speak HTTPS only. */
  readonly applySecureRemoting: boolean;
  /** G32: the first work mode that SAP sets after log-on is replaced by the configured one (G31). */
  readonly ignoreSapInitialLoginWorkmode: boolean;
  /** G32: a rejected call that is not ACD's goes to the agent's voice mail; else it goes on ringing elsewhere, or ends. */
  readonly rejectLocalToVoicemail: boolean;
  /** SAP may dial while the agent's status is one that takes ACD work. */
  readonly allowCallWhileReady: boolean;
  /** An alerting item of ACD is accepted by itself. */
  readonly autoAnswer: boolean;
  /** Taking an item in the CIC client counts as accepting it in SAP. */
  readonly acceptOnPickup: boolean;
  /** Attached data goes with the alerting event already, not only from acceptance on. */
  readonly sendAttachedDataOnAlert: boolean;
  /** The consultation call gets the attached data of the first call (G42). */
  readonly copyAttachedDataOnConsult: boolean;
  /** The bridge asks for wrap-up after each call and chat, whatever CIC does. */
  readonly requireWrapUp: boolean;
  /** Seconds after which wrap-up that the bridge asked for ends by itself; 0 never. */
  readonly wrapUpSeconds: number;
  /** The end of the last subscription logs the agent off from CIC. */
  readonly logOffOnSubscriptionEnd: boolean;
  /** The CIC status that log-off sets; undefined leaves it as it was (G29). */
  readonly setStatusOnLogoff: string | undefined;
  readonly freeSeating: boolean;
  /** `getPresence` and `getPresenceQueueInfo` are answered. */
  readonly presence: boolean;
  /** Numbers are written as SAP needs them (G5); else as CIC has them. */
  readonly e164Formatting: boolean;
  /** A direct call that comes in wrap-up is shown to SAP at once; else when wrap-up ends. */
  readonly offerWhileWrapUp: boolean;
  /** A rejected ACD item goes back to its workgroup; else it ends. */
  readonly rejectToQueue: boolean;
  /** `setCurrentQueues` activates and deactivates workgroups where the agent's rights allow (G17). */
  readonly activateWorkgroups: boolean;
  /** Accepting a callback dials its number at once. */
  readonly dialCallbackOnAccept: boolean;
  /** `lineChanged` and `containerChanged` are sent. */
  readonly lineEvents: boolean;
  /** SAP may put an action item on hold; PureConnect's own integration does not (G40). */
  readonly actionItemHold: boolean;
}

/** What a site gets that sets nothing. */
export const defaultServiceFlags: ServiceFlags = {
  applySecureRemoting: false,
  ignoreSapInitialLoginWorkmode: false,
  rejectLocalToVoicemail: true,
  allowCallWhileReady: true,
  autoAnswer: false,
  acceptOnPickup: true,
  sendAttachedDataOnAlert: true,
  copyAttachedDataOnConsult: true,
  requireWrapUp: false,
  wrapUpSeconds: 0,
  logOffOnSubscriptionEnd: true,
  setStatusOnLogoff: undefined,
  freeSeating: false,
  presence: true,
  e164Formatting: true,
  offerWhileWrapUp: false,
  rejectToQueue: true,
  activateWorkgroups: false,
  dialCallbackOnAccept: true,
  lineEvents: false,
  actionItemHold: false,
};
