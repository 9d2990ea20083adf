import { z } from 'zod';

/** A message that says nothing to the bridge. */
export type UnreadMessage =
  /** A type we know in a shape we do not. */
  | { readonly kind: 'malformed'; readonly type: string; readonly problem: string }
  | { readonly kind: 'unknown'; readonly type: string };

/** Reads a message of one type; never throws. */
export type Reader<Message> = (value: unknown) => Message | UnreadMessage;

export function reader<Message, T extends z.ZodType>(
  schema: T,
  read: (value: z.output<T>, type: string) => Message | UnreadMessage,
): Reader<Message> {
  return (value) => {
    const type = typeOf(value);
    const { data, error } = schema.safeParse(value);
    if (error) return { kind: 'malformed', type, problem: z.prettifyError(error) };
    return read(data, type);
  };
}

export function typeOf(value: unknown): string {
  const type = typeof value === 'object' && value !== null && '__type' in value ? value.__type : undefined;
  return typeof type === 'string' ? type : '';
}
