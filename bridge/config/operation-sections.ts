import { resolve } from 'node:path';
import { z } from 'zod';
import type { ConfigSources } from './config-sources.ts';
import { milliseconds, name, xmlName } from './fields.ts';
import { section } from './section.ts';

/** What operation needs: log, store, trace and the registration in SAP's landscape directory. */
export function operationSections(sources: ConfigSources) {
  const path = name.transform((text) => resolve(sources.folder, text));

  const log = section({
    level: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'])
      .default('info')
      .describe('Least important lines that are written.'),
    file: path
      .optional()
      .describe('A file that gets every line as ASCII text too, as SLD registration needs it (G36).'),
    intervalMs: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(0)
      .describe('Time between two lines with the figures of the bridge (G31); `0` writes none.'),
  }).prefault({});

  const store = section({
    path: name
      .transform((text) => (text === ':memory:' ? text : resolve(sources.folder, text)))
      .optional()
      .describe(
        'File that outlives a restart; `:memory:` keeps everything for as long as the bridge runs. Absent, action items are refused and subscriptions end with the bridge.',
      ),
    keepDataMs: milliseconds
      .default(604_800_000)
      .describe('Time for which attached data in the store outlives the last event of its interaction.'),
    longestAttribute: z
      .int()
      .min(200)
      .max(65_536)
      .default(4_000)
      .describe(
        'Characters of attached data that CIC keeps itself; longer data stays in the store, CIC has a reference.',
      ),
  }).prefault({});

  const trace = section({
    folder: path.optional().describe('Folder of the trace files; absent, nothing can be traced.'),
    all: z
      .boolean()
      .default(false)
      .describe('Whether everybody is traced until `switchhook-bridge trace` says otherwise.'),
    users: z
      .array(name)
      .default([])
      .describe('Users who are traced until `switchhook-bridge trace` says otherwise.'),
    mask: z
      .array(xmlName)
      .default([])
      .describe(
        'Elements whose content is written as `***`, such as fields of the attached data; the work center always is.',
      ),
    payloadLength: z.int().min(100).default(65_536).describe('Characters after which a message is cut.'),
    fileBytes: z.int().min(10_000).default(10_485_760).describe('Bytes after which a new file begins.'),
    files: z.int().min(2).max(100).default(10).describe('Files that are kept, the current one included.'),
  }).prefault({});

  const sld = section({
    file: path.describe('XML document that is written for the directory.'),
    command: z
      .array(name)
      .min(1, 'must name at least the program')
      .optional()
      .describe(
        'Program and arguments that take the document to the directory; `{file}` stands for its path.',
      ),
    systemName: name.default('SWITCHHOOK').describe('Name of this bridge in the directory.'),
    host: name
      .optional()
      .describe('Host under which it is registered; that of `listen.publicUrl` where absent.'),
    timeoutMs: milliseconds.default(60_000).describe('Time in which the program must be done.'),
  }).optional();

  return {
    log: log.describe('The log.'),
    store: store.describe('What outlives a restart.'),
    trace: trace.describe('The trace of the SAP side.'),
    sld: sld.describe("Registration in SAP's System Landscape Directory (G36)."),
  };
}
