import type { IciEventName } from '@switchhook/bridge/ici';
import { z } from 'zod';
import type { BridgeEvent } from '../interaction-center/agent-event.ts';
import {
  actionItem,
  actionSession,
  appIds,
  chatPosting,
  chatSession,
  containerShape,
  item,
  lineShape,
  message,
  phoneCall,
  textElement,
  user,
  xmlDocument,
} from './wire-schemas.ts';

export type ParsedEvent =
  | { readonly success: true; readonly appIds: readonly string[]; readonly event: BridgeEvent }
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
  chatChanged: z
    .object({ appIds, chatSession })
    .transform((args) => delivery(args.appIds, { kind: 'chatChanged', chat: args.chatSession })),
  chatNewPosting: z
    .object({ appIds, chatPosting })
    .transform((args) => delivery(args.appIds, { kind: 'chatPosted', posting: args.chatPosting })),
  actionItemChanged: z
    .object({ appIds, actionSession, actionItemId: z.string().nullish(), itemData: actionItem.nullish() })
    .transform((args) => {
      const id = args.actionItemId || args.itemData?.actionItemId;
      return delivery(args.appIds, {
        kind: 'actionChanged',
        action: args.actionSession,
        ...(id && { actionItemId: id }),
        ...(args.itemData && { data: args.itemData }),
      });
    }),
  messageChanged: z
    .object({ appIds, message })
    .transform((args) => delivery(args.appIds, { kind: 'messageChanged', message: args.message })),
  containerChanged: z
    .object({ appIds, container: containerShape })
    .transform((args) => delivery(args.appIds, { kind: 'containerChanged', container: args.container })),
  lineChanged: z
    .object({ appIds, line: lineShape })
    .transform((args) => delivery(args.appIds, { kind: 'lineChanged', line: args.line })),
  monitorDataChanged: z
    .object({ appIds, dataForm: xmlDocument })
    .transform((args) => delivery(args.appIds, { kind: 'figuresChanged', document: args.dataForm })),
  subscriptionEnded: z
    .object({ appIds, reason: textElement })
    .transform((args) => delivery(args.appIds, { kind: 'subscriptionEnded', reason: args.reason })),
} satisfies Record<IciEventName, z.ZodType<{ appIds: readonly string[]; event: BridgeEvent }>>;

export const eventNames = Object.keys(schemas) as IciEventName[];

/** Reads the arguments of an event as the SOAP library gives them. */
export function parseEvent(name: IciEventName, args: unknown): ParsedEvent {
  const parsed = schemas[name].safeParse(args);
  return parsed.success
    ? { success: true, ...parsed.data }
    : { success: false, reason: z.prettifyError(parsed.error) };
}

function delivery(ids: readonly string[], event: BridgeEvent) {
  return { appIds: ids, event };
}
