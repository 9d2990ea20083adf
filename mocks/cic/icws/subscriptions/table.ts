import type { z } from 'zod';
import { contactDirectories } from '../contacts.ts';
import { failure, invalidProperty } from '../failure.ts';
import type { FeatureId } from '../features.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { findRequest } from '../operations/agent-assistance.ts';
import { type IcwsReply, isReply, noContent } from '../reply.ts';
import { maySee } from '../rights.ts';
import type { ServerChange, Subscription } from '../subscription.ts';
import {
  userActivationSchema,
  userActivationSubscription,
  workgroupActivationSchema,
  workgroupActivationSubscription,
} from './activations.ts';
import { assistanceDetailsSubscription, assistanceListSubscription } from './agent-assistance.ts';
import { callbackSubscription } from './callback.ts';
import { chatSubscription } from './chat.ts';
import { configurationMessages, configurationSchema, configurationSubscription } from './configuration.ts';
import { bookSubscription, readBook } from './contact-book.ts';
import { directoriesSubscription, directorySubscription } from './directories.ts';
import { directorySchema } from './directory-query.ts';
import { emailSubscription } from './email.ts';
import { handlerNotificationsSchema, handlerNotificationsSubscription } from './handler-notifications.ts';
import { alertingSchema, alertingSubscription } from './interaction-alerting.ts';
import { historySchema, historySubscription } from './interaction-history.ts';
import { interactionWatchSchema, interactionWatchSubscription } from './interaction-watch.ts';
import { licenceListSchema, licenceSubscription } from './licences.ts';
import { previousInfoSubscription } from './previous-info.ts';
import { queueSubscription, queueSubscriptionSchema } from './queue.ts';
import {
  sessionsStationsSchema,
  sessionsStationsSubscription,
  sessionsUsersSchema,
  sessionsUsersSubscription,
} from './sessions.ts';
import { stationSubscription } from './station.ts';
import { statisticParametersSchema, statisticParametersSubscription } from './statistic-parameters.ts';
import {
  catalogTag,
  statisticCatalogSchema,
  statisticCatalogSubscription,
  statisticValuesSchema,
  statisticValuesSubscription,
} from './statistics.ts';
import { statusMessagesSubscription, userAccessSchema, userAccessSubscription } from './status-messages.ts';
import { userStatusesSchema, userStatusesSubscription } from './user-statuses.ts';

import { voicemailsSubscription, waitingSubscription } from './voicemails.ts';

/** The path below `{S}/messaging/subscriptions`, with what its variables stand for: one subscription each. */
function subscriptionKey(template: string, param: (name: string) => string): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(param(name)));
}

type Opened = Subscription | IcwsReply;

function subscribe(template: string, putStatus: 200 | 204, exchange: Exchange, opened: Opened): IcwsReply {
  if ('status' in opened) return opened;
  const { server, session } = exchange;
  server.subscriptions.put(session, subscriptionKey(template, exchange.param), opened);
  return { status: putStatus };
}

/** PUT creates or replaces, DELETE cancels; older subscriptions answer PUT with 200, later ones with 204. */
function pair(
  template: string,
  feature: FeatureId,
  put: (exchange: Exchange) => IcwsReply,
): readonly Operation[] {
  const path = `{S}/messaging/subscriptions/${template}`;
  return [
    operation('PUT', path, feature, put),
    operation('DELETE', path, feature, (exchange) => {
      exchange.server.subscriptions.delete(exchange.session, subscriptionKey(template, exchange.param));
      return noContent;
    }),
  ];
}

function subscription<T>(
  template: string,
  feature: FeatureId,
  putStatus: 200 | 204,
  schema: z.ZodType<T>,
  open: (exchange: Exchange, body: T) => Opened,
): readonly Operation[] {
  return pair(
    template,
    feature,
    withBody(schema, (exchange: Exchange, body) =>
      subscribe(template, putStatus, exchange, open(exchange, body)),
    ),
  );
}

function bodilessSubscription(
  template: string,
  feature: FeatureId,
  open: (exchange: Exchange) => Opened,
): readonly Operation[] {
  return pair(template, feature, (exchange) => subscribe(template, 200, exchange, open(exchange)));
}

function unknownUser(exchange: Exchange, userIds: readonly string[]): IcwsReply | undefined {
  const unknown = userIds.find((userId) => !exchange.server.pbx.directory.user(userId));
  if (unknown === undefined) return undefined;
  return failure(
    404,
    'error.request.user.notFound',
    `User ${unknown} does not exist. Names are case-sensitive.`,
  );
}

