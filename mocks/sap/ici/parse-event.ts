import type { IciEventName } from '@switchhook/bridge/ici';
import { z } from 'zod';
import type { AgentEvent } from '../interaction-center/agent-event.ts';
import { appIds, item, phoneCall, textElement, user } from './wire-schemas.ts';

export type ParsedEvent =
  | { readonly success: true; readonly appIds: readonly string[]; readonly event: AgentEvent }
  | { readonly success: false; readonly reason: string };

const schemas = {
  userChanged: z
    .object({ appIds, user })
    .transform((args) => delivery(args.appIds, { kind: 'userChanged', user: args.user })),
  phoneCallChanged: z
    .object({ appIds, phoneCall })
    .transform((args) => delivery(args.appIds, { kind: 'callChanged', call: args.phoneCall })),
  itemChanged: z
    .object({ appIds, item })
    .transform((args) => delivery(args.appIds, { kind: 'itemChanged', item: args.item })),
  subscriptionEnded: z
    .object({ appIds, reason: textElement })
    .transform((args) => delivery(args.appIds, { kind: 'subscriptionEnded', reason: args.reason })),
} satisfies Record<IciEventName, z.ZodType<{ appIds: readonly string[]; event: AgentEvent }>>;

export const eventNames = Object.keys(schemas) as IciEventName[];

/** Reads the arguments of an event as the SOAP library gives them. */
export function parseEvent(name: IciEventName, args: unknown): ParsedEvent {
  const parsed = schemas[name].safeParse(args);
  return parsed.success
    ? { success: true, ...parsed.data }
    : { success: false, reason: z.prettifyError(parsed.error) };
}

function delivery(ids: readonly string[], event: AgentEvent) {
  return { appIds: ids, event };
}
