import { z } from 'zod';
import { blindTransfer } from '../../pbx/commands/blind-transfer.ts';
import { disconnect } from '../../pbx/commands/disconnect.ts';
import { hold } from '../../pbx/commands/hold.ts';
import { mute } from '../../pbx/commands/mute.ts';
import { park } from '../../pbx/commands/park.ts';
import { pickup } from '../../pbx/commands/pickup.ts';
import {
  pauseRecording,
  record,
  recordSnippet,
  type SecurePauseRequest,
  securePause,
} from '../../pbx/commands/record.ts';
import { sendDigits } from '../../pbx/commands/send-digits.ts';
import { sendToVoicemail, transferToVoicemail } from '../../pbx/commands/send-to-voicemail.ts';
import { coach, join, listen, makePrivate, playWav } from '../../pbx/commands/supervise.ts';
import { writeAttributes } from '../../pbx/commands/write-attributes.ts';
import { selectAttributes } from '../attribute-selection.ts';
import { failure } from '../failure.ts';
import { type Command, command, commandWith, run, transferCommand } from '../interaction-command.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { type IcwsReply, isReply, ok } from '../reply.ts';
import { maySee } from '../rights.ts';
import { readTarget, transferSchema } from '../transfer-target.ts';
import { wireAttributes, wireBoolean, wireEnum, wireInt, wireText } from '../wire.ts';

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

const onOff = z.object({ on: wireBoolean });
const supervisorOnOff = z.object({ on: wireBoolean, supervisor: wireBoolean });
type SupervisorOnOff = z.output<typeof supervisorOnOff>;

function supervising(
  perform: Command<{ readonly on: boolean; readonly isSupervisor: boolean }>,
): Command<SupervisorOnOff> {
  return (step, actorId, id, { on, supervisor }) =>
    perform(step, actorId, id, { on, isSupervisor: supervisor });
}

const securePauseSchema = z.object({
  securePauseType: wireEnum(1, 2, 3, 4),
  duration: wireInt.optional(),
});

/** 1 default time, 2 no end, 3 the given seconds, 4 resume (icws.md 7.4). */
function securePauseRequest({
  securePauseType,
  duration,
}: z.output<typeof securePauseSchema>): SecurePauseRequest {
  switch (securePauseType) {
    case 1:
      return { kind: 'defaultTime' };
    case 2:
      return { kind: 'noEnd' };
    case 3:
      return { kind: 'time', ms: (duration ?? 0) * 1000 };
    case 4:
      return { kind: 'resume' };
  }
}

const attributesUpdateSchema = z.object({
  attributes: wireAttributes,
  appendMode: wireEnum(1, 2).optional(),
});

export const interactionOperations: readonly Operation[] = [
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
  commandWith('send-digits', z.object({ dtmfDigits: wireText }), (step, actorId, id, { dtmfDigits }) =>
    sendDigits(step, actorId, id, dtmfDigits),
  ),
  commandWith('pause', onOff, (step, actorId, id, { on }) => pauseRecording(step, actorId, id, on)),
  commandWith('record', supervisorOnOff, supervising(record)),
  commandWith('record-snippet', supervisorOnOff, supervising(recordSnippet)),
  commandWith('secure-pause', securePauseSchema, (step, actorId, id, body) =>
    securePause(step, actorId, id, securePauseRequest(body)),
  ),
  commandWith('listen', supervisorOnOff, supervising(listen)),
  commandWith('coach', supervisorOnOff, supervising(coach)),
  command('join', join),
  commandWith('make-private', onOff, (step, actorId, id, { on }) => makePrivate(step, actorId, id, on)),
  commandWith('play-wav', z.object({ file: z.string() }), (step, actorId, id, { file }) =>
    playWav(step, actorId, id, file),
  ),
  transferCommand('blind-transfer', blindTransfer),
  transferCommand('transfer-to-voicemail', transferToVoicemail),
  operation(
    'POST',
    '{S}/interactions/{interactionId}/park',
    'interactions',
    withBody(transferSchema, (exchange: Exchange, body) => {
      const isBare = body.target === undefined && body.queueID === undefined;
      const target = isBare ? undefined : readTarget(exchange, body);
      if (target !== undefined && isReply(target)) return target;
      return run(exchange, (step, actorId, id) => park(step, actorId, id, target));
    }),
  ),
];
