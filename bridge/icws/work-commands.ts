import { z } from 'zod';
import { BridgeError } from '../core/bridge-error.ts';
import type { WorkCommands } from '../core/cic-port.ts';
import type { Clock } from '../core/clock.ts';
import { answerOf, type CodesInstead, type CommandSender } from './command-sender.ts';
import type { Completions } from './completions.ts';
import { bridgeErrorOf } from './icws-error.ts';
import type { IcwsTimeouts } from './settings.ts';
import { activationFlags } from './wire-values.ts';

const accepted = z.looseObject({ requestId: z.coerce.string() });
const activationSet = z.looseObject({ activations: activationFlags });

/** The agent's own status, wrap-up codes and workgroups (icws.md 5, 8, 9.4). */
export function createWorkCommands(
  userId: string,
  { run, request, command }: CommandSender,
  completions: Completions,
  clock: Clock,
  timeouts: IcwsTimeouts,
): WorkCommands {
  const activations = `/activations/users/${encodeURIComponent(userId)}`;

  return {
    setStatus: (statusId) =>
      run('status', async () => {
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

    async assignWrapUp(id, { code, segmentId }) {
      await command(`assign wrap-up code ${code} to interaction ${id}`, id, '/wrap-up-assignments', {
        body: {
          code,
          segmentId,
          time: compactTime(clock.now()),
          user: userId,
          sourceInteractionId: id,
        },
      });
    },

    readActivations: () =>
      run('activations', async () => {
        const what = `read the workgroups of ${userId}`;
        const answer = await request(what, { method: 'GET', path: activations }, { notFound: 'unknownUser' });
        return answerOf(what, activationSet, answer).activations;
      }),
    setActivations: (changes) =>
      run('activations', async () => {
        const what = `change the workgroups of ${userId}`;
        const answer = await request(
          what,
          { method: 'PUT', path: activations, body: { activations: changes } },
          { notFound: 'unknownUser', invalidRequest: 'notAllowedInState' },
        );
        return answerOf(what, activationSet, answer).activations;
      }),
  };
}

/** As CIC writes it: seconds, UTC (icws.md 1). */
function compactTime(now: number): string {
  return new Date(now)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:]/g, '');
}
