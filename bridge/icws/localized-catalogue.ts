import type { Log } from '../core/log.ts';
import type { LiveConnection } from './live-connection.ts';
import { statusMessageList } from './message.ts';
import type { StatusCatalogue } from './status-catalogue.ts';

export interface LocalizedCatalogue extends StatusCatalogue {
  /** Reads the texts in the language of this session; without them those of the service session stay. */
  read(live: LiveConnection): Promise<void>;
}

/** The statuses of `base` with the texts of one agent's language (G29); behaviour is the same in every language. */
export function localizedCatalogue(base: StatusCatalogue, userId: string, log: Log): LocalizedCatalogue {
  const texts = new Map<string, string>();
  return {
    get messages() {
      return base.messages.map((message) => ({
        ...message,
        text: texts.get(message.id.toLowerCase()) ?? message.text,
      }));
    },
    get forwardStatusId() {
      return base.forwardStatusId;
    },
    known: base.known,
    apply: base.apply,
    isForward: base.isForward,
    watch: base.watch,
    describe(status) {
      const described = base.describe(status);
      return { ...described, text: texts.get(described.statusId.toLowerCase()) ?? described.text };
    },
    async read(live) {
      const answer = await live.request({ method: 'GET', path: '/status/status-messages' });
      const { data } = statusMessageList.safeParse(answer.ok ? answer.body : undefined);
      if (!data) {
        const reason = answer.ok ? 'the answer has no list of them' : answer.failure.message;
        log.info({ user: userId, reason }, "cannot read the status texts of the agent's language");
        return;
      }
      for (const { statusId, messageText } of data.statusMessageList) {
        if (messageText) texts.set(statusId.toLowerCase(), messageText);
      }
    },
  };
}
