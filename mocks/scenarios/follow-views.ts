import { type FollowedStream, followStream } from './follow-stream.ts';
import type { Journal } from './journal.ts';

/** Notes every view of these agents from now on, until the returned function is called. */
export async function followViews(
  journal: Journal,
  sapApi: string,
  userIds: readonly string[],
): Promise<() => void> {
  const streams: FollowedStream[] = await Promise.all(
    userIds.map((userId) =>
      followStream(`${sapApi}/agents/${encodeURIComponent(userId)}/stream`, (json) =>
        journal.noteView(userId, json),
      ),
    ),
  );
  return () => {
    for (const stream of streams) stream.close();
  };
}
