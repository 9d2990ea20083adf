import { z } from 'zod';
import { BridgeError } from '../core/bridge-error.ts';
import type { CallCommands, CallTarget, ConsultAudience } from '../core/cic-port.ts';
import type { ObservedState } from '../core/observed-call.ts';
import { readAttribute } from './attribute-set.ts';
import { answerOf, type CommandSender } from './command-sender.ts';
import { stateOf } from './interaction-attributes.ts';
import { queueTypes } from './queue-types.ts';
import type { QueueWatch } from './queue-watch.ts';
import type { IcwsTimeouts } from './settings.ts';
import type { IsConfirmed } from './watchdog.ts';

/** As far as it must wait: the interaction has its id, what becomes of the call is told by the queue. */
export const callMadeStageAllocated = 1;

export const created = z.looseObject({ interactionId: z.coerce.string() });
const consultation = z.looseObject({ consultId: z.coerce.string(), consultInteractionId: z.coerce.string() });
const conferenceCreated = z.looseObject({ conferenceId: z.coerce.string() });

/** A bad body or an unknown target: both are about the address, for the interaction itself was checked before. */
const badTarget = { invalidRequest: 'badAddress' } as const;

/** It left the queue or is in one of these states. */
export const isIn =
  (...states: readonly ObservedState[]): IsConfirmed =>
  (now) =>
    now === undefined || states.includes(stateOf(now));
/** The agent has it no longer. */
export const isGone: IsConfirmed = isIn('disconnected', 'messaging', 'offering');
const hasFlag =
  (name: string, on: boolean): IsConfirmed =>
  (now) =>
    now === undefined || /^(|0|false)$/i.test(readAttribute(now, name)) !== on;

