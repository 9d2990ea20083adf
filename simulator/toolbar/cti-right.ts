import type { CtiDetail, SessionView } from '../model.ts';
import { text } from '../text.ts';

/** The right side of the CTI bar in the agent's language. */
export function ctiRight({ ctiBar: { right, details } }: SessionView): string {
  return details ? details.map(wordsOf).join(' · ') : right;
}

/** True where the right side names the queue: once is enough. */
export const hasQueueOnRight = ({ ctiBar: { details } }: SessionView): boolean =>
  details?.some(({ kind }) => kind === 'queue') ?? false;

function wordsOf(detail: CtiDetail): string {
  switch (detail.kind) {
    case 'unknownNumber':
      return text.cti.unknownNumber;
    case 'unknownAddress':
      return text.cti.unknownAddress;
    case 'queue':
      return text.cti.queue(detail.text);
    case 'name':
    case 'title':
      return detail.text;
  }
}
