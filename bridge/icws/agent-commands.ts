import { z } from 'zod';
import { BridgeError } from '../core/bridge-error.ts';
import type { AgentSession } from '../core/cic-port.ts';
import type { ErrorName } from '../core/error-codes.ts';
import { createCommandLanes } from './command-lanes.ts';
import type { Completions } from './completions.ts';
import type { SessionRequest } from './connection.ts';
import { bridgeErrorOf, type IcwsFailureKind } from './icws-error.ts';
import type { Session } from './session.ts';
import type { IcwsTimeouts } from './settings.ts';

export interface AgentCommandContext {
  readonly userId: string;
  readonly session: Session;
  readonly completions: Completions;
  readonly timeouts: IcwsTimeouts;
}

export type AgentCommands = Omit<AgentSession, 'userId' | 'displayName' | 'station' | 'close'>;

/** As far as it must wait: the interaction has its id, what becomes of the call is told by the queue. */
const callMadeStageAllocated = 1;

/** Queue type "workgroup" (icws.md 6). */
const workgroupQueue = 2;

const created = z.looseObject({ interactionId: z.coerce.string() });
const accepted = z.looseObject({ requestId: z.coerce.string() });

type CodesInstead = Partial<Record<IcwsFailureKind, ErrorName>>;

/** The agent's commands (icws.md 7.4), those to one interaction strictly one after the other. */
export function createAgentCommands({
  userId,
  session,
  completions,
  timeouts,
}: AgentCommandContext): AgentCommands {
  const lanes = createCommandLanes();

  async function request(what: string, sent: SessionRequest, instead: CodesInstead = {}): Promise<unknown> {
    const answer = await session.request(sent);
    if (answer.ok) return answer.body;
    throw bridgeErrorOf(what, answer.failure, instead);
  }

  async function command(what: string, callId: string, verb: string, body?: unknown, instead?: CodesInstead) {
    const path = `/interactions/${encodeURIComponent(callId)}${verb}`;
    await lanes.run(callId, () => request(`${what} call ${callId}`, { method: 'POST', path, body }, instead));
  }

  return {
    setStatus: (statusId) =>
      lanes.run('status', async () => {
        const what = `set the status of ${userId} to ${statusId}`;
        // The only request that names a user and a status, so an unknown item can be no item.
        const instead: CodesInstead = { notFound: 'notAllowedInState' };
        const put = async () => {
          const path = `/status/user-statuses/${encodeURIComponent(userId)}`;
          const answer = await request(what, { method: 'PUT', path, body: { statusId } }, instead);
          return accepted.safeParse(answer).data?.requestId;
        };
        const completion = await completions.follow(put, timeouts.completionMs);
        if (completion.kind === 'refused') throw bridgeErrorOf(what, completion.failure, instead);
        if (completion.kind === 'notConfirmed') {
          const message = `Failed to ${what}: ${completion.reason}. Read the current status, then try again.`;
          throw new BridgeError('cicUnavailable', message, {
            retryable: true,
            details: { reason: 'notConfirmed' },
          });
        }
      }),

    createCall: (target, attributes) =>
      lanes.run('createCall', async () => {
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
        const { data } = created.safeParse(answer);
        if (data) return data.interactionId;
        const message = `Failed to ${what}: CIC dialled but sent no interaction id. Take the call from the queue.`;
        throw new BridgeError('cicUnavailable', message);
      }),

    pickup: (callId) => command('pick up', callId, '/pickup'),
    hold: (callId, on) => command(on ? 'hold' : 'retrieve', callId, '/hold', { on }),
    disconnect: (callId) => command('disconnect', callId, '/disconnect'),
    sendToVoicemail: (callId) => command('send to voicemail', callId, '/send-to-voicemail'),
    transferToWorkgroup: (callId, workgroup) =>
      command(
        `give to workgroup ${workgroup}`,
        callId,
        '/blind-transfer',
        { queueID: { queueType: workgroupQueue, queueName: workgroup } },
        { invalidRequest: 'badAddress' },
      ),
    writeAttributes: (callId, attributes) => command('write attributes of', callId, '', { attributes }),
  };
}
