import type { LivePbx } from '../../live-pbx.ts';
import type { Callback } from '../../pbx/callback.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription } from '../subscription.ts';

/** What is known of a callback, whole whenever something about it changes (icws.md 7.10). */
export function callbackSubscription(pbx: LivePbx, interactionId: string): Subscription {
  function message(isDelta: boolean, callback: Callback): IcwsMessage {
    const { target, name, subject, attempts, maxAttempts, associatedCallId, snooze } = callback;
    return {
      __type: 'urn:inin.com:interactions.callback:callbackMessage',
      isDelta,
      interactionId,
      target,
      name,
      subject,
      attempts,
      maxAttempts,
      ...(associatedCallId !== undefined && { associatedCallId }),
      snoozed: snooze !== undefined,
    };
  }

  return {
    topics: [`interaction:${interactionId}`],
    snapshot() {
      const callback = pbx.view.interactions.get(interactionId)?.callback;
      return callback ? [message(false, callback)] : [];
    },
    tell(change) {
      if (change.kind !== 'interaction') return undefined;
      const callback = change.after?.callback;
      return callback && callback !== change.before?.callback ? message(true, callback) : undefined;
    },
    isOver: (change) => change.kind === 'interaction' && !change.after,
  };
}
