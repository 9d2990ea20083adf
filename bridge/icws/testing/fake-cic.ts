import type { CicEvent } from '../../core/cic-event.ts';
import type { AgentSession, Cic } from '../../core/cic-port.ts';
import type { CicStatus, CicStatusMessage } from '../../core/work-mode.ts';

const available: CicStatus = {
  statusId: 'Available',
  text: 'Available',
  isAcd: true,
  isAfterCallWork: false,
  isOnPhone: false,
};

const noDirectory: Cic['directory'] = {
  workgroups: async () => [],
  presence: async () => [],
  watch: () => () => {},
};

const noRouting: Cic['actionRouting'] = {
  route: async () => '',
  cancel: async () => {},
  update: async () => {},
  onLeft: () => () => {},
  stateOf: async () => 'open',
  onUp: () => () => {},
};

export interface FakeCic extends Cic {
  /** What it was asked, one line each. */
  readonly asked: readonly string[];
  /** As CIC's messages would, to the newest session. */
  say(event: CicEvent): void;
}

/** A CIC that notes what reaches it; `fail` is thrown instead of an answer about that agent. */
export function fakeCic(
  more: {
    readonly link?: Cic['link'];
    readonly statusMessages?: readonly CicStatusMessage[];
    readonly directory?: Cic['directory'];
    readonly actionRouting?: Cic['actionRouting'];
    readonly fail?: (userId: string) => Error | undefined;
  } = {},
): FakeCic {
  const asked: string[] = [];
  let listener: (event: CicEvent) => void = () => {};
  const note = (what: string, userId: string) => {
    asked.push(`${what} ${userId}`);
    const error = more.fail?.(userId);
    if (error) throw error;
  };
  return {
    link: more.link ?? 'up',
    statusMessages: more.statusMessages ?? [],
    asked,
    say: (event) => listener(event),
    directory: more.directory ?? noDirectory,
    actionRouting: more.actionRouting ?? noRouting,
    start: async () => void asked.push('start'),
    stop: async () => void asked.push('stop'),
    async readStatus(userId) {
      note('readStatus', userId);
      return userId === 'nobody' ? undefined : available;
    },
    async openAgentSession({ userId }, onEvent) {
      note('open', userId);
      listener = onEvent;
      return { userId, displayName: userId, station: 'WS1' } as AgentSession;
    },
  };
}
