import type { MockCicControl } from './control.ts';
import { type ControlRoute, get, post } from './control-route.ts';
import {
  createdSchema,
  type InteractionToPlace,
  interactionSchema,
  remoteDisconnectSchema,
  visitorCreatedSchema,
  visitorLeavesSchema,
  visitorSchema,
  visitorTextSchema,
  visitorTypingSchema,
} from './interaction-schemas.ts';
import { nothingSchema } from './schemas.ts';
import { interactionStateSchema } from './state-schemas.ts';

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

/** Interactions and the world at their other end. */
export const interactionRoutes: readonly ControlRoute[] = [
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
  get({
    path: '/control/interactions/{interactionId}',
    operationId: 'readInteraction',
    summary: 'One interaction.',
    result: interactionStateSchema,
    errors: [404],
    run: (control, param) => control.readInteraction(param('interactionId')),
  }),
];