/** Calls (icws.md 7.4 to 7.6). */
export function createCallCommands(
  userId: string,
  { run, request, command }: CommandSender,
  queue: QueueWatch,
  timeouts: IcwsTimeouts,
): CallCommands {
  const interactions = (callIds: readonly string[]) => ({ interactions: callIds });
  const conferences = '/interactions/conferences';

  return {
    createCall: (target, attributes) =>
      run('createCall', async () => {
        const what = `call ${target}`;
        const body = {
          __type: 'urn:inin.com:interactions:createCallParameters',
          target,
          callMadeStage: callMadeStageAllocated,
          additionalAttributes: attributes,
        };
        const answer = await request(
          what,
          { method: 'POST', path: '/interactions', body, timeoutMs: timeouts.createCallMs },
          { invalidRequest: 'badAddress', notFound: 'badAddress' },
        );
        const { interactionId } = answerOf(what, created, answer, 'Take the call from the queue');
        queue.expectNew(interactionId);
        return interactionId;
      }),

    async pickup(callId) {
      const confirmedBy = isIn('connected', 'disconnected');
      await command(`pick up call ${callId}`, callId, '/pickup', { confirmedBy });
    },
    async hold(callId, on) {
      const confirmedBy = isIn(on ? 'held' : 'connected', 'disconnected');
      await command(`${on ? 'hold' : 'retrieve'} call ${callId}`, callId, '/hold', {
        body: { on },
        confirmedBy,
      });
    },
    async mute(callId, on) {
      const confirmedBy = hasFlag('Eic_Muted', on);
      await command(`${on ? 'mute' : 'unmute'} call ${callId}`, callId, '/mute', {
        body: { on },
        confirmedBy,
      });
    },
    async park(callId) {
      await command(`park call ${callId}`, callId, '/park', {
        body: targetOf({ kind: 'user', userId }),
        confirmedBy: isIn('held', 'disconnected'),
      });
    },
    async disconnect(callId) {
      await command(`disconnect call ${callId}`, callId, '/disconnect', { confirmedBy: isGone });
    },
    async sendToVoicemail(callId) {
      const what = `send to voicemail call ${callId}`;
      await command(what, callId, '/send-to-voicemail', { confirmedBy: isGone });
    },
    async transferToWorkgroup(callId, workgroup) {
      await command(`give to workgroup ${workgroup} call ${callId}`, callId, '/blind-transfer', {
        body: targetOf({ kind: 'workgroup', workgroup }),
        instead: badTarget,
        confirmedBy: isGone,
      });
    },
    async blindTransfer(callId, target) {
      const isVoicemail = target.kind === 'voicemail';
      const to: CallTarget = isVoicemail ? { kind: 'user', userId: target.userId } : target;
      const verb = isVoicemail ? '/transfer-to-voicemail' : '/blind-transfer';
      const what = `transfer call ${callId} to ${isVoicemail ? 'the voice mail of ' : ''}${nameOf(to)}`;
      await command(what, callId, verb, { body: targetOf(to), instead: badTarget, confirmedBy: isGone });
    },

    async consult(callId, target, attributes) {
      const what = `consult ${nameOf(target)} on call ${callId}`;
      const answer = await command(what, callId, '/consult', {
        body: {
          ...targetOf(target),
          callMadeStage: callMadeStageAllocated,
          additionalAttributes: attributes,
        },
        instead: badTarget,
        timeoutMs: timeouts.createCallMs,
        confirmedBy: isIn('held', 'disconnected'),
      });
      const next = 'Take the second call from the queue';
      const { consultId, consultInteractionId } = answerOf(what, consultation, answer, next);
      queue.expectNew(consultInteractionId);
      return { consultId, callId: consultInteractionId };
    },
    async concludeConsult(callId, consultId) {
      const verb = `/consult/${encodeURIComponent(consultId)}/conclude`;
      await command(`conclude the consultation on call ${callId}`, callId, verb, { confirmedBy: isGone });
    },
    async cancelConsult(callId, consultId) {
      const verb = `/consult/${encodeURIComponent(consultId)}`;
      await command(`cancel the consultation on call ${callId}`, callId, verb, {
        method: 'DELETE',
        isRepeatable: false,
      });
    },
    async changeAudience(callId, consultId, audience) {
      const verb = `/consult/${encodeURIComponent(consultId)}/change-audience`;
      const what = `change the audience of the consultation on call ${callId}`;
      await command(what, callId, verb, { body: { audience: audienceOf(audience) } });
    },

    conference: (callIds) =>
      run(callIds, async () => {
        const what = `join calls ${callIds.join(', ')}`;
        if (callIds.length < 2) {
          const message = `Failed to ${what}: a conference needs two calls or more. Name them all.`;
          throw new BridgeError('notAllowedInState', message);
        }
        const answer = await request(what, {
          method: 'POST',
          path: conferences,
          body: interactions(callIds),
          timeoutMs: timeouts.createCallMs,
        });
        return answerOf(what, conferenceCreated, answer).conferenceId;
      }),
    addToConference: (conferenceId, callIds) =>
      run([conferenceId, ...callIds], async () => {
        const path = `${conferences}/${encodeURIComponent(conferenceId)}`;
        const what = `add calls ${callIds.join(', ')} to conference ${conferenceId}`;
        // A PUT, but calls that were added once cannot be added again.
        await request(what, { method: 'PUT', path, body: interactions(callIds), isRepeatable: false });
      }),
    async inviteParty(callId, target) {
      await command(`invite ${target} to call ${callId}`, callId, '/invite-party', {
        body: { target, callMadeStage: callMadeStageAllocated },
        instead: badTarget,
        timeoutMs: timeouts.createCallMs,
      });
    },
    inviteToConference: (conferenceId, target) =>
      run(conferenceId, async () => {
        const path = `${conferences}/${encodeURIComponent(conferenceId)}/invite-party`;
        const body = { target, callMadeStage: callMadeStageAllocated };
        const what = `invite ${target} to conference ${conferenceId}`;
        await request(what, { method: 'POST', path, body, timeoutMs: timeouts.createCallMs }, badTarget);
      }),

    async sendDigits(callId, digits) {
      if (!/^[\d*#A-D,]{1,64}$/i.test(digits)) {
        // Not quoted: digits may be a PIN.
        const message = `Failed to send digits to call ${callId}: they hold something else than 0-9, *, #, A-D and ",". Correct them.`;
        throw new BridgeError('badAddress', message);
      }
      await command(`send digits to call ${callId}`, callId, '/send-digits', {
        body: { dtmfDigits: digits },
      });
    },
    async record(callId, on) {
      const what = `${on ? 'record' : 'end the recording of'} call ${callId}`;
      const confirmedBy = hasFlag('Eic_Recorders', on);
      await command(what, callId, '/record', { body: { on, supervisor: false }, confirmedBy });
    },
    async pauseRecording(callId, on) {
      const what = `${on ? 'pause' : 'go on with'} the recording of call ${callId}`;
      await command(what, callId, '/pause', { body: { on } });
    },
    async writeAttributes(callId, attributes) {
      await command(`write attributes of call ${callId}`, callId, '', { body: { attributes } });
    },
  };
}

/** Exactly one of both (icws.md 7.4, 7.5). */
function targetOf(target: CallTarget): object {
  switch (target.kind) {
    case 'number':
      return { target: target.number };
    case 'user':
      return { queueID: { queueType: queueTypes.user, queueName: target.userId } };
    case 'workgroup':
      return { queueID: { queueType: queueTypes.workgroup, queueName: target.workgroup } };
  }
}

function nameOf(target: CallTarget): string {
  switch (target.kind) {
    case 'number':
      return target.number;
    case 'user':
      return target.userId;
    case 'workgroup':
      return `workgroup ${target.workgroup}`;
  }
}

function audienceOf(audience: ConsultAudience): { originalParty: boolean; consultedParty: boolean } {
  return { originalParty: audience !== 'consulted', consultedParty: audience !== 'caller' };
}
