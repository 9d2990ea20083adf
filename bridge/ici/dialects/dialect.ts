import { z } from 'zod';
import { nearestOf, section } from './section.ts';

const text = z.string().min(1);
const xmlName = z.string().regex(/^[A-Za-z_][\w.-]*$/, 'must be an XML name without a prefix');
const xmlNameTemplate = z
  .string()
  .regex(/^[A-Za-z_{][\w.{}-]*$/, 'must be an XML name, with {placeholders} where they belong');
const path = z.string().regex(/^\/[^?#\s]*$/, 'must be a path that begins with a slash');
const textElement = section({ id: text, description: z.string() });

/** How requests, answers and events are written; what is read may be of any of them. */
export const dialectStyles = ['document-literal-wrapped', 'rpc-literal', 'rpc-encoded'] as const;

/** A whole dialect; a file that extends another holds any part of it. */
export const dialectSchema = section({
  name: text.describe('What logs and the service page call it.'),
  style: nearestOf(dialectStyles).describe('How messages are written; all styles are read.'),
  namespaces: section({
    service: text.describe('Of requests and answers; {service} stands for the service.'),
    services: z.record(text, text).default({}).describe('Services whose namespace is another.'),
    response: text.default('{namespace}').describe('Of answers; {namespace} is that of the request.'),
    types: text.describe('Of types; {service} and {namespace} may stand in it.'),
    typesOf: z.record(text, text).default({}).describe('Types whose namespace is another.'),
    eventTypes: text.optional().describe('Of types in events, where they differ from those in requests.'),
  }),
  soapAction: z
    .string()
    .describe('Of events and in WSDLs, with {namespace}, {service}, {operation}; requests may send any.'),
  soapActions: z.record(text, z.string()).default({}).describe('Of single operations, by Service.operation.'),
  paths: section({
    combined: path.describe('Where all services answer together.'),
    service: path
      .refine((value) => value.includes('{service}'), 'must contain {service}')
      .describe('Where one service answers.'),
    services: z.record(text, path).default({}).describe('Services that answer elsewhere.'),
    suffixes: z.array(text).describe('Endings that a path may have besides none, such as .asmx.'),
  }),
  events: section({
    path: z
      .string()
      .regex(/^(\/[^?#\s]*)?$/, 'must be empty or a path that begins with a slash')
      .default('')
      .describe('Added to the path of each appUrl, before its query.'),
  }).default({ path: '' }),
  header: section({
    path: z
      .array(xmlName)
      .min(1)
      .describe(
        'From the header block down to the element that holds the user; one name for the block itself.',
      ),
    namespace: text.optional().describe('Of the header block; that of the types unless it is given.'),
    qualified: z.boolean().default(true).describe('Whether the elements below the block have its namespace.'),
  }),
  elements: section({
    response: xmlNameTemplate.describe('The answer, with {operation}.'),
    responses: z
      .record(text, xmlName)
      .default({})
      .describe('Answers called otherwise, by Service.operation.'),
    result: xmlNameTemplate.describe('What holds the result, with {result} and {operation}.'),
    results: z.record(text, xmlName).default({}).describe('Results called otherwise, by Service.operation.'),
    item: xmlNameTemplate.describe('An entry of a list, with {type} for the type of the entry.'),
    items: z
      .record(text, xmlName)
      .default({})
      .describe('Entries called otherwise, by the name of the list type.'),
    listType: xmlNameTemplate
      .default('{Type}List')
      .describe('The type of a list; {Type} or {type} is that of its entries.'),
    lists: nearestOf(['wrapped', 'repeated'])
      .default('wrapped')
      .describe('Entries stand within one element, or the element itself is repeated.'),
    qualified: z
      .boolean()
      .optional()
      .describe(
        'Whether elements below the operation have a namespace; where left out only those of document/literal do.',
      ),
    exception: xmlName.describe('The detail of a fault.'),
  }),
  booleans: section({ true: z.string(), false: z.string() })
    .default({ true: 'true', false: 'false' })
    .refine((value) => value.true !== value.false, 'must tell true from false')
    .describe('How true and false are written, such as "X" and "" for ABAP.'),
  names: z
    .record(text, z.array(xmlName).min(1))
    .describe(
      'Other names for Service.operation, Service.operation.parameter, Type.field or Type: the first is written, all are read.',
    ),
  codes: section({
    phoneCallStatus: section({
      initiated: textElement,
      dialing: textElement,
      alerting: textElement,
      connected: textElement,
      held: textElement,
      consulting: textElement,
      conferenced: textElement,
      failed: textElement,
      ended: textElement,
    }),
    /** Of all other channels. */
    itemStatus: section({
      initiated: textElement,
      alerting: textElement,
      connected: textElement,
      held: textElement,
      conferenced: textElement,
      failed: textElement,
      ended: textElement,
    }),
    processingStatus: section({
      inProcess: textElement,
      accepted: textElement,
      rejected: textElement,
      forwarded: textElement,
      wrapUp: textElement,
      completed: textElement,
    }),
    subscriptionEndReason: section({
      replaced: textElement,
      shutdown: textElement,
      loggedOff: textElement,
      undeliverable: textElement,
    }),
    participantRole: section({
      remote: textElement,
      self: textElement,
      colleague: textElement,
      visitor: textElement,
      system: textElement,
      originator: textElement,
    }),
    presence: section({
      available: textElement,
      busy: textElement,
      loggedOff: textElement,
    }),
    lineStatus: section({
      free: textElement,
      busy: textElement,
      unavailable: textElement,
    }),
  }),
  channels: section({ telephony: text, messaging: text, chat: text, action: text }),
  /** What agents read where SAP lists the channels. */
  channelNames: section({ telephony: text, messaging: text, chat: text, action: text }),
  capabilities: section({
    Accept: text,
    Reject: text,
    Deflect: text,
    HangUp: text,
    Hold: text,
    Retrieve: text,
    Toggle: text,
    Consult: text,
    BlindTransfer: text,
    WarmTransfer: text,
    Conference: text,
    Reconnect: text,
    DropParticipant: text,
    Dtmf: text,
    Mute: text,
    Unmute: text,
    ChatPost: text,
    ChatLeave: text,
    ChatForward: text,
    ChatInvite: text,
    Forward: text,
    Reply: text,
    Reroute: text,
    Complete: text,
    WrapUp: text,
    End: text,
    Dial: text,
    SetWorkmode: text,
    SetQueues: text,
    SetWorkcenter: text,
  }),
  /** What an `Address` is: how SAP names the kinds of destination. */
  addressTypes: section({ phone: text, email: text, user: text, queue: text }),
  containerTypes: section({ line: text, inbox: text, folder: text, queue: text }),
});

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** How the catalogue looks on one site's wire; everything that SAP's own WSDL may decide differently. */
export type Dialect = DeepReadonly<z.output<typeof dialectSchema>>;
