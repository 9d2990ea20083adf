import type { CicEvent } from '../core/cic-event.ts';
import type { AgentSession, Cic } from '../core/cic-port.ts';
import type { AttachedDataStore } from './attached-data-store.ts';

export interface LargeAttachedDataOptions {
  readonly store: AttachedDataStore;
  /** The interaction attribute that holds the document. */
  readonly attribute: string;
  /** The same on its way through routing: what it is called there, and the attribute that becomes of it. */
  readonly routed?: { readonly name: string; readonly attribute: string };
  /** The longest text that goes to CIC as it is. */
  readonly longest: number;
}

type Attributes = Readonly<Record<string, string>>;

// No document begins so: that would be no XML.
const mark = 'switchhook-data:';

/**
 * A CIC whose attached data has no limit of its own: what is too long for an interaction attribute stays in the
 * store, and CIC keeps and carries a reference to it. Neither side of the port notices.
 */
export function withLargeAttachedData(cic: Cic, options: LargeAttachedDataOptions): Cic {
  const { store, attribute, longest, routed } = options;
  const names = [attribute, routed?.name, routed?.attribute].map((name) => name?.toLowerCase());

  function shorten(attributes: Attributes): Attributes {
    return change(attributes, (text) => (text.length > longest ? mark + store.keep(text) : text));
  }

  function restore(attributes: Attributes): Attributes {
    // A reference whose document is gone reads as no data: SAP could do nothing with it.
    return change(attributes, (text) =>
      text.startsWith(mark) ? (store.find(text.slice(mark.length)) ?? '') : text,
    );
  }

  function change(attributes: Attributes, of: (text: string) => string): Attributes {
    let changed = attributes;
    for (const [key, before] of Object.entries(attributes)) {
      // CIC does not mind the case of attribute names.
      if (!names.includes(key.toLowerCase())) continue;
      const after = of(before);
      if (after !== before) changed = { ...changed, [key]: after };
    }
    return changed;
  }

  function whole<Observed extends { readonly attributes: Attributes }>(observed: Observed): Observed {
    const attributes = restore(observed.attributes);
    return attributes === observed.attributes ? observed : { ...observed, attributes };
  }

  function wholeEvent(event: CicEvent): CicEvent {
    switch (event.kind) {
      case 'callObserved':
        return { ...event, call: whole(event.call) };
      case 'interactionObserved':
        return { ...event, interaction: whole(event.interaction) };
      case 'queueRead':
        return {
          ...event,
          calls: event.calls.map(whole),
          ...(event.interactions ? { interactions: event.interactions.map(whole) } : {}),
        };
      // No other event carries attributes.
      default:
        return event;
    }
  }

  function wholeSession(session: AgentSession): AgentSession {
    return over(session, {
      createCall: (target, attributes) => session.createCall(target, shorten(attributes)),
      consult: (callId, target, attributes) => session.consult(callId, target, shorten(attributes)),
      writeAttributes: (callId, attributes) => session.writeAttributes(callId, shorten(attributes)),
    });
  }

  return over(cic, {
    ...(routed && {
      actionRouting: over(cic.actionRouting, {
        route: (item) => cic.actionRouting.route({ ...item, attributes: shorten(item.attributes) }),
        update: (id, attributes) => cic.actionRouting.update(id, shorten(attributes)),
      }),
    }),
    openAgentSession: async (logOn, onEvent) =>
      wholeSession(await cic.openAgentSession(logOn, (event) => onEvent(wholeEvent(event)))),
  });
}

/** `base` with some of its members replaced; getters and methods of the others stay those of `base`. */
function over<Base extends object>(base: Base, changes: Partial<Base>): Base {
  return new Proxy(base, {
    get: (target, key) => {
      if (Object.hasOwn(changes, key)) return changes[key as keyof Base];
      const value = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
