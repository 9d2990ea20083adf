import { createCall } from '../pbx/commands/create-call.ts';
import { disconnect } from '../pbx/commands/disconnect.ts';
import { hold } from '../pbx/commands/hold.ts';
import { pickup } from '../pbx/commands/pickup.ts';
import { isRefusal } from '../pbx/refusal.ts';
import { answeringHandler, answerOf, type Handler, readPairs } from './handler.ts';

// A service session answers and dials on its own station (icws.md 3.7): for agents without a session of
// their own these handlers do it on theirs (G26).

/** Answers at a user's station, or takes back what is held. The request has interaction id and user id. */
export const sapPickup: Handler = answeringHandler({
  name: 'SapPickup',
  eventId: 'SapPickup',
  answerEventId: 'SapPickedUp',
  answer([interactionId = '', userId = ''], { act }) {
    return answerOf(
      act((step) => pickup(step, userId, interactionId)),
      [interactionId, userId],
    );
  },
});

/** Holds or takes back. The request has interaction id, user id, and `1` or `0`. */
export const sapHold: Handler = answeringHandler({
  name: 'SapHold',
  eventId: 'SapHold',
  answerEventId: 'SapHeld',
  answer([interactionId = '', userId = '', on = ''], { act }) {
    if (on !== '1' && on !== '0') {
      return { failed: `Hold is ${JSON.stringify(on)}. Send 1 to hold and 0 to take back.` };
    }
    return answerOf(
      act((step) => hold(step, userId, interactionId, on === '1')),
      [interactionId, userId, on],
    );
  },
});

/** Hangs up for a user. The request has interaction id and user id. */
export const sapDisconnect: Handler = answeringHandler({
  name: 'SapDisconnect',
  eventId: 'SapDisconnect',
  answerEventId: 'SapDisconnected',
  answer([interactionId = '', userId = ''], { act }) {
    return answerOf(
      act((step) => disconnect(step, userId, interactionId)),
      [interactionId, userId],
    );
  },
});

/** Dials from a user's station. The request has user id, target, workgroup or nothing, then names and values. */
export const sapMakeCall: Handler = answeringHandler({
  name: 'SapMakeCall',
  eventId: 'SapMakeCall',
  answerEventId: 'SapCallMade',
  answer([userId = '', target = '', workgroup = '', ...list], { act }) {
    const attributes = Object.fromEntries(readPairs(list));
    const id = act((step) =>
      createCall(step, userId, {
        target,
        attributes,
        ...(workgroup !== '' && { workgroup }),
      }),
    );
    return isRefusal(id) ? { failed: id.message } : { data: [userId, id] };
  },
});