/** Ends with the right to see the interaction. */
function whileSeen({ server, session }: Exchange, opened: Subscription): Subscription {
  const isLost = (change: ServerChange) =>
    change.kind === 'interaction' &&
    change.after !== undefined &&
    !maySee(server.pbx.directory, session.user, change.after);
  return {
    ...opened,
    tell: (change) => (isLost(change) ? undefined : opened.tell(change)),
    isOver: (change) => isLost(change) || opened.isOver?.(change) === true,
  };
}

/** What only interactions of one kind have; the same rights as for watching its attributes. */
function mediaSubscription(
  kind: 'chat' | 'callback' | 'email',
  open: (exchange: Exchange) => Subscription,
): readonly Operation[] {
  return bodilessSubscription(`interactions/{interactionId}/${kind}`, 'interactions', (exchange) => {
    const { server, session, param } = exchange;
    const id = param('interactionId');
    const interaction = server.pbx.view.interactions.get(id);
    if (!interaction) {
      return failure(404, 'error.request.interaction.notFound', `Interaction ${id} does not exist.`);
    }
    if (!maySee(server.pbx.directory, session.user, interaction)) {
      return failure(
        403,
        'error.request.accessDenied',
        `User ${session.user.id} may not watch interaction ${id}.`,
      );
    }
    if (interaction.kind === kind) return whileSeen(exchange, open(exchange));
    const message = `Interaction ${id} is a ${interaction.kind}, not a ${kind}. Name one that is.`;
    return failure(400, 'error.request.interaction.invalidState', message);
  });
}

