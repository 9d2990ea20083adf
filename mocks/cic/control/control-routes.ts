import type { z } from 'zod';
import type { MockCicControl } from './control.ts';
import {
  advanceSchema,
  clockSchema,
  coverageSchema,
  createdSchema,
  droppedSchema,
  dropSchema,
  faultPlanSchema,
  faultsSchema,
  handlerJournalSchema,
  handlerNotificationSchema,
  type InteractionToPlace,
  interactionSchema,
  nothingSchema,
  remoteDisconnectSchema,
  stateSchema,
  statusSchema,
  switchoverSchema,
  visitorCreatedSchema,
  visitorLeavesSchema,
  visitorSchema,
  visitorTextSchema,
  visitorTypingSchema,
  wrapUpsSchema,
} from './schemas.ts';

/** One row of the control API; drives its router and its description. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST';
  /** With `{name}` for a variable. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly isBodyOptional: boolean;
  readonly success: { readonly status: 200 | 201; readonly schema: z.ZodType };
  /** Refusals beyond a malformed request. */
  readonly errors: readonly (404 | 409)[];
  run(control: MockCicControl, param: (name: string) => string, body: unknown): unknown;
}

interface RouteWithBody<B, R> {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly body: z.ZodType<B>;
  readonly status?: 201;
  readonly result: z.ZodType<R>;
  readonly errors?: readonly (404 | 409)[];
  readonly run: (control: MockCicControl, param: (name: string) => string, body: B) => R | Promise<R>;
}

function post<B, R>({ body, status, result, errors, run, ...about }: RouteWithBody<B, R>): ControlRoute {
  return {
    ...about,
    method: 'POST',
    body,
    isBodyOptional: body.safeParse({}).success,
    success: { status: status ?? 200, schema: result },
    errors: errors ?? [],
    run: (control, param, input) => run(control, param, body.parse(input)),
  };
}

interface RouteWithoutBody<R> {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly result: z.ZodType<R>;
  readonly errors?: readonly (404 | 409)[];
  readonly run: (control: MockCicControl) => R;
}

function get<R>({ result, errors, run, ...about }: RouteWithoutBody<R>): ControlRoute {
  return {
    ...about,
    method: 'GET',
    isBodyOptional: true,
    success: { status: 200, schema: result },
    errors: errors ?? [],
    run: (control) => run(control),
  };
}

function place(control: MockCicControl, interaction: InteractionToPlace): string {
  switch (interaction.kind) {
    case 'call':
      return control.placeCall(interaction);
    case 'chat':
      return control.placeChat(interaction);
    case 'callback':
      return control.placeCallback(interaction);
    case 'email':
      return control.placeEmail(interaction);
    case 'generic':
      return control.placeGeneric(interaction);
  }
}

/** The whole control API but its own description. */
export const controlRoutes: readonly ControlRoute[] = [
  post({
    path: '/control/interactions',
    operationId: 'placeInteraction',
    summary: 'Lets a call, chat, callback, e-mail or generic object come in.',
    body: interactionSchema,
    status: 201,
    result: createdSchema,
    errors: [404],
    run: (control, _, interaction) => ({ interactionId: place(control, interaction) }),
  }),
  post({
    path: '/control/interactions/{interactionId}/morph',
    operationId: 'morph',
    summary: 'Lets an interaction go on under a new id.',
    body: nothingSchema,
    result: createdSchema,
    errors: [404, 409],
    run: (control, param) => ({ interactionId: control.morph(param('interactionId')) }),
  }),
  post({
    path: '/control/interactions/{interactionId}/visitors',
    operationId: 'visitorJoins',
    summary: 'Another visitor comes into a chat.',
    body: visitorSchema,
    status: 201,
    result: visitorCreatedSchema,
    errors: [404, 409],
    run: (control, param, { name }) => ({ visitorId: control.visitorJoins(param('interactionId'), name) }),
  }),
  post({
    path: '/control/interactions/{interactionId}/remote-message',
    operationId: 'visitorSays',
    summary: 'A visitor writes in a chat.',
    body: visitorTextSchema,
    result: nothingSchema,
    errors: [404, 409],
    run(control, param, { text, visitorId }) {
      control.visitorSays(param('interactionId'), text, visitorId);
      return {};
    },
  }),
  post({
    path: '/control/interactions/{interactionId}/remote-typing',
    operationId: 'visitorTypes',
    summary: 'A visitor begins or stops typing.',
    body: visitorTypingSchema,
    result: nothingSchema,
    errors: [404, 409],
    run(control, param, { on, visitorId }) {
      control.visitorTypes(param('interactionId'), on, visitorId);
      return {};
    },
  }),
  post({
    path: '/control/interactions/{interactionId}/remote-leave',
    operationId: 'visitorLeaves',
    summary: 'A visitor leaves a chat.',
    body: visitorLeavesSchema,
    result: nothingSchema,
    errors: [404, 409],
    run(control, param, { visitorId }) {
      control.visitorLeaves(param('interactionId'), visitorId);
      return {};
    },
  }),
  post({
    path: '/control/interactions/{interactionId}/remote-disconnect',
    operationId: 'remoteDisconnect',
    summary: 'The far end hangs up.',
    body: remoteDisconnectSchema,
    result: nothingSchema,
    errors: [404, 409],
    run(control, param, { cause }) {
      control.remoteDisconnect(param('interactionId'), cause);
      return {};
    },
  }),
  post({
    path: '/control/interactions/{interactionId}/remote-answer',
    operationId: 'remoteAnswer',
    summary: 'The outside party that an agent called answers.',
    body: nothingSchema,
    result: nothingSchema,
    errors: [404, 409],
    run(control, param) {
      control.remoteAnswer(param('interactionId'));
      return {};
    },
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
    summary: 'Users, queues, interactions, and how many sessions there are.',
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
    body: nothingSchema,
    result: nothingSchema,
    run(control) {
      control.reset();
      return {};
    },
  }),
  get({
    path: '/control/clock',
    operationId: 'readClock',
    summary: 'The virtual clock.',
    result: clockSchema,
    errors: [409],
    run: (control) => control.readClock(),
  }),
  post({
    path: '/control/clock/advance',
    operationId: 'advanceClock',
    summary: 'Moves the virtual clock on.',
    body: advanceSchema,
    result: clockSchema,
    errors: [409],
    run: (control, _, { ms }) => control.advanceClock(ms),
  }),
];
