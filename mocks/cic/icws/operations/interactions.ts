import { z } from 'zod';
import { blindTransfer } from '../../pbx/commands/blind-transfer.ts';
import { createCall } from '../../pbx/commands/create-call.ts';
import { disconnect } from '../../pbx/commands/disconnect.ts';
import { hold } from '../../pbx/commands/hold.ts';
import { mute } from '../../pbx/commands/mute.ts';
import { pickup } from '../../pbx/commands/pickup.ts';
import { sendDigits } from '../../pbx/commands/send-digits.ts';
import { sendToVoicemail } from '../../pbx/commands/send-to-voicemail.ts';
import { writeAttributes } from '../../pbx/commands/write-attributes.ts';
import type { DialTarget } from '../../pbx/dial-target.ts';
import { isRefusal, type Refusal } from '../../pbx/refusal.ts';
import type { Step } from '../../pbx/step.ts';
import { selectAttributes } from '../attribute-selection.ts';
import { failure, invalidProperty, refusalReply } from '../failure.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { done, type IcwsReply, ok } from '../reply.ts';
import { findQueue, maySee } from '../rights.ts';
import { queueIdSchema, type WireQueueId, wireAttributes, wireBoolean, wireEnum } from '../wire.ts';

const createCallType = 'urn:inin.com:interactions:createCallParameters';

/** Creatable one day, answered with 501 today. */
const otherCreateTypes = [
  'urn:inin.com:interactions.callback:createCallbackParameters',
  'urn:inin.com:interactions.callback:createCallbackResponseCallParameters',
  'urn:inin.com:interactions.chat:createChatParameters',
  'urn:inin.com:interactions.email:createEmailParameters',
  'urn:inin.com:interactions.email:createEmailResponseParameters',
  'urn:inin.com:interactions:createGenericInteractionParameters',
] as const;

const createSchema = z.discriminatedUnion('__type', [
  z.object({
    __type: z.literal(createCallType),
    target: z.string(),
    workgroup: z.string().optional(),
    callMadeStage: wireEnum(0, 1, 2, 3).optional(),
    accountCodeId: z.string().optional(),
    notes: z.string().optional(),
    additionalAttributes: wireAttributes.optional(),
  }),
  ...otherCreateTypes.map((type) => z.object({ __type: z.literal(type) })),
]);

/** Answers at once, whatever `callMadeStage` asks to wait for: the stages arrive as messages. */
function create({ server, session }: Exchange, body: z.output<typeof createSchema>): IcwsReply {
  if (body.__type !== createCallType) {
    return failure(501, 'error.mock.notImplemented', `The mock CIC cannot create ${body.__type} yet.`);
  }
  const attributes = { ...body.additionalAttributes, ...(body.notes && { Eic_Note: body.notes }) };
  const created = server.pbx.act((step) =>
    createCall(step, session.user.id, { target: body.target, workgroup: body.workgroup, attributes }),
  );
  if (isRefusal(created)) return refusalReply(created);
  return {
    status: 201,
    headers: { location: `/icws/${session.id}/interactions/${created}` },
    body: { interactionId: created },
  };
}

/** Without `select` only `Eic_CallId` (icws.md 7.2). */
function readAttributes({ server, session, param, queryList }: Exchange): IcwsReply {
  const id = param('interactionId');
  const interaction = server.pbx.view.interactions.get(id);
  if (!interaction) {
    return failure(404, 'error.request.interaction.notFound', `Interaction ${id} does not exist.`);
  }
  if (!maySee(server.pbx.directory, session.user, interaction)) {
    return failure(
      403,
      'error.request.accessDenied',
      `User ${session.user.id} may not read interaction ${id}.`,
    );
  }
  const select = queryList('select');
  const names = select.length > 0 ? select : ['Eic_CallId'];
  return ok({ attributes: selectAttributes(names, server.pbx.directory).all(interaction) });
}

type Command<T> = (step: Step, actorId: string, id: string, body: T) => Refusal | undefined;

function run({ server, session, param }: Exchange, command: Command<undefined>): IcwsReply {
  const refused = server.pbx.act((step) => command(step, session.user.id, param('interactionId'), undefined));
  return refused ? refusalReply(refused) : done;
}

function command(name: string, perform: Command<undefined>): Operation {
  return operation('POST', `{S}/interactions/{interactionId}/${name}`, 'interactions', (exchange) =>
    run(exchange, perform),
  );
}

function commandWith<T>(name: string, schema: z.ZodType<T>, perform: Command<T>): Operation {
  const path = `{S}/interactions/{interactionId}/${name}`;
  const handle = withBody(schema, (exchange: Exchange, body) =>
    run(exchange, (step, actorId, id) => perform(step, actorId, id, body)),
  );
  return operation('POST', path, 'interactions', handle);
}

const onOff = z.object({ on: wireBoolean });

const transferSchema = z.object({ target: z.string().optional(), queueID: queueIdSchema.optional() });

const attributesUpdateSchema = z.object({
  attributes: wireAttributes,
  appendMode: wireEnum(1, 2).optional(),
});

function queueTarget(exchange: Exchange, id: WireQueueId): DialTarget | undefined {
  const key = findQueue(exchange.server.pbx.directory, id);
  if (!key) return undefined;
  const name = key.slice(2);
  switch (id.queueType) {
    case 0:
    case 1:
      return { kind: 'user', userId: name };
    case 2:
      return { kind: 'workgroup', workgroupId: name };
    case 3:
      return { kind: 'station', stationId: name };
  }
}

/** Exactly one of `target` and `queueID` says where to (icws.md 7.4). */
function transfer(exchange: Exchange, body: z.output<typeof transferSchema>): IcwsReply {
  const { target, queueID } = body;
  if ((target === undefined) === (queueID === undefined)) {
    return invalidProperty('target', 'Give exactly one of target and queueID.');
  }
  const destination = queueID ? queueTarget(exchange, queueID) : target;
  if (destination === undefined) {
    return invalidProperty('queueID', `There is no queue ${queueID?.queueName}. Name one that exists.`);
  }
  return run(exchange, (step, actorId, id) => blindTransfer(step, actorId, id, destination));
}

export const interactionOperations: readonly Operation[] = [
  operation('POST', '{S}/interactions', 'interactions', withBody(createSchema, create)),
  operation('GET', '{S}/interactions/{interactionId}', 'interactions', readAttributes),
  operation(
    'POST',
    '{S}/interactions/{interactionId}',
    'interactions',
    withBody(attributesUpdateSchema, (exchange: Exchange, { attributes, appendMode }) => {
      const mode = appendMode === 1 ? 'append' : appendMode === 2 ? 'appendWithSeparator' : 'replace';
      return run(exchange, (step, actorId, id) => writeAttributes(step, actorId, id, attributes, mode));
    }),
  ),
  command('pickup', pickup),
  command('disconnect', disconnect),
  command('send-to-voicemail', sendToVoicemail),
  commandWith('hold', onOff, (step, actorId, id, { on }) => hold(step, actorId, id, on)),
  commandWith('mute', onOff, (step, actorId, id, { on }) => mute(step, actorId, id, on)),
  commandWith('send-digits', z.object({ dtmfDigits: z.string() }), (step, actorId, id, { dtmfDigits }) =>
    sendDigits(step, actorId, id, dtmfDigits),
  ),
  operation(
    'POST',
    '{S}/interactions/{interactionId}/blind-transfer',
    'interactions',
    withBody(transferSchema, transfer),
  ),
];