/** Every subscription that is built (icws.md 4.1). */
export const subscriptionOperations: readonly Operation[] = [
  subscription('queues/{subscriptionId}', 'queues', 200, queueSubscriptionSchema, (exchange, body) =>
    queueSubscription(exchange.server.pbx, exchange.session.user, exchange.param('subscriptionId'), body),
  ),
  subscription(
    'status/user-statuses',
    'status',
    200,
    userStatusesSchema,
    (exchange, body) =>
      unknownUser(exchange, body.userIds) ??
      userStatusesSubscription(exchange.server.pbx, exchange.server.host, body),
  ),
  bodilessSubscription('status/status-messages', 'status', ({ server, session }) =>
    statusMessagesSubscription(server.pbx.directory, session.identity.language),
  ),
  subscription(
    'status/status-messages-user-access',
    'status',
    200,
    userAccessSchema,
    (exchange, body) =>
      unknownUser(exchange, body.userIds) ?? userAccessSubscription(exchange.server.pbx.directory, body),
  ),
  subscription(
    'interactions/{interactionId}',
    'interactions',
    204,
    interactionWatchSchema,
    ({ server: { pbx }, session: { user }, param }, body) => {
      const id = param('interactionId');
      const interaction = pbx.view.interactions.get(id);
      if (!interaction) {
        return failure(404, 'error.request.interaction.notFound', `Interaction ${id} does not exist.`);
      }
      if (!maySee(pbx.directory, user, interaction)) {
        return failure(403, 'error.request.accessDenied', `User ${user.id} may not watch interaction ${id}.`);
      }
      return interactionWatchSubscription(pbx, user, id, body);
    },
  ),
  mediaSubscription('chat', ({ server, session, param }) =>
    chatSubscription(server.pbx, session.user.id, param('interactionId')),
  ),
  mediaSubscription('callback', ({ server, param }) =>
    callbackSubscription(server.pbx, param('interactionId')),
  ),
  mediaSubscription('email', ({ server, param }) => emailSubscription(server.pbx, param('interactionId'))),
  bodilessSubscription('interactions/agent-assistance', 'interactions', ({ server, session }) =>
    assistanceListSubscription(server.assistance, server.pbx.directory, session.user),
  ),
  bodilessSubscription('interactions/agent-assistance/{assistanceId}', 'interactions', (exchange) => {
    const request = findRequest(exchange);
    if (isReply(request)) return request;
    const { assistance, pbx } = exchange.server;
    return assistanceDetailsSubscription(assistance, pbx.directory, request.id);
  }),
  subscription('interaction-alerting', 'interactions', 204, alertingSchema, ({ server, session }, body) =>
    alertingSubscription(server.pbx, session.user.id, body),
  ),
  bodilessSubscription('connection/station', 'connection', ({ server, session }) =>
    stationSubscription(server.pbx, session.id),
  ),
  subscription('session/sessions-users', 'session', 200, sessionsUsersSchema, (exchange, body) => {
    const unknown = unknownUser(exchange, body.userIds);
    return unknown ?? sessionsUsersSubscription(exchange.server.pbx, body);
  }),
  subscription('session/sessions-stations', 'session', 200, sessionsStationsSchema, ({ server }, body) =>
    sessionsStationsSubscription(server.pbx, body),
  ),
  bodilessSubscription('status/user-status-previous-info', 'status', ({ server, session }) =>
    previousInfoSubscription(server.pbx, session.user.id),
  ),
  subscription(
    'activations/users/{subscriptionId}',
    'activations',
    200,
    userActivationSchema,
    (exchange, body) =>
      unknownUser(exchange, [body.userId]) ??
      userActivationSubscription(exchange.server.pbx, exchange.param('subscriptionId'), body),
  ),
  subscription(
    'activations/workgroups/{subscriptionId}',
    'activations',
    200,
    workgroupActivationSchema,
    ({ server: { pbx }, param }, body) => {
      const workgroup = pbx.directory.workgroup(body.workgroupId);
      if (workgroup) return workgroupActivationSubscription(pbx, param('subscriptionId'), workgroup, body);
      return invalidProperty('workgroupId', `Workgroup ${body.workgroupId} does not exist.`);
    },
  ),
  subscription('interaction-history', 'interactions', 204, historySchema, ({ server, session }, body) =>
    historySubscription(server.history, session.user.id, body),
  ),
  ...(Object.keys(configurationMessages) as (keyof typeof configurationMessages)[]).map((type) =>
    subscription(
      `configuration/${type}/{subscriptionId}`,
      'configuration',
      200,
      configurationSchema,
      ({ server, session: { user, identity }, param }, body) => {
        const subscriptionId = param('subscriptionId');
        const subscriber = { user, language: identity.language, subscriptionId };
        return configurationSubscription(server.pbx, type, subscriber, body);
      },
    ),
  ),
  subscription(
    'system/handler-sent-notifications',
    'system',
    204,
    handlerNotificationsSchema,
    (_exchange, body) => handlerNotificationsSubscription(body),
  ),
  bodilessSubscription('directories', 'directories', ({ server, session }) =>
    directoriesSubscription(server.pbx, server.contacts, session.user.id),
  ),
  subscription(
    'directories/{subscriptionId}',
    'directories',
    200,
    directorySchema,
    ({ server: { pbx, contacts }, session: { user }, param }, body) => {
      const read = () => readBook(pbx, contacts, user.id, body.directoryID);
      if (read()) return bookSubscription(() => read() ?? [], param('subscriptionId'), body);
      const directory = contactDirectories(pbx).find(({ id }) => id === body.directoryID);
      if (directory) return directorySubscription(pbx, param('subscriptionId'), directory, body);
      return failure(
        404,
        'error.request.directory.notFound',
        `Directory ${body.directoryID} does not exist.`,
      );
    },
  ),
  subscription('statistics/statistic-values', 'statistics', 200, statisticValuesSchema, ({ server }, body) =>
    statisticValuesSubscription(server.pbx, body),
  ),
  subscription(
    'statistics/statistic-parameter-values',
    'statistics',
    200,
    statisticParametersSchema,
    ({ server }, body) => statisticParametersSubscription(server.pbx, body),
  ),
  ...pair(
    'statistics/statistic-catalog',
    'statistics',
    withBody(statisticCatalogSchema, (exchange: Exchange, body) => {
      const { language } = exchange.session.identity;
      const opened = statisticCatalogSubscription(language, body);
      const clientStateIsFresh = body.statisticCatalogCacheTag === catalogTag(language);
      return {
        ...subscribe('statistics/statistic-catalog', 200, exchange, opened),
        body: { clientStateIsFresh },
      };
    }),
  ),
  bodilessSubscription('unified-messaging/voicemail-messages', 'unified-messaging', ({ server, session }) =>
    voicemailsSubscription(server.voicemails, session.user.id),
  ),
  bodilessSubscription(
    'unified-messaging/messages-waiting-indicator',
    'unified-messaging',
    ({ server, session }) => waitingSubscription(server.voicemails, session.user.id),
  ),
  subscription('licenses', 'licenses', 200, licenceListSchema, ({ server, session }, body) =>
    licenceSubscription(server.licences, session.id, body),
  ),
].flat();
