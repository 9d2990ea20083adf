import { type ControlRoute, get, post } from './control-route.ts';
import { interactionRoutes } from './interaction-routes.ts';
import {
  advanceSchema,
  clockSchema,
  configuredSchema,
  coverageSchema,
  droppedSchema,
  dropSchema,
  faultPlanSchema,
  faultsSchema,
  handlerJournalSchema,
  handlerNotificationSchema,
  handlersSchema,
  nothingSchema,
  resetSchema,
  statusSchema,
  switchoverSchema,
  wrapUpsSchema,
} from './schemas.ts';
import { stateSchema } from './state-schemas.ts';

/** The whole control API but its own description. */
export const controlRoutes: readonly ControlRoute[] = [
  ...interactionRoutes,
  post({
    path: '/control/configuration/{type}/{id}',
    operationId: 'configure',
    summary: 'Creates or changes a user, workgroup, station, status or wrap-up code.',
    body: configuredSchema,
    result: nothingSchema,
    errors: [404],
    run(control, param, { properties }) {
      control.configure(param('type'), param('id'), properties);
      return {};
    },
  }),
  post({
    path: '/control/configuration/{type}/{id}/remove',
    operationId: 'removeConfigured',
    summary: 'Removes one that nobody uses now.',
    body: nothingSchema,
    result: nothingSchema,
    errors: [404, 409],
    run(control, param) {
      control.removeConfigured(param('type'), param('id'));
      return {};
    },
  }),
  get({
    path: '/control/handlers',
    operationId: 'readHandlers',
    summary: 'The handlers and what each waits for.',
    result: handlersSchema,
    run: (control) => control.handlers(),
  }),
  post({
    path: '/control/connections/drop',
    operationId: 'dropConnections',
    summary: 'Cuts all sessions, or those of one user, as a server that restarts.',
    body: dropSchema,
    result: droppedSchema,
    errors: [404],
    run: (control, _, { userId }) => ({ dropped: control.dropConnections(userId) }),
  }),
  post({
    path: '/control/handler-notifications',
    operationId: 'sendHandlerNotification',
    summary: 'Sends a notification as a handler does.',
    body: handlerNotificationSchema,
    result: nothingSchema,
    run(control, _, notification) {
      control.sendHandlerNotification(notification);
      return {};
    },
  }),
  get({
    path: '/control/handler-notifications',
    operationId: 'readHandlerNotifications',
    summary: 'What went to handlers and what they sent, the latest thousand.',
    result: handlerJournalSchema,
    run: (control) => control.handlerNotifications(),
  }),
  get({
    path: '/control/wrap-ups',
    operationId: 'readWrapUps',
    summary: 'The wrap-up codes that agents gave, in order.',
    result: wrapUpsSchema,
    run: (control) => control.wrapUps(),
  }),
  post({
    path: '/control/faults',
    operationId: 'planFaults',
    summary: 'Lets things go wrong by plan; the plan replaces the one before it.',
    body: faultPlanSchema,
    result: faultsSchema,
    errors: [404],
    run: (control, _, plan) => control.planFaults(plan),
  }),
  get({
    path: '/control/faults',
    operationId: 'readFaults',
    summary: 'The plan of faults and what has struck.',
    result: faultsSchema,
    run: (control) => control.readFaults(),
  }),
  post({
    path: '/control/switchover',
    operationId: 'switchover',
    summary: 'Makes the other server of the pair the active one; interactions live on, sessions end.',
    body: nothingSchema,
    result: switchoverSchema,
    errors: [409],
    run: (control) => control.switchover(),
  }),
  post({
    path: '/control/users/{userId}/status',
    operationId: 'setUserStatus',
    summary: "Sets a user's status.",
    body: statusSchema,
    result: nothingSchema,
    errors: [404],
    run(control, param, { statusId }) {
      control.setStatus(param('userId'), statusId);
      return {};
    },
  }),
  get({
    path: '/control/state',
    operationId: 'readState',
    summary: 'Users, stations, logins, queues, and interactions with their members, messages and attributes.',
    result: stateSchema,
    run: (control) => control.state(),
  }),
  get({
    path: '/control/coverage',
    operationId: 'readCoverage',
    summary: 'The operations of ICWS: built, answered with 501, or out of scope.',
    result: coverageSchema,
    run: (control) => control.coverage(),
  }),
  post({
    path: '/control/reset',
    operationId: 'reset',
    summary: 'Back to the start: no session, no interaction, first statuses.',
    body: resetSchema,
    result: nothingSchema,
    run(control, _, { sessionsOf }) {
      control.reset(sessionsOf);
      return {};
    },
  }),
  get({
    path: '/control/clock',
    operationId: 'readClock',
    summary: 'The clock, where it can be moved.',
    result: clockSchema,
    errors: [409],
    run: (control) => control.readClock(),
  }),
  post({
    path: '/control/clock/advance',
    operationId: 'advanceClock',
    summary: 'Moves the clock on.',
    body: advanceSchema,
    result: clockSchema,
    errors: [409],
    run: (control, _, { ms }) => control.advanceClock(ms),
  }),
];
