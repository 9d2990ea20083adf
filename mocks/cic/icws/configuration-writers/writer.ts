import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import type { LocalizedText } from '../../pbx/localized-text.ts';
import type { World } from '../../pbx/world.ts';
import { wireBoolean } from '../wire.ts';

/** Why an object was not written; `property` is what is wrong, `value` what was said of it. */
export interface WriteProblem {
  readonly property: string;
  readonly value: string;
  readonly message: string;
}

export type Properties = Readonly<Record<string, unknown>>;
export type Written = { readonly world: World } | WriteProblem;

/** How objects of one type are written. */
export interface Writer {
  /** The world with the object in it; `id` may be new. */
  write(world: World, id: string, properties: Properties): Written;
  /** The world without it. */
  remove(pbx: LivePbx, id: string): Written;
}

export const reference = z.union([
  z.string().min(1),
  z.object({ id: z.string().min(1) }).transform(({ id }) => id),
]);
export const text = z.string().nullish();
export const flag = wireBoolean.nullish();
export const localized = z
  .object({
    defaultValue: z.string().optional(),
    multiLanguageValues: z.array(z.object({ language: z.string(), value: z.string() })).optional(),
  })
  .nullish();

export function readLocalized(label: z.output<typeof localized>, before: LocalizedText) {
  if (!label) return before;
  const de = label.multiLanguageValues?.find(({ language }) => /^de\b/i.test(language))?.value;
  return { en: label.defaultValue ?? before.en, de: de ?? before.de };
}

/** Parses by a schema, and keeps what it does not know as it is. */
export function parse<T>(
  schema: z.ZodObject & z.ZodType<T>,
  properties: Properties,
  before: Properties = {},
): { readonly known: T; readonly otherProperties: Properties } | WriteProblem {
  const parsed = schema.safeParse(properties);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const [property = ''] = issue?.path ?? [];
    const value = JSON.stringify(properties[String(property)]) ?? '';
    return problem(issue?.path.join('.') ?? '', value, issue?.message ?? 'wrong type');
  }
  const kept = Object.entries(properties).filter(
    ([name]) =>
      name !== 'configurationId' && (!(name in schema.shape) || name === 'personalInformationProperties'),
  );
  const others = kept.map(([name, value]) => [name, effective(value)] as const);
  return { known: parsed.data, otherProperties: { ...before, ...Object.fromEntries(others) } };
}

/** What is written as `actualValue` is read as `effectiveValue` (icws.md 9.1). */
function effective(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('actualValue' in value)) return value;
  return { effectiveValue: value.actualValue };
}

export function problem(property: string, value: string, message: string): WriteProblem {
  return { property, value, message: `${property} is not valid: ${message}.` };
}

export function isProblem(value: object): value is WriteProblem {
  return 'property' in value;
}

/** `list` with `item` in the place of the one with its id, or at the end. */
export function withItem<T extends { readonly id: string }>(list: readonly T[], item: T): readonly T[] {
  const index = list.findIndex(({ id }) => id === item.id);
  return index < 0 ? [...list, item] : list.with(index, item);
}

export function findUnknown(
  names: readonly string[],
  known: readonly { readonly id: string }[],
): string | undefined {
  return names.find((name) => !known.some(({ id }) => id === name));
}

export function takenExtension(world: World, id: string, extension: string): WriteProblem | undefined {
  const owner = [...world.users, ...world.stations, ...world.workgroups].find(
    (each) => each.extension === extension && each.id !== id,
  );
  if (extension === '' || !owner) return undefined;
  return problem('extension', extension, `it belongs to ${owner.id}`);
}
