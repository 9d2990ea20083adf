import type { SystemMessage } from '../model.ts';
import { text } from '../text.ts';

/** A system message in the agent's language where SAP says it by itself; as it came where the bridge or CIC does. */
export function messageText({ text: original, notice }: SystemMessage): string {
  if (!notice) return original;
  const words = text.messages.notice;
  switch (notice.kind) {
    case 'connectionOver':
    case 'sessionUnknown':
    case 'linkLost':
    case 'linkBack':
    case 'allSessionsInUse':
    case 'rejectedAtLimit':
    case 'figuresUnreadable':
      return words[notice.kind];
    case 'loggedOff':
      return words.loggedOff(notice.why);
    case 'sent':
      return words.sent(notice.subject);
    case 'lost':
    case 'returned':
      return words[notice.kind][notice.channel](notice.who || words.nobodyKnown);
  }
}
