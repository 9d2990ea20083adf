import { resolve } from 'node:path';
import { z } from 'zod';
import { fixedWorkModes } from '../core/work-mode.ts';
import { agentLogOns } from './agent-log-on.ts';
import { type ConfigSources, processSources } from './config-sources.ts';
import { atLeast, cicHost, httpUrl, milliseconds, name, xmlName } from './fields.ts';
import { secret } from './secret.ts';
import { section } from './section.ts';
import { workModes } from './work-modes.ts';

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
  }).prefault({});

  const reconnect = section({
    firstMs: milliseconds.default(1_000).describe('Wait before the first new attempt.'),
    maxMs: milliseconds.default(15_000).describe('Longest wait; each one doubles the one before.'),
  })
    .check(atLeast('maxMs', 'firstMs'))
    .prefault({});

  const cic = section({
    hosts: z
      .array(cicHost)
      .min(1, 'must name at least one server')
      .refine((hosts) => new Set(hosts).size === hosts.length, 'names a server twice')
      .describe(
        'Base URLs of the CIC servers, such as `https://cic1.example.com:8019`; the primary first (G23).',
      ),
    user: name.describe('The service user, who watches queues and statuses for everybody (G28).'),
    password: secret(sources).describe('Password of the service user.'),
    applicationName: name.default('Switchhook').describe('Name that CIC shows for our sessions.'),
    language: name.default('en-us').describe('Language of the texts that CIC sends.'),
    transport: z
      .enum(['auto', 'sse', 'polling'])
      .default('auto')
      .describe('How messages are read; `auto` takes Server-Sent Events where CIC offers them, else polls.'),
    pollMs: milliseconds.default(1_000).describe('Time between two polls.'),
    reconnect,
  });

  const credentials = z
    .discriminatedUnion('kind', [
      section({ kind: z.literal('workcenter') }),
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
    freeSeating: z
      .boolean()
      .default(false)
      .describe('Whether agents choose their station: the work center of SAP then goes before `station`.'),
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
  })
    .check(atLeast('totalMs', 'connectMs'), atLeast('maxRetryMs', 'firstRetryMs'))
    .prefault({});

  const attributes = section({
    remote: z
      .array(name)
      .min(1)
      .default(['Eic_RemoteTn', 'Eic_RemoteId', 'Eic_RemoteAddress'])
      .describe("Interaction attributes with the caller's number; the first that is not empty wins (G33)."),
    dialed: z
      .array(name)
      .min(1)
      .default(['Eic_DNIS', 'Eic_LocalTnRaw', 'Eic_LocalTn'])
      .describe('Interaction attributes with the dialled number of an inbound call; likewise (G34).'),
    attachedData: z
      .record(xmlName, name)
      .default({})
      .describe(
        'Field of the item attached data to the interaction attribute it shows, such as `{ "ORDER": "OrderId" }`.',
      ),
  }).prefault({});

  const log = section({
    level: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'])
      .default('info')
      .describe('Least important lines that are written.'),
  }).prefault({});

  return section({
    $schema: z.string().optional().describe('Where an editor finds the JSON Schema; the bridge ignores it.'),
    listen: listen.describe('Where SAP reaches the bridge.'),
    cic: cic.describe('The CIC servers and the service user.'),
    credentials,
    workModes,
    ici: ici.describe('The SOAP interface.'),
    events: events.describe('Events to SAP.'),
    attributes: attributes.describe('Interaction attributes that SAP is shown.'),
    log: log.describe('The log, JSON lines on standard output.'),
  }).superRefine(checkRejectWorkMode, {
    when: ({ value, issues }) => areWhole(['ici', 'workModes'], value, issues),
  });
}

function checkRejectWorkMode({ ici, workModes: modes }: WorkModeSections, context: z.RefinementCtx): void {
  const id = ici.rejectWorkMode;
  const mode = modes.find((candidate) => candidate.id === id);
  if (mode?.cicStatus !== undefined) return;
  const message = mode
    ? 'has no cicStatus that could be set'
    : `is not in workModes (${modes.map((known) => known.id).join(', ')})`;
  context.addIssue({ code: 'custom', path: ['ici', 'rejectWorkMode'], message });
}

interface WorkModeSections {
  readonly ici: { readonly rejectWorkMode: string };
  readonly workModes: readonly { readonly id: string; readonly cicStatus?: string | undefined }[];
}

/** True where these sections are there and right, whatever is wrong with the others. */
function areWhole(
  sections: readonly string[],
  value: unknown,
  issues: readonly z.core.$ZodRawIssue[],
): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return sections.every((key) => key in value && !issues.some(({ path }) => path?.[0] === key));
}

/** The schema with passwords from this process's environment and paths from its current folder. */
export const configSchema = configSchemaFor(processSources('.'));

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** A configuration with every default filled in and every password read. */
export type BridgeConfig = DeepReadonly<z.output<typeof configSchema>>;

/** A configuration as a file or a test writes it. */
export type BridgeConfigInput = DeepReadonly<z.input<typeof configSchema>>;
