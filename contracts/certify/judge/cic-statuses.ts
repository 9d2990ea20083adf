import { z } from 'zod';

/** What CIC said of a user's status, where a recording has its side too. */
export interface CicStatus {
  readonly position: number;
  /** Milliseconds, as those of the messages. */
  readonly at: number;
  readonly userId: string;
  readonly statusId: string;
}

const userStatus = z.object({ userId: z.string(), statusId: z.string() });
const streamed = z.object({ userStatusList: z.array(z.unknown()) });

/** The statuses in a message of CIC (icws.md 5); a delta without a status says nothing of it. */
export function statusesIn(position: number, at: number, body: string): readonly CicStatus[] {
  if (!body.includes('"statusId"')) return [];
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return [];
  }
  const list = streamed.safeParse(value).data?.userStatusList ?? [value];
  return list.flatMap((entry) => {
    const { data } = userStatus.safeParse(entry);
    return data ? [{ position, at, ...data }] : [];
  });
}
