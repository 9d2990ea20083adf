import { z } from 'zod';
import { BridgeError } from '../core/bridge-error.ts';
import type { WorkCommands } from '../core/cic-port.ts';
import type { Clock } from '../core/clock.ts';
import { answerOf, type CodesInstead, type CommandSender } from './command-sender.ts';
import type { Completions } from './completions.ts';
import { bridgeErrorOf } from './icws-error.ts';
import { userStatus } from './message.ts';
import type { IcwsTimeouts } from './settings.ts';
import type { StatusCatalogue } from './status-catalogue.ts';
import { activationFlags } from './wire-values.ts';

const accepted = z.looseObject({ requestId: z.coerce.string() });
const activationSet = z.looseObject({ activations: activationFlags });

/** The agent's own status, wrap-up codes and workgroups (icws.md 5, 8, 9.4). */
export function createWorkCommands(
  userId: string,
  { run, request, command }: CommandSender,
  completions: Completions,
  catalogue: Pick<StatusCatalogue, 'messages' | 'forwardStatusId' | 'isForward'>,
  clock: Clock,
  timeouts: IcwsTimeouts,
): WorkCommands {
  const activations = `/activations/users/${encodeURIComponent(userId)}`;

  /** The status before the forwarding, to come back to. */
  let before: string | undefined;

  async function putStatus(
    what: string,
    body: { readonly statusId: string; readonly forwardNumber?: string },
  ) {
    // The only request that names a user and a status, so an unknown item can be no item.
    const instead: CodesInstead = { notFound: 'notAllowedInState' };
    const put = async () => {
      const path = `/status/user-statuses/${encodeURIComponent(userId)}`;
      const answer = await request(what, { method: 'PUT', path, body }, instead);
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
  }

  async function readStatusId(what: string): Promise<string> {
    const path = `/status/user-statuses/${encodeURIComponent(userId)}`;
    const answer = await request(what, { method: 'GET', path }, { notFound: 'unknownUser' });
    return answerOf(what, userStatus, answer).statusId ?? '';
  }

  return {
    setStatus: (statusId) =>
      run('status', () => putStatus(`set the status of ${userId} to ${statusId}`, { statusId })),
    setForwarding: (target) =>
      run('status', async () => {
        const what =
          target === undefined ? `end the forwarding of ${userId}` : `forward ${userId} to ${target}`;
        const current = await readStatusId(what);
        if (target !== undefined) {
          const { forwardStatusId } = catalogue;
          if (forwardStatusId === undefined) {
            const message = `Failed to ${what}: CIC has no status that forwards. Add one in Interaction Administrator.`;
            throw new BridgeError('notSupported', message);
          }
          if (!catalogue.isForward(current)) before = current;
          // CIC forwards in a status of its own, not beside any other (icws.md 5).
          return putStatus(what, { statusId: forwardStatusId, forwardNumber: target });
        }
        if (!catalogue.isForward(current)) return;
        const statusId = before ?? catalogue.messages.find(({ isAcd }) => isAcd)?.id;
        if (statusId === undefined) {
          const message = `Failed to ${what}: CIC has no status to go back to. Choose a work mode.`;
          throw new BridgeError('notAllowedInState', message);
        }
        await putStatus(what, { statusId });
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
