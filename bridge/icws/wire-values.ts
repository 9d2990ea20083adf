import { z } from 'zod';

// The building blocks of CIC's messages. CIC sends numbers and booleans as such or as texts, depending on the
// message and the version (icws.md 1), so each block takes both.

export const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const isTrue = (value: string) => value === '1' || value.toLowerCase() === 'true';
export const flag = text.transform(isTrue).optional().catch(undefined);
/** True unless it says otherwise: where `isDelta` is absent, nothing may be cleared. */
export const isDelta = text
  .transform(isTrue)
  .optional()
  .transform((value) => value ?? true);
export const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

export const attributes = z
  .record(
    z.string(),
    text.nullable().transform((value) => value ?? ''),
  )
  .nullish()
  .transform((value) => value ?? {});
/** Names to yes or no, such as workgroups. */
export const activationFlags = z
  .record(z.string(), text.transform(isTrue))
  .nullish()
  .transform((value) => value ?? {});

/** A whole number, 0 where there is none. */
export const count = z.coerce.number().int().catch(0);

/** A text, empty where there is none. */
export const textOrEmpty = text.nullish().transform((value) => value ?? '');
