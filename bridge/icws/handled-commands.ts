import { BridgeError } from '../core/bridge-error.ts';
import type { HandlerEvent, HandlerNames } from '../core/handler-names.ts';
import type { AgentCommands } from './agent-commands.ts';
import { isGone, isIn } from './call-commands.ts';
import type { CommandSender } from './command-sender.ts';
import type { HandlerExchange } from './handler-exchange.ts';
import type { QueueWatch } from './queue-watch.ts';
import type { IsConfirmed } from './watchdog.ts';

export interface HandledCommandContext {
  readonly userId: string;
  /** Sent by the service session itself. */
  readonly direct: AgentCommands;
  /** In the lanes of `direct`. */
  readonly run: CommandSender['run'];
  readonly exchange: HandlerExchange;
  readonly names: HandlerNames;
  readonly queue: Pick<QueueWatch, 'expect' | 'expectNew'>;
}

/**
 * The commands of an agent without a session: what CIC lets only the user do goes to handlers (icws.md 3.7,
 * G26), the rest the service session does with its own rights. What neither can do is refused.
 */
export function handledCommands({
  userId,
  direct,
  run,
  exchange,
  names,
  queue,
}: HandledCommandContext): AgentCommands {
  async function dial(
    what: string,
    target: string,
    attributes: Readonly<Record<string, string>>,
  ): Promise<string> {
    const noWorkgroup = '';
    const [, interactionId = ''] = await exchange.ask({
      what,
      event: names.makeCall,
      data: [userId, target, noWorkgroup, ...Object.entries(attributes).flat()],
      refusedAs: 'badAddress',
    });
    if (interactionId === '') {
      const message = `Failed to ${what}: the handler answered without the call that it made. Take the call from the queue.`;
      throw new BridgeError('notSupported', message, { details: { reason: 'badHandlerAnswer' } });
    }
    queue.expectNew(interactionId);
    return interactionId;
  }

  function command(what: string, event: HandlerEvent, id: string, confirmedBy: IsConfirmed): Promise<void> {
    return run(id, async () => {
      const expectation = queue.expect(id, confirmedBy);
      try {
        await exchange.ask({ what, event, data: [id, userId], refusedAs: 'notAllowedInState' });
        expectation.taken();
      } catch (error) {
        const isRefused = error instanceof BridgeError && error.code === 'notAllowedInState';
        // Without an answer only a reading tells what the handler did.
        if (isRefused) expectation.refused();
        else expectation.inDoubt();
        throw error;
      }
    });
  }

  function refuse(what: string): () => Promise<never> {
    return async () => {
      const message = `Failed to ${what}: CIC allows it to the agent's own session only, and ${userId} has none. Give the bridge the agent's CIC password.`;
      throw new BridgeError('notSupported', message, { details: { reason: 'noOwnSession' } });
    };
  }

  return {
    ...direct,
    createCall: (target, attributes) => run('createCall', () => dial(`call ${target}`, target, attributes)),
    // A call like any other: only the agent's own session could make it the callback's (icws.md 7.10).
    callBack: (id, target) => run(id, () => dial(`call ${target} for callback ${id}`, target, {})),
    pickup: (callId) =>
      command(`pick up ${callId} for ${userId}`, names.pickup, callId, isIn('connected', 'disconnected')),
    sendToVoicemail: (callId) => command(`reject ${callId} for ${userId}`, names.reject, callId, isGone),
    setStatus: (statusId) =>
      run('status', async () => {
        await exchange.ask({
          what: `set the status of ${userId} to ${statusId}`,
          event: names.setPresence,
          data: [userId, statusId],
          refusedAs: 'notAllowedInState',
        });
      }),
    consult: refuse('consult a third party'),
    inviteParty: refuse('invite a party'),
    inviteToConference: refuse('invite a party to a conference'),
    sendChatText: refuse('write in a chat'),
    setTyping: refuse('show that the agent types'),
    replyToMail: refuse('answer an e-mail'),
    sendMail: refuse('send an e-mail'),
  };
}
