/** One thing that handlers on the CIC server do: what asks for it and what says that it was done (G26). */
export interface HandlerEvent {
  readonly request: string;
  readonly answer: string;
}

/** The notifications between the bridge and a site's handlers; each starts with a correlation id (icws.md 11). */
export interface HandlerNames {
  readonly objectId: string;
  /** Correlation id, name of the handler, reason. */
  readonly failed: string;
  /** Unasked: correlation id of the routing, action item id, interaction id. */
  readonly actionItemEnded: string;
  readonly routeActionItem: HandlerEvent;
  readonly updateActionItem: HandlerEvent;
  readonly cancelActionItem: HandlerEvent;
  readonly logOn: HandlerEvent;
  readonly logOff: HandlerEvent;
  readonly setPresence: HandlerEvent;
  readonly reject: HandlerEvent;
  readonly pickup: HandlerEvent;
  readonly makeCall: HandlerEvent;
}

/** Our own; a site's handlers have theirs. */
export const defaultHandlerNames: HandlerNames = {
  objectId: 'SAPCRM',
  failed: 'SapHandlerFailed',
  actionItemEnded: 'SapActionItemEnded',
  routeActionItem: { request: 'SapRouteActionItem', answer: 'SapActionItemRouted' },
  updateActionItem: { request: 'SapUpdateActionItem', answer: 'SapActionItemUpdated' },
  cancelActionItem: { request: 'SapCancelActionItem', answer: 'SapActionItemCancelled' },
  logOn: { request: 'SapLogOn', answer: 'SapLoggedOn' },
  logOff: { request: 'SapLogOff', answer: 'SapLoggedOff' },
  setPresence: { request: 'SapSetPresence', answer: 'SapPresenceSet' },
  reject: { request: 'SapReject', answer: 'SapRejected' },
  pickup: { request: 'SapPickup', answer: 'SapPickedUp' },
  makeCall: { request: 'SapMakeCall', answer: 'SapCallMade' },
};

/** Every event that handlers send to the bridge. */
export function sentByHandlers(names: HandlerNames): readonly string[] {
  const answers = Object.values(names).flatMap((event) => (typeof event === 'string' ? [] : [event.answer]));
  return [names.failed, names.actionItemEnded, ...answers];
}
