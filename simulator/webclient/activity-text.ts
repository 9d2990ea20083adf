import type { ActivityView } from '../model.ts';
import { text } from '../text.ts';

/** What was done, in the agent's language where the server tells what it was about. */
export function activityText({ kind, text: original, about, direction = 'in' }: ActivityView): string {
  if (about === undefined || kind === 'note') return original;
  const words = text.record.activity;
  const what = about || text.announce.unknownCaller;
  return kind === 'call' ? words.call[direction](what) : words[kind](what);
}
