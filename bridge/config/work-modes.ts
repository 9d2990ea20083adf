import { z } from 'zod';
import { fixedWorkModes } from '../core/work-mode.ts';
import { name } from './fields.ts';
import { section } from './section.ts';

const workMode = section({
  id: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'must be a whole number in quotes, such as "4"')
    .describe('Number of the work mode in SAP; 1, 2 and 3 are fixed.'),
  description: name.describe('What the agent reads; SAP shows a hyphen as a line break.'),
  cicStatus: name
    .optional()
    .describe('Id of the CIC status that it sets; absent for 1, required for all others.'),
  localized: z
    .boolean()
    .optional()
    .describe(
      "Whether the agent reads CIC's own text for the status, in the language of the log-on, else in `cic.language`, where it has one.",
    ),
});

const defaults: readonly z.output<typeof workMode>[] = [
  { id: fixedWorkModes.logout, description: 'Logged Off' },
  { id: fixedWorkModes.ready, description: 'Ready', cicStatus: 'Available' },
  { id: fixedWorkModes.notReady, description: 'Not Ready', cicStatus: 'Do Not disturb' },
];

/** How `workModes` and the three standard work modes go together (G29). */
export const workModeList = z
  .enum(['override', 'append'])
  .default('override')
  .describe(
    'Whether `workModes` is the whole list, or is laid over the standard one: an id that is there is replaced, another one added.',
  );

/** The work modes of the site (G29): 1, 2 and 3 always, more as the site wants them. */
export const workModes = z
  .array(workMode)
  .default([...defaults])
  .superRefine((modes, context) => {
    const seen = new Set<string>();
    for (const [index, { id, cicStatus }] of modes.entries()) {
      if (seen.has(id))
        context.addIssue({ code: 'custom', path: [index, 'id'], message: `${id} is there twice` });
      seen.add(id);
      if (id === fixedWorkModes.logout && cicStatus !== undefined) {
        context.addIssue({
          code: 'custom',
          path: [index, 'cicStatus'],
          message: 'must be absent: log-off leaves the CIC status as it was',
        });
      }
      if (id !== fixedWorkModes.logout && cicStatus === undefined) {
        context.addIssue({ code: 'custom', path: [index, 'cicStatus'], message: 'is missing' });
      }
    }
  })
  .describe('SAP work modes and the CIC statuses that they stand for (G29).');

export type WorkModeEntry = z.output<typeof workMode>;

interface WorkModeSettings {
  readonly workModeList: 'override' | 'append';
  readonly workModes: readonly WorkModeEntry[];
}

/** The whole list; it reads the same again. */
export function completeWorkModes(settings: WorkModeSettings): { workModes: WorkModeEntry[] } {
  const { workModes: own } = settings;
  if (settings.workModeList === 'override') return { workModes: [...own] };
  const standard = defaults.map((mode) => own.find(({ id }) => id === mode.id) ?? mode);
  const more = own.filter(({ id }) => !defaults.some((mode) => mode.id === id));
  return { workModes: [...standard, ...more] };
}

/** Runs over the whole configuration: with `append` the standard ones need not be named. */
export function checkWorkModes(settings: WorkModeSettings, context: z.RefinementCtx): void {
  const { workModes: modes } = completeWorkModes(settings);
  for (const [meaning, id] of Object.entries(fixedWorkModes)) {
    if (modes.some((mode) => mode.id === id)) continue;
    const message = `has no work mode "${id}" (${meaning})`;
    context.addIssue({ code: 'custom', path: ['workModes'], message });
  }
}
