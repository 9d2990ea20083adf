import { z } from 'zod';
import { readDate } from '../pbx/compact-date.ts';

// Clients send numbers as numbers or as text (icws.md 1).
export const wireInt = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number),
]);

export const wireBoolean = z.union([
  z.boolean(),
  z
    .string()
    .regex(/^(true|false)$/i)
    .transform((text) => text.toLowerCase() === 'true'),
]);

/** Ids and numbers to dial are texts that look like numbers, and some clients write them as such. */
export const wireText = z.union([z.string(), z.int().nonnegative().transform(String)]);

/** As `wireText`, and not empty. */
export const wireName = wireText.refine((text) => text !== '', { message: 'must not be empty' });

/** One of a few integers. */
export function wireEnum<const T extends number>(...values: readonly T[]) {
  return wireInt.refine((value): value is T => values.includes(value as T), {
    message: `must be one of ${values.join(', ')}`,
  });
}

export const wireDate = z.string().transform((text, context) => {
  const time = readDate(text);
  if (time === undefined)
    context.addIssue({ code: 'custom', message: 'must be a date like 20260314T091500Z' });
  return time ?? 0;
});

/** Values may come as numbers and booleans; inside everything is text (icws.md 1). */
export const wireAttributes = z.record(
  z.string().min(1),
  z.union([z.string(), z.number().transform(String), z.boolean().transform((on) => (on ? '1' : '0'))]),
);

export const queueIdSchema = z.object({ queueType: wireEnum(0, 1, 2, 3), queueName: wireText });
export type WireQueueId = z.output<typeof queueIdSchema>;

export const attributeNamesSchema = z.array(z.string().min(1)).min(1);
