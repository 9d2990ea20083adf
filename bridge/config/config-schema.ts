import { resolve } from 'node:path';
import { z } from 'zod';
import { defaultDialedSources, defaultRemoteSources } from '../core/attribute-sources.ts';
import { fixedWorkModes } from '../core/work-mode.ts';
import { actionItems } from './action-items-section.ts';
import { agentLogOns } from './agent-log-on.ts';
import { checkOneCic, checkSystems, cicSystemFields, systemAgents, systemName } from './cic-system.ts';
import { type ConfigSources, processSources } from './config-sources.ts';
import { atLeast, httpUrl, milliseconds, name, xmlName } from './fields.ts';
import { flags } from './flags-section.ts';
import { headerName, headerText } from './header-name.ts';
import { operationSections } from './operation-sections.ts';
import { secret } from './secret.ts';
import { section } from './section.ts';
import {
  checkWorkModes,
  completeWorkModes,
  type WorkModeEntry,
  workModeList,
  workModes,
} from './work-modes.ts';

/** The configuration's schema; passwords and relative paths are resolved against `sources` as it parses. */
export function configSchemaFor(sources: ConfigSources) {
  const path = name.transform((text) => resolve(sources.folder, text));

  const listen = section({
    host: name.default('127.0.0.1').describe('Address to listen on; `0.0.0.0` for every interface.'),
    port: z.int().min(0).max(65_535).default(4301).describe('Port to listen on; `0` takes a free one.'),
    publicUrl: httpUrl
      .optional()
      .describe(
        'Address at which SAP reaches the bridge, where a proxy stands between; it goes into the WSDL.',
      ),
    tls: section({
      key: secret(sources).describe('Private key, PEM, for HTTPS; best as `{ "file": "key.pem" }`.'),
      cert: secret(sources).describe('Certificate with its chain, PEM; best as `{ "file": "cert.pem" }`.'),
    }).optional(),
    users: z
      .array(
        section({
          user: name
            .refine((user) => !user.includes(':'), 'must not hold a colon')
            .describe('Name that SAP sends.'),
          password: secret(sources).describe('Password that SAP sends.'),
        }),
      )
      .default([])
      .describe('Who may speak to the bridge, by HTTP basic authentication; everybody where empty.'),
  }).prefault({});

  const cicFields = cicSystemFields(sources);
  const cic = section(cicFields).optional();
  const cicSystems = z
    .array(section({ name: systemName, ...cicFields, agents: systemAgents.optional() }))
    .min(1, 'must name at least one system')
    .superRefine(checkSystems, { when: ({ value }) => Array.isArray(value) })
    .optional()
    .describe('Instead of `cic`: several CIC systems at once, each with its own agents (G19).');

  const credentials = z
    .discriminatedUnion('kind', [
      section({ kind: z.literal('workcenter') }),
      section({ kind: z.literal('none') }),
      section({
        kind: z.literal('file'),
        path: path.describe('Of `file`: a JSON file like `agents`, read again when it changes.'),
      }),
      section({
        kind: z.literal('inline'),
        agents: agentLogOns(sources).describe(
          'Of `inline`: CIC user to password and station. For tests and the demo.',
        ),
      }),
    ])
    .prefault({ kind: 'workcenter' })
    .describe("Where the agents' CIC passwords come from.");

  const ici = section({
    dialect: path.optional().describe('Dialect file of the site; our own proposal of the wire where absent.'),
    bodyBytes: z.int().min(1_024).default(1_048_576).describe('Longest request body, in bytes.'),
    depth: z.int().min(16).max(1_000).default(64).describe('Deepest nesting of elements in a request.'),
    requestMs: milliseconds.default(30_000).describe('Time from the first byte of a request to its answer.'),
    rejectWorkMode: name
      .default(fixedWorkModes.notReady)
      .describe(
        'Work mode given to an agent who rejects, so that ACD does not offer the same call again (G31).',
      ),
    loginWorkMode: name
      .default(fixedWorkModes.notReady)
      .describe('Work mode given at log-on where `flags.ignoreSapInitialLoginWorkmode` is set (G31).'),
    maxRejects: z
      .int()
      .min(1)
      .max(1_000)
      .default(10)
      .describe('Rejects after which an item no longer goes back to its workgroup.'),
    overflowWorkgroup: name
      .optional()
      .describe("Workgroup that such an item goes to; it stays until CIC's own time-out where absent."),
    wrapUpStatus: name
      .optional()
      .describe(
        'CIC status for wrap-up that SAP asks for; without one the bridge alone keeps the item in wrap-up.',
      ),
    supervisors: z.array(name).default([]).describe("Users who may act on other agents' items."),
    drainMs: z
      .int()
      .min(0)
      .max(86_400_000)
      .default(0)
      .describe(
        'Time for which a stop waits for agents to log off, without taking new ones, before it ends their subscriptions; `0` ends them at once.',
      ),
    serverDownText: name
      .default('Server Down')
      .describe('Work mode that SAP shows while the connection to CIC is lost (G30); it cannot be chosen.'),
    reconnectText: name
      .default('Attempt Reconnect')
      .describe('Work mode that SAP shows during an attempt to connect again (G30); it cannot be chosen.'),
    stationLostText: name
      .default('No Station')
      .describe("Added to the work mode while another session has the agent's station."),
  }).prefault({});

  const events = section({
    connectMs: milliseconds.default(3_000).describe('Time in which a connection to SAP must stand.'),
    totalMs: milliseconds.default(10_000).describe('Time in which SAP must have answered an event.'),
    firstRetryMs: milliseconds.default(1_000).describe('Wait before an event is sent again.'),
    maxRetryMs: milliseconds.default(30_000).describe('Longest wait; each one doubles the one before.'),
    giveUpAfterMs: milliseconds
      .default(300_000)
      .describe('Time after which an event that SAP does not take ends the subscription.'),
    maxQueued: z.int().min(1).default(1_000).describe('Events that may wait for one agent.'),
    hosts: z
      .array(
        section({
          host: name.describe(
            'Host of the `appUrl`, with its port where it has one; `*` at the start stands for any text.',
          ),
          user: name.optional().describe('User for HTTP basic authentication.'),
          password: secret(sources).optional().describe('Password of that user.'),
          headers: z
            .record(headerName, headerText)
            .default({})
            .describe('Headers of each event, by name; `{userId}` stands for the agent.'),
        }).refine(
          ({ user, password }) => (user === undefined) === (password === undefined),
          'must have both user and password, or neither',
        ),
      )
      .default([])
      .describe('What SAP hosts want to see with each event; the first that fits counts.'),
  })
    .check(atLeast('totalMs', 'connectMs'), atLeast('maxRetryMs', 'firstRetryMs'))
    .prefault({});

  const attributeList = z.array(name).min(1);
  const attributes = section({
    remote: attributeList
      .default(['Eic_RemoteTn', 'Eic_RemoteId', 'Eic_RemoteAddress'])
      .describe("Interaction attributes with the caller's number; the first that is not empty wins (G33)."),
    dialed: attributeList
      .default(['Eic_DNIS', 'Eic_LocalTnRaw', 'Eic_LocalTn'])
      .describe('Interaction attributes with the dialled number of an inbound call; likewise (G34).'),
    remoteOf: section({
      chat: attributeList.default([...defaultRemoteSources.chat]).describe('Of a chat: its visitor.'),
      callback: attributeList
        .default([...defaultRemoteSources.callback])
        .describe('Of a callback: the number to call.'),
      email: attributeList
        .default([...defaultRemoteSources.email])
        .describe('Of an e-mail: the address of its sender.'),
      generic: attributeList
        .default([...defaultRemoteSources.generic])
        .describe('Of a generic object: its far end.'),
    })
      .prefault({})
      .describe('Interaction attributes with the far end of what is no call; likewise (G33).'),
    dialedOf: section({
      chat: attributeList
        .default([...defaultDialedSources.chat])
        .describe('Of a chat: the address that was chosen.'),
      callback: attributeList
        .default([...defaultDialedSources.callback])
        .describe('Of a callback: the number through which it was asked for.'),
      email: attributeList
        .default([...defaultDialedSources.email])
        .describe('Of an e-mail: the mailbox that it came to.'),
      generic: attributeList
        .default([...defaultDialedSources.generic])
        .describe('Of a generic object: what its far end chose.'),
    })
      .prefault({})
      .describe('Interaction attributes with what the far end of no call chose; likewise (G34).'),
    hideRemote: name
      .optional()
      .describe(
        "Interaction attribute that hides the caller's number where it is `1`, `true` or `yes`: no account pops (G10).",
      ),
    attachedData: z
      .record(xmlName, name)
      .default({})
      .describe(
        'Field of the item attached data to the interaction attribute it shows, such as `{ "ORDER": "OrderId" }`.',
      ),
  }).prefault({});

  return section({
    $schema: z.string().optional().describe('Where an editor finds the JSON Schema; the bridge ignores it.'),
    listen: listen.describe('Where SAP reaches the bridge.'),
    cic: cic.describe('The CIC servers and the service user.'),
    cicSystems,
    credentials,
    workModeList,
    workModes,
    ici: ici.describe('The SOAP interface.'),
    events: events.describe('Events to SAP.'),
    attributes: attributes.describe('Interaction attributes that SAP is shown.'),
    flags: flags.describe('Extra functions (G32).'),
    actionItems: actionItems.describe('Work that SAP has CIC route (G26).'),
    ...operationSections(sources),
  })
    .superRefine(checkOneCic, { when: ({ value }) => isObject(value) })
    .superRefine(checkWorkModes, {
      when: ({ value, issues }) => areWhole(['workModeList', 'workModes'], value, issues),
    })
    .superRefine(checkChosenWorkModes, {
      when: ({ value, issues }) => areWhole(['ici', 'workModeList', 'workModes'], value, issues),
    })
    .superRefine(checkSecureRemoting, {
      when: ({ value, issues }) => areWhole(['listen', 'flags'], value, issues),
    })
    .overwrite((config) => ({ ...config, ...completeWorkModes(config) }));
}

