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
});

const defaults = [
  { id: fixedWorkModes.logout, description: 'Logged Off' },
  { id: fixedWorkModes.ready, description: 'Ready', cicStatus: 'Available' },
  { id: fixedWorkModes.notReady, description: 'Not Ready', cicStatus: 'Do Not disturb' },
];

/** The work modes of the site (G29): 1, 2 and 3 always, more as the site wants them. */
export const workModes = z
  .array(workMode)
  .default(defaults)
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
    for (const [meaning, id] of Object.entries(fixedWorkModes)) {
      if (!seen.has(id))
        context.addIssue({ code: 'custom', message: `has no work mode "${id}" (${meaning})` });
    }
  })
  .describe('SAP work modes and the CIC statuses that they stand for (G29).');
