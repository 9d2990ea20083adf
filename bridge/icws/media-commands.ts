import type { CallbackCommands, ChatCommands } from '../core/cic-port.ts';
import type { CallbackOutcome } from '../core/observed-media.ts';
import { callMadeStageAllocated, created } from './call-commands.ts';
import { answerOf, type CommandSender } from './command-sender.ts';
import type { DetailWatch } from './detail-watch.ts';
import type { QueueWatch } from './queue-watch.ts';
import type { IcwsTimeouts } from './settings.ts';

const dispositions: Readonly<Record<CallbackOutcome, number>> = { success: 0, failure: 1, retry: 2 };

/** Chats and callbacks (icws.md 7.10). */
export function createMediaCommands(
  { request, run, command }: CommandSender,
  queue: QueueWatch,
  details: DetailWatch,
  timeouts: IcwsTimeouts,
): ChatCommands & CallbackCommands {
  return {
    watchChat: (id) => run(id, () => details.watch('chat', id)),
    async sendChatText(id, text) {
      const body = { text, clearTypingIndicator: true };
      await command(`send a message in chat ${id}`, id, '/chat/messages', { body });
    },
    async setTyping(id, on) {
      const what = `show in chat ${id} whether the agent types`;
      await command(what, id, '/chat/typing-indicator', { method: 'PUT', body: { on } });
    },

    watchCallback: (id) => run(id, () => details.watch('callback', id)),
    callBack: (id, target) =>
      run(id, async () => {
        const what = `call ${target} for callback ${id}`;
        const body = {
          __type: 'urn:inin.com:interactions.callback:createCallbackResponseCallParameters',
          parentInteractionId: id,
          target,
          callMadeStage: callMadeStageAllocated,
        };
        const answer = await request(
          what,
          { method: 'POST', path: '/interactions', body, timeoutMs: timeouts.createCallMs },
          { invalidRequest: 'badAddress' },
        );
        const { interactionId } = answerOf(what, created, answer, 'Take the call from the queue');
        queue.expectNew(interactionId);
        return interactionId;
      }),
    async completeCallback(id, outcome) {
      const what = `complete callback ${id}`;
      const body = { disposition: dispositions[outcome] };
      await command(what, id, '/callback/disposition', { method: 'PUT', body, isRepeatable: false });
    },
  };
}
