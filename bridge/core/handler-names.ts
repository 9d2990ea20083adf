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

/** Our own names of the events; a site's handlers may have theirs. */
export const handlerEventNames = [
  'SapHandlerFailed',
  'SapActionItemEnded',
  'SapRouteActionItem',
  'SapActionItemRouted',
  'SapUpdateActionItem',
  'SapActionItemUpdated',
  'SapCancelActionItem',
  'SapActionItemCancelled',
  'SapLogOn',
  'SapLoggedOn',
  'SapLogOff',
  'SapLoggedOff',
  'SapSetPresence',
  'SapPresenceSet',
  'SapReject',
  'SapRejected',
  'SapPickup',
  'SapPickedUp',
  'SapMakeCall',
  'SapCallMade',
] as const;

export type HandlerEventName = (typeof handlerEventNames)[number];

/** What a site calls the object and, for each of our names, the event; ours where it says nothing. */
export interface SiteHandlers {
  readonly objectId?: string | undefined;
  readonly events?: Partial<Readonly<Record<HandlerEventName, string | undefined>>> | undefined;
}

/** Every name as the site has it. */
export function handlerNamesOf({ objectId = 'SAPCRM', events = {} }: SiteHandlers = {}): HandlerNames {
  const name = (ours: HandlerEventName) => events[ours] ?? ours;
  const event = (request: HandlerEventName, answer: HandlerEventName): HandlerEvent => ({
    request: name(request),
    answer: name(answer),
  });
  return {
    objectId,
    failed: name('SapHandlerFailed'),
    actionItemEnded: name('SapActionItemEnded'),
    routeActionItem: event('SapRouteActionItem', 'SapActionItemRouted'),
    updateActionItem: event('SapUpdateActionItem', 'SapActionItemUpdated'),
    cancelActionItem: event('SapCancelActionItem', 'SapActionItemCancelled'),
    logOn: event('SapLogOn', 'SapLoggedOn'),
    logOff: event('SapLogOff', 'SapLoggedOff'),
    setPresence: event('SapSetPresence', 'SapPresenceSet'),
    reject: event('SapReject', 'SapRejected'),
    pickup: event('SapPickup', 'SapPickedUp'),
    makeCall: event('SapMakeCall', 'SapCallMade'),
  };
}

/** Every event that handlers send to the bridge. */
export function sentByHandlers(names: HandlerNames): readonly string[] {
  const answers = Object.values(names).flatMap((event) => (typeof event === 'string' ? [] : [event.answer]));
  return [names.failed, names.actionItemEnded, ...answers];
}
