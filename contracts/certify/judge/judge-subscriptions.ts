import type { UnderstoodMessage } from './read-messages.ts';
import { isEvent } from './sessions.ts';
import type { Divergence } from './verdict.ts';

/** Events reach who subscribed, from the subscription on, and nobody after its end. */
export function judgeSubscriptions(messages: readonly UnderstoodMessage[]): readonly Divergence[] {
  const divergences: Divergence[] = [];
  const begun = new Map<string, number>();
  const ended = new Map<string, { readonly at: number; readonly by: string }>();
  const subscribed = new Map(
    messages
      .filter(({ name }) => name === 'IciUser.subscribe' || name === 'IciMonitor.subscribe')
      .map(({ input, recorded }) => [String(input.appId), recorded.begin]),
  );
  /** Applications may use one id for all of their agents. */
  const users = new Map<string, Set<string>>();
  for (const message of messages) {
    const { name, input, recorded, reply, headerUserId } = message;
    const isGiven = reply.kind === 'answer';
    if (/\.subscribe$/.test(name) && isGiven) {
      begun.set(String(input.appId), recorded.begin);
      ended.delete(String(input.appId));
      const subscribers = users.get(String(input.appId)) ?? new Set();
      users.set(String(input.appId), subscribers.add(String(input.userId ?? headerUserId)));
    }
    if (/\.unsubscribe$/.test(name) && isGiven) {
      ended.set(String(input.appId), { at: recorded.end, by: name });
    }
    if (!isEvent(message)) continue;
    const appIds = input.appIds as readonly string[];
    for (const appId of appIds) {
      const end = ended.get(appId);
      // Events leave one after the other; what crosses a request may have been under way.
      const isAfter =
        end !== undefined && (end.by === 'IciEvent.subscriptionEnded' || recorded.begin > end.at);
      const subscribers = users.get(appId);
      if (headerUserId !== undefined && subscribers && !subscribers.has(headerUserId)) {
        divergences.push({
          operation: name,
          position: recorded.position,
          rule: 'subscriber',
          found: `an event of ${headerUserId} for ${appId}, which is of ${[...subscribers].join(', ')}`,
          expected: 'events for who subscribed',
        });
      }
      const isLate = isAfter && name !== 'IciEvent.subscriptionEnded';
      const isEarly = !begun.has(appId) && subscribed.has(appId);
      if (!isLate && !isEarly) continue;
      divergences.push({
        operation: name,
        position: recorded.position,
        rule: 'subscription',
        found: isLate
          ? `an event for ${appId} after ${end.by}`
          : `an event for ${appId} before it subscribed`,
        expected: 'events from the subscription to its end only',
      });
    }
    if (name === 'IciEvent.subscriptionEnded' && isGiven)
      for (const appId of appIds) ended.set(appId, { at: recorded.end, by: name });
  }
  return divergences;
}
