import { errorCodes } from '@switchhook/bridge';
import type { UserAttributes } from '@switchhook/bridge/ici';
import type { CicStatus } from './cic-statuses.ts';
import { itemOf } from './item-of.ts';
import type { UnderstoodMessage } from './read-messages.ts';
import { isGoodbye, patience } from './sessions.ts';
import type { Divergence } from './verdict.ts';
import { workModeCauses } from './work-mode-causes.ts';

/** What SAP knows of an agent: from the answer to the subscription, or the last event that it took. */
interface KnownUser {
  readonly told: UserAttributes;
  /** What the answer to the subscription said, where the recording has it. */
  readonly begun?: UserAttributes;
}

/** What an agent's own list has to allow. */
const neededOfUser: Readonly<Record<string, string>> = {
  'IciPhoneCall.initiateCall': 'Dial',
  'IciUser.setCurrentWorkmode': 'SetWorkmode',
};

/**
 * Holds what is told of agents against itself, against what was answered, against their calls and, where the
 * recording has CIC's side, against what CIC said of their status.
 */
export function judgeUsers(
  messages: readonly UnderstoodMessage[],
  statuses: readonly CicStatus[],
): readonly Divergence[] {
  const divergences: Divergence[] = [];
  const users = new Map<string, KnownUser>();
  /** The state in which each open call was last told, by the agent who was told. */
  const calls = new Map<string, Map<string, string>>();
  const causes = workModeCauses(statuses);
  const lastMoment = messages.at(-1)?.recorded.begin ?? 0;

  for (const [index, message] of messages.entries()) {
    const { name, input, reply, recorded } = message;
    if (name === 'IciEvent.userChanged') judgeEvent(message);
    const told = itemOf(message);
    if (told && reply.kind === 'answer') noteCall(message, told.itemId, told.status);
    if (name === 'IciUser.setCurrentWorkmode' && reply.kind === 'answer') judgeSetWorkMode(message, index);
    judgeAllowed(message, index);
    if (name === 'IciUser.getCurrentWorkmode' && reply.kind === 'answer') judgeReadWorkMode(message, index);
    if (name === 'IciUser.getWorkmodes' && reply.kind === 'answer') judgeReadWorkModes(message);
    if (/^IciUser\.(getAttributes|unsubscribe)$/.test(name) && reply.kind === 'answer')
      forget(String(input.userId));
    if (name === 'IciEvent.subscriptionEnded' && message.headerUserId !== undefined)
      forget(message.headerUserId);
    if (name === 'IciUser.subscribe' && reply.kind === 'answer') {
      const answered = reply.value as UserAttributes;
      judgeWhole(message, answered);
      calls.set(answered.userId, new Map());
      causes.begin(answered.userId, answered.currentWorkmode.id, recorded.position);
      users.set(answered.userId, {
        told: answered,
        begun: answered,
      });
    }
  }
  return divergences;

  function at({ name, recorded }: UnderstoodMessage, rule: string, found: string, expected: string): void {
    divergences.push({ operation: name, position: recorded.position, rule, found, expected });
  }

  function forget(userId: string): void {
    users.delete(userId);
    calls.delete(userId);
  }

  function noteCall(message: UnderstoodMessage, itemId: string, status: string): void {
    const known = message.headerUserId === undefined ? undefined : calls.get(message.headerUserId);
    if (!known) return;
    const isOver = status === 'ended' || status === 'failed';
    if (isOver || message.name !== 'IciEvent.phoneCallChanged') {
      if (isOver) known.delete(itemId);
      return;
    }
    known.set(itemId, status);
  }

  function judgeEvent(message: UnderstoodMessage): void {
    const user = message.input.user as UserAttributes;
    const { headerUserId, reply, recorded } = message;
    if (headerUserId !== undefined && headerUserId !== user.userId) {
      at(
        message,
        'subscriber',
        `${headerUserId} is told of ${user.userId}`,
        "an agent's own subscription is told",
      );
      return;
    }
    judgeWhole(message, user);
    const begun = users.get(user.userId)?.begun;
    if (begun) judgeLasting(message, user, begun);
    judgeLines(message, user);
    if (reply.kind !== 'answer') return;
    if (begun && isConnected(user)) {
      const why = causes.whyNot(user.userId, user.currentWorkmode.id, recorded.position);
      if (why !== undefined) at(message, 'work mode', why, 'a work mode that follows from the status in CIC');
    }
    users.set(user.userId, { ...(begun ? { begun } : {}), told: user });
  }

  /** What has to hold within one message. */
  function judgeWhole(message: UnderstoodMessage, user: UserAttributes): void {
    const { currentWorkmode, workmodes, channels, currentChannels, queues, currentQueues } = user;
    const modes = idsOf(workmodes);
    if (!modes.includes(currentWorkmode.id)) {
      at(
        message,
        'work mode',
        `${user.userId} has the work mode ${currentWorkmode.id}`,
        `one of the list: ${modes.join(', ')}`,
      );
    }
    const strange = currentChannels.filter((channel) => !channels.includes(channel));
    if (strange.length > 0) {
      at(
        message,
        'channels',
        `${user.userId} works in ${strange.join(', ')}`,
        `channels of the agent: ${channels.join(', ') || 'none'}`,
      );
    }
    const active = idsOf(queues.filter(({ loggedOn }) => loggedOn));
    if (!sameSet(active, idsOf(currentQueues))) {
      at(
        message,
        'queues',
        `${user.userId} is active in ${idsOf(currentQueues).join(', ') || 'no queue'}`,
        `the queues that say so: ${active.join(', ') || 'none'}`,
      );
    }
    const mayDial = user.capabilityList.includes('Dial');
    const lineMayDial = user.lines.some(({ capabilityList }) => capabilityList.includes('Dial'));
    if (mayDial !== lineMayDial) {
      at(
        message,
        'capability list',
        `${user.userId} may ${mayDial ? '' : 'not '}dial and the line ${lineMayDial ? 'may' : 'may not'}`,
        'agent and line say the same',
      );
    }
  }

  /** What stays as long as a subscription lasts; after a log-off the bridge knows the user id alone. */
  function judgeLasting(message: UnderstoodMessage, user: UserAttributes, begun: UserAttributes): void {
    const lasting: readonly (readonly [string, readonly string[], readonly string[]])[] = [
      ['the work modes', idsOf(user.workmodes), idsOf(begun.workmodes)],
      ['the channels', user.channels, begun.channels],
      ...(user.name === user.userId ? [] : ([['the name', [user.name], [begun.name]]] as const)),
    ];
    for (const [what, found, wanted] of lasting) {
      if (sameSet(found, wanted)) continue;
      at(
        message,
        'subscription',
        `${what} of ${user.userId}: ${found.join(', ') || 'none'}`,
        `as the subscription was answered: ${wanted.join(', ') || 'none'}`,
      );
    }
  }

  function judgeLines(message: UnderstoodMessage, user: UserAttributes): void {
    const known = calls.get(user.userId);
    if (!known || user.lines.length === 0) return;
    const shown = new Map(
      user.lines.flatMap(({ phoneCalls }) =>
        phoneCalls.flatMap((phoneCall) => {
          const call = itemOf({ name: 'IciEvent.phoneCallChanged', input: { phoneCall } } as never);
          return call && call.status !== 'ended' && call.status !== 'failed'
            ? [[call.itemId, call.status]]
            : [];
        }),
      ) as [string, string][],
    );
    for (const id of new Set([...shown.keys(), ...known.keys()])) {
      const [found, wanted] = [shown.get(id), known.get(id)];
      if (found === wanted) continue;
      at(
        message,
        'line',
        `call ${id} is ${found ?? 'not'} on the line of ${user.userId}`,
        wanted === undefined ? 'calls that were told of' : `${wanted}, as IciEvent.phoneCallChanged told`,
      );
    }
  }

  function judgeAllowed(message: UnderstoodMessage, index: number): void {
    const { name, input, reply, recorded } = message;
    const needed = neededOfUser[name];
    const known = users.get(String(input.userId));
    if (needed === undefined || !known || reply.kind === 'none') return;
    // The agent may have pressed before the next event was there.
    const soon = messages
      .slice(index)
      .filter(
        (other) => isOf(other, String(input.userId)) && other.recorded.begin <= recorded.end + patience,
      );
    const willAllow = (is: boolean) =>
      soon.some((other) => (other.input.user as UserAttributes).capabilityList.includes(needed) === is);
    const allows = known.told.capabilityList.includes(needed);
    const list = known.told.capabilityList.join(', ') || 'nothing';
    if (reply.kind === 'answer' && !allows && !willAllow(true)) {
      at(
        message,
        'capability list',
        `it was carried out although ${input.userId} is allowed ${list}`,
        `the fault ${errorCodes.notAllowedInState.ici}`,
      );
    }
    if (
      reply.kind === 'fault' &&
      reply.code === errorCodes.notAllowedInState.ici &&
      allows &&
      !willAllow(false)
    ) {
      at(
        message,
        'capability list',
        `it was refused with ${reply.code} although ${input.userId} is allowed ${list}`,
        'what the last list allows is carried out',
      );
    }
  }

  function judgeSetWorkMode(message: UnderstoodMessage, index: number): void {
    const { input, recorded } = message;
    const wanted = String(input.workmode);
    const userId = String(input.userId);
    const known = users.get(userId)?.told.currentWorkmode.id;
    if (known === wanted || lastMoment - recorded.end < patience) return;
    const isTold = messages.slice(index).some((other) => isOf(other, userId) && modeIn(other) === wanted);
    const isOver = messages
      .slice(index + 1)
      .some((other) => isGoodbye(other, userId) || other.name === 'IciUser.setCurrentWorkmode');
    if (isTold || isOver) return;
    at(
      message,
      'consequence',
      `no userChanged with work mode ${wanted} follows`,
      'what was carried out is told',
    );
  }

  /** The answer and the events cannot differ for long. */
  function judgeReadWorkMode(message: UnderstoodMessage, index: number): void {
    const { input, reply, recorded } = message;
    const userId = String(input.userId);
    const known = users.get(userId);
    if (!known || reply.kind !== 'answer') return;
    const { id } = reply.value as { readonly id: string };
    const told = known.told.currentWorkmode.id;
    if (id === told) return;
    const isTold = messages.slice(index + 1).some((other) => isOf(other, userId) && modeIn(other) === id);
    if (isTold || lastMoment - recorded.end < patience) return;
    at(message, 'work mode', `${userId} has the work mode ${id}`, `${told}, as was told last`);
  }

  function judgeReadWorkModes(message: UnderstoodMessage): void {
    const begun = users.get(String(message.input.userId))?.begun;
    if (!begun || message.reply.kind !== 'answer') return;
    const found = idsOf(message.reply.value as readonly { readonly id: string }[]);
    const wanted = idsOf(begun.workmodes);
    if (sameSet(found, wanted)) return;
    at(
      message,
      'work mode',
      `the work modes ${found.join(', ') || 'none'}`,
      `those of the subscription: ${wanted.join(', ')}`,
    );
  }
}

function isOf({ name, input }: UnderstoodMessage, userId: string): boolean {
  return name === 'IciEvent.userChanged' && (input.user as UserAttributes).userId === userId;
}

/** Without a link or a session of the agent the work mode tells of that, not of a status. */
function isConnected({ lines, currentChannels }: UserAttributes): boolean {
  return lines.length > 0 && currentChannels.length > 0;
}

function modeIn({ input }: UnderstoodMessage): string {
  return (input.user as UserAttributes).currentWorkmode.id;
}

function idsOf(entries: readonly { readonly id: string }[]): readonly string[] {
  return entries.map(({ id }) => id);
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value));
}