function checkChosenWorkModes(sections: WorkModeSections, context: z.RefinementCtx): void {
  const { workModes: modes } = completeWorkModes(sections);
  for (const field of ['rejectWorkMode', 'loginWorkMode'] as const) {
    const mode = modes.find(({ id }) => id === sections.ici[field]);
    if (mode?.cicStatus !== undefined) continue;
    const message = mode
      ? 'has no cicStatus that could be set'
      : `is not in workModes (${modes.map((known) => known.id).join(', ')})`;
    context.addIssue({ code: 'custom', path: ['ici', field], message });
  }
}

/** Secure remoting that anybody could get round would only look secure. */
function checkSecureRemoting({ listen, flags: given }: SecuritySections, context: z.RefinementCtx): void {
  if (!given.applySecureRemoting) return;
  const isLoopback = /^(127\.|::1$|localhost$)/.test(listen.host);
  const add = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: ['listen', field], message });
  if (!listen.tls && !isLoopback) add('tls', 'is missing: flags.applySecureRemoting is set');
  if (listen.users.length === 0) add('users', 'must name somebody: flags.applySecureRemoting is set');
}

interface SecuritySections {
  readonly listen: {
    readonly host: string;
    readonly tls?: object | undefined;
    readonly users: readonly object[];
  };
  readonly flags: { readonly applySecureRemoting: boolean };
}

interface WorkModeSections {
  readonly ici: { readonly rejectWorkMode: string; readonly loginWorkMode: string };
  readonly workModeList: 'override' | 'append';
  readonly workModes: readonly WorkModeEntry[];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True where these sections are there and right, whatever is wrong with the others. */
function areWhole(
  sections: readonly string[],
  value: unknown,
  issues: readonly z.core.$ZodRawIssue[],
): boolean {
  if (!isObject(value)) return false;
  return sections.every((key) => key in value && !issues.some(({ path }) => path?.[0] === key));
}

/** The schema with passwords from this process's environment and paths from its current folder. */
export const configSchema = configSchemaFor(processSources('.'));

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** A configuration with every default filled in and every password read. */
export type BridgeConfig = DeepReadonly<z.output<typeof configSchema>>;

/** A configuration as a file or a test writes it. */
export type BridgeConfigInput = DeepReadonly<z.input<typeof configSchema>>;
