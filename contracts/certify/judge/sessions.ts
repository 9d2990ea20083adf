import type { UnderstoodMessage } from './read-messages.ts';

/** Milliseconds: an operation at the end of a recording may have its consequence after it. */
export const patience = 2_000;

export function isEvent({ name }: UnderstoodMessage): boolean {
  return name.startsWith('IciEvent.');
}

/** Nothing has to be told after it: the session of the agent ends or begins anew. */
export function isGoodbye(
  { name, input, headerUserId }: UnderstoodMessage,
  owner: string | undefined,
): boolean {
  if (name === 'IciEvent.subscriptionEnded') return headerUserId === owner;
  if (name === 'IciUser.unsubscribe' || name === 'IciUser.getAttributes') return input.userId === owner;
  return name === 'IciUser.setCurrentWorkmode' && input.workmode === '1';
}
