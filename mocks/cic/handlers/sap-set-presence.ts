import { setStatus } from '../pbx/commands/set-status.ts';
import { answeringHandler, type Handler } from './handler.ts';

/** Sets the status of an agent who has no session of their own (G26). The request has user id and status. */
export const sapSetPresence: Handler = answeringHandler({
  name: 'SapSetPresence',
  eventId: 'SapSetPresence',
  answerEventId: 'SapPresenceSet',
  answer([userId = '', statusId = ''], { act }) {
    const refused = act((step) => setStatus(step, userId, { statusId }));
    return refused ? { failed: refused.message } : { data: [userId, statusId] };
  },
});
