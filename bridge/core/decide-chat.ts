import type { ItemCommand } from './agent-command.ts';
import { hasColleague } from './capabilities.ts';
import { allow, type Decision, nameOf, type Refusal, refuse } from './decision.ts';
import type { Item } from './item.ts';

/** So long a line may be; CIC's own limit is not known. */
const longestLine = 4000;

/** The agent alone goes; without a colleague in it, ACD has to find somebody else for the visitor. */
export function decideChatLeave(item: Item, command: ItemCommand): Decision | Refusal {
  if (item.kind !== 'chat') {
    return refuse('notSupported', `Failed to ${nameOf(command)}: ${item.itemId} is no chat. Name one.`);
  }
  const { interactionId, workgroup } = item;
  if (hasColleague(item)) {
    return allow([{ kind: 'disconnect', interactionId }], [{ kind: 'itemGivenUp', interactionId }]);
  }
  return allow(
    [{ kind: 'transfer', interactionId, destination: { kind: 'queue', value: workgroup } }],
    [{ kind: 'itemForwarded', interactionId }],
  );
}

export function decidePost({ interactionId }: Item, text: string): Decision | Refusal {
  if (text.trim() === '') {
    return refuse('malformedRequest', 'Failed to post a line: it is empty. Send some text.');
  }
  if (text.length > longestLine) {
    return refuse(
      'tooLarge',
      `Failed to post a line: it has ${text.length} characters. Send at most ${longestLine} at a time.`,
    );
  }
  return allow([{ kind: 'sendChatText', interactionId, text }]);
}
