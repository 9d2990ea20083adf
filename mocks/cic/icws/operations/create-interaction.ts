import { z } from 'zod';
import { callBack, placeCallback } from '../../pbx/commands/callbacks.ts';
import { createChat } from '../../pbx/commands/chats.ts';
import { createCall } from '../../pbx/commands/create-call.ts';
import { createEmail } from '../../pbx/commands/emails.ts';
import { placeGeneric } from '../../pbx/commands/generic-objects.ts';
import type { QueueName } from '../../pbx/commands/queue-entry.ts';
import type { InteractionState } from '../../pbx/interaction.ts';
import { isRefusal, type Refusal, refuse } from '../../pbx/refusal.ts';
import type { Step } from '../../pbx/step.ts';
import { emailContentSchema, emailResponseSchema } from '../email-content.ts';
import { refusalReply } from '../failure.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import type { IcwsReply } from '../reply.ts';
import { queueIdSchema, type WireQueueId, wireAttributes, wireEnum, wireText } from '../wire.ts';

const common = { additionalAttributes: wireAttributes.optional() };

const onBehalf = {
  workgroup: z.string().optional(),
  callMadeStage: wireEnum(0, 1, 2, 3).optional(),
  accountCodeId: z.string().optional(),
};

/** What a client creates (icws.md 7.1). */
const createSchema = z.discriminatedUnion('__type', [
  z.object({
    ...common,
    ...onBehalf,
    __type: z.literal('urn:inin.com:interactions:createCallParameters'),
    target: wireText,
    notes: z.string().optional(),
  }),
  z.object({
    ...common,
    __type: z.literal('urn:inin.com:interactions.callback:createCallbackParameters'),
    target: wireText,
    targetQueue: queueIdSchema,
    name: z.string().optional(),
    subject: z.string(),
  }),
  z.object({
    ...common,
    ...onBehalf,
    __type: z.literal('urn:inin.com:interactions.callback:createCallbackResponseCallParameters'),
    parentInteractionId: wireText,
    target: wireText,
  }),
  z.object({
    ...common,
    __type: z.literal('urn:inin.com:interactions.chat:createChatParameters'),
    target: wireText,
  }),
  z.object({
    ...common,
    __type: z.literal('urn:inin.com:interactions.email:createEmailParameters'),
    emailContent: emailContentSchema,
    workgroup: z.string().optional(),
  }),
  z.object({
    ...common,
    __type: z.literal('urn:inin.com:interactions.email:createEmailResponseParameters'),
    parentInteractionId: wireText,
    responseType: wireEnum(0, 1, 2),
    emailContent: emailResponseSchema,
    workgroup: z.string().optional(),
  }),
  z.object({
    ...common,
    __type: z.literal('urn:inin.com:interactions:createGenericInteractionParameters'),
    queueId: queueIdSchema,
    initialState: wireEnum(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).optional(),
    interactionDirection: wireEnum(0, 1, 2).optional(),
    localPartyType: wireEnum(0, 1, 2).optional(),
    remotePartyType: wireEnum(0, 1, 2).optional(),
    localLocation: z.string().optional(),
    remoteId: z.string().optional(),
    remoteName: z.string().optional(),
  }),
]);

type Create = z.output<typeof createSchema>;

/** `interactionState` of the contract, by number (icws.md 7.3). */
const statesByNumber: readonly (InteractionState | undefined)[] = [
  undefined,
  'A',
  'C',
  'H',
  'M',
  'O',
  'P',
  'R',
  'X',
  'S',
  'I',
  'E',
];

const internalParty = 1;
const outgoing = 2;

const responseTypes = ['reply', 'replyAll', 'forward'] as const;

/** Ignored where account codes are switched off (icws.md 7.1). */
function accountCode(
  { directory: { world } }: Step,
  id: string | undefined,
): Record<string, string> | Refusal {
  const [configuration] = world.kept?.['account-codes-configuration'] ?? [];
  if (!id || configuration?.otherProperties?.accountCodesEnabled !== true) return {};
  const known = world.kept?.['account-codes']?.find((each) => each.id.toLowerCase() === id.toLowerCase());
  if (known) return { Eic_AccountCode: known.id };
  return refuse('badAttribute', `There is no account code ${id}. Name one that is configured.`);
}

function perform(step: Step, actorId: string, body: Create): string | Refusal {
  const attributes = body.additionalAttributes;
  switch (body.__type) {
    case 'urn:inin.com:interactions:createCallParameters': {
      const { target, workgroup, notes, accountCodeId } = body;
      const code = accountCode(step, accountCodeId);
      if (isRefusal(code)) return code;
      return createCall(step, actorId, {
        target,
        workgroup,
        attributes: { ...attributes, ...code, ...(notes && { Eic_Note: notes }) },
      });
    }
    case 'urn:inin.com:interactions.callback:createCallbackParameters': {
      const to = readQueue(body.targetQueue);
      const { target: number, name, subject } = body;
      return isRefusal(to) ? to : placeCallback(step, { to, number, name, subject, attributes });
    }
    case 'urn:inin.com:interactions.callback:createCallbackResponseCallParameters': {
      const { parentInteractionId, target, workgroup, accountCodeId } = body;
      const code = accountCode(step, accountCodeId);
      if (isRefusal(code)) return code;
      const withCode = { ...attributes, ...code };
      return callBack(step, actorId, parentInteractionId, { target, workgroup, attributes: withCode });
    }
    case 'urn:inin.com:interactions.chat:createChatParameters':
      return createChat(step, actorId, body.target, attributes);
    case 'urn:inin.com:interactions.email:createEmailParameters':
      return createEmail(step, actorId, {
        content: body.emailContent,
        workgroup: body.workgroup,
        attributes,
      });
    case 'urn:inin.com:interactions.email:createEmailResponseParameters': {
      const { emailContent, workgroup, parentInteractionId: parentId, responseType } = body;
      const { content, takesAlong } = emailContent;
      const answers = { parentId, type: responseTypes[responseType], takesAlong };
      return createEmail(step, actorId, { content, workgroup, answers, attributes });
    }
    case 'urn:inin.com:interactions:createGenericInteractionParameters': {
      const to = readQueue(body.queueId);
      if (isRefusal(to)) return to;
      return placeGeneric(step, {
        to,
        direction: body.interactionDirection === outgoing ? 'out' : 'in',
        isInternal: body.remotePartyType === internalParty,
        remote: { name: body.remoteName ?? '', address: body.remoteId ?? '' },
        initialState: statesByNumber[body.initialState ?? 0],
        attributes,
      });
    }
  }
}

function readQueue({ queueType, queueName }: WireQueueId): QueueName | Refusal {
  if (queueType === 2) return { workgroup: queueName };
  if (queueType !== 3) return { user: queueName };
  return refuse('badTarget', `Station ${queueName} takes only calls. Name the queue of a user or workgroup.`);
}

function create({ server, session }: Exchange, body: Create): IcwsReply {
  const created = server.pbx.act((step) => perform(step, session.user.id, body));
  if (isRefusal(created)) return refusalReply(created);
  const stage = 'callMadeStage' in body ? (body.callMadeStage ?? 0) : 0;
  return server.calls.reached(server.pbx.view.interactions.get(created), stage, {
    status: 201,
    headers: { location: `/icws/${session.id}/interactions/${created}` },
    body: { interactionId: created },
  });
}

export const createInteractionOperations: readonly Operation[] = [
  operation('POST', '{S}/interactions', 'interactions', withBody(createSchema, create)),
];
