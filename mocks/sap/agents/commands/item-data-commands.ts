import { chatPosting } from '../../ici/wire-schemas.ts';
import { isFieldName, writeAttachedFields } from '../../interaction-center/attached-fields.ts';
import { done, type Outcome } from '../outcome.ts';
import { type CommandContext, type CommandOf, chosenItem, onItem, refused } from './command-context.ts';

/** Writes a line of a chat; chatNewPosting brings it back, to the writer too. */
export async function postChat(command: CommandOf<'postChat'>, context: CommandContext): Promise<Outcome> {
  const chosen = chosenItem(command.itemId, 'write', context.state(), 'ChatPost');
  if ('kind' in chosen) return chosen;
  const { itemId, channel } = chosen.item.view;
  if (channel !== 'chat') return refused('write', 'the item is no chat. Choose the session of a chat.');
  const input = { chatSessionId: itemId, contentText: command.text };
  await onItem(itemId, context, () => context.bridge.ask('IciChat.newPosting', input, chatPosting));
  return done;
}

/** Sets fields of the item attached data; those that are not named stay (ici.md 7). */
export async function setAttachedData(
  command: CommandOf<'setAttachedData'>,
  context: CommandContext,
): Promise<Outcome> {
  const chosen = chosenItem(command.itemId, 'set the data', context.state());
  if ('kind' in chosen) return chosen;
  const wrong = Object.keys(command.fields).find((name) => !isFieldName(name));
  if (wrong !== undefined) {
    const message = `Failed to set the data: ${JSON.stringify(wrong)} cannot be a field. Use letters, digits and _.`;
    return { kind: 'incomplete', message };
  }
  const { itemId, attachedData } = chosen.item.view;
  const fields = new Map(attachedData.map(({ name, value }) => [name, value]));
  for (const [name, value] of Object.entries(command.fields)) fields.set(name, value);
  const document = writeAttachedFields([...fields].map(([name, value]) => ({ name, value })));
  await onItem(itemId, context, () =>
    context.bridge.tell('IciItem.setAttachedData', { itemId, attachedData: document }),
  );
  return done;
}
