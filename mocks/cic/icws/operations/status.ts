import { z } from 'zod';
import { setStatus } from '../../pbx/commands/set-status.ts';
import { failure, invalidProperty, refusalReply } from '../failure.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { type IcwsReply, ok } from '../reply.ts';
import { selectableStatusIds, statusMessageInfo } from '../status-message-info.ts';
import { previousInfoList, userStatus } from '../user-status.ts';
import { wireBoolean, wireDate } from '../wire.ts';

const statusUpdateSchema = z.object({
  statusId: z.string().min(1),
  notes: z.string().optional(),
  forwardNumber: z.string().optional(),
  until: z.object({ untilDateTime: wireDate, hasDate: wireBoolean, hasTime: wireBoolean }).nullish(),
});

function unknownUser(userId: string): IcwsReply {
  return failure(
    404,
    'error.request.user.notFound',
    `User ${userId} does not exist. Names are case-sensitive.`,
  );
}

function getStatus({ server, param }: Exchange): IcwsReply {
  const user = server.pbx.view.users.get(param('userId'));
  return user ? ok(userStatus(user, server.host.name)) : unknownUser(param('userId'));
}

/** Takes the order with 202; the outcome follows as a message (icws.md 5). */
function putStatus(exchange: Exchange, body: z.output<typeof statusUpdateSchema>): IcwsReply {
  const { server, session, param } = exchange;
  const userId = param('userId');
  const { directory } = server.pbx;
  if (!directory.user(userId)) return unknownUser(userId);
  if (userId !== session.user.id && !session.user.isSuperUser) {
    return failure(
      403,
      'error.request.accessDenied',
      `User ${session.user.id} may not set the status of ${userId}.`,
    );
  }
  if (directory.status(body.statusId)?.isSelectable === false) {
    return invalidProperty('statusId', `Status ${body.statusId} is set by the server only. Choose another.`);
  }
  const { until } = body;
  const refused = server.pbx.act((step) =>
    setStatus(step, userId, {
      statusId: body.statusId,
      notes: body.notes,
      forwardNumber: body.forwardNumber,
      until: until ? { at: until.untilDateTime, hasDate: until.hasDate, hasTime: until.hasTime } : undefined,
    }),
  );
  if (refused) return refusalReply(refused);
  const requestId = server.ids();
  return {
    status: 202,
    body: { requestId },
    afterwards: () =>
      session.push({
        __type: 'urn:inin.com:messaging:asyncOperationCompletedMessage',
        isDelta: false,
        requestId,
        error: null,
      }),
  };
}

/** Notes are private to their user. */
function getPreviousInfo({ server, session, param }: Exchange): IcwsReply {
  const userId = param('userId');
  const user = server.pbx.view.users.get(userId);
  if (!user) return unknownUser(userId);
  if (userId !== session.user.id && !session.user.isSuperUser) {
    return failure(
      403,
      'error.request.accessDenied',
      `User ${session.user.id} may not read notes of ${userId}.`,
    );
  }
  return ok({ userStatusPreviousInfoList: previousInfoList(user) });
}

function getUserAccess({ server, param }: Exchange): IcwsReply {
  const userId = param('userId');
  const { directory } = server.pbx;
  if (!directory.user(userId)) return unknownUser(userId);
  return ok({ userId, statusMessages: selectableStatusIds(directory.world) });
}

export const statusOperations: readonly Operation[] = [
  operation('GET', '{S}/status/status-messages', 'status', ({ server, session }) => {
    const { language } = session.identity;
    const { statusMessages } = server.pbx.directory.world;
    return ok({ statusMessageList: statusMessages.map((status) => statusMessageInfo(status, language)) });
  }),
  operation('GET', '{S}/status/user-status-previous-info/{userId}', 'status', getPreviousInfo),
  operation('GET', '{S}/status/status-messages-user-access/{userId}', 'status', getUserAccess),
  operation('GET', '{S}/status/user-statuses/{userId}', 'status', getStatus),
  operation('PUT', '{S}/status/user-statuses/{userId}', 'status', withBody(statusUpdateSchema, putStatus)),
];
