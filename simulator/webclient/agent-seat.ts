import type { AgentView, SystemMessage } from '../model.ts';
import { text } from '../text.ts';
import type { CommandEvent } from '../toolbar/command-event.ts';
import { agentCommandOf, connectAgent } from './agent-connection.ts';
import type { Outcome } from './outcome.ts';
import type { PageClock } from './page-clock.ts';
import type { WebclientSource } from './webclient-source.ts';

/** One agent in the page, as the web client is to show them. */
export interface SeatView {
  readonly userId: string;
  readonly agent?: AgentView;
  readonly isLoggingOn: boolean;
  /** Why there is no agent to show. */
  readonly trouble?: string;
}

export interface AgentSeat {
  readonly userId: string;
  readonly source: WebclientSource;
  view(): SeatView;
  onCommand(event: CommandEvent): Promise<void>;
  /** Tells the agent something that the server did not. */
  notice(severity: SystemMessage['severity'], line: string): void;
  close(): void;
}

interface SeatState {
  readonly agent?: AgentView;
  readonly isLoggingOn: boolean;
  readonly notices: readonly SystemMessage[];
  readonly isLinkLost: boolean;
  readonly isUnknown: boolean;
}

interface SeatOptions {
  readonly userId: string;
  readonly clock: PageClock;
  readonly onChange: () => void;
  /** Where the API is, without `/api`; the page's own server where absent. */
  readonly base?: string;
  readonly connect?: typeof connectAgent;
}

const noticesKept = 10;

/** Keeps one agent's view up to date and carries what they ask for. */
export function createSeat({
  userId,
  clock,
  onChange,
  base = '',
  connect = connectAgent,
}: SeatOptions): AgentSeat {
  let state: SeatState = { isLoggingOn: false, notices: [], isLinkLost: false, isUnknown: false };
  let noticesShown = 0;
  let shown: AgentView | undefined;

  const update = (change: Partial<SeatState>): void => {
    state = { ...state, ...change };
    shown = shownAgent(state, clock);
    onChange();
  };

  const notice = (severity: SystemMessage['severity'], line: string): void => {
    noticesShown += 1;
    const message: SystemMessage = { id: `page-${noticesShown}`, severity, text: line, at: clock.now() };
    update({ notices: [...state.notices, message].slice(-noticesKept) });
  };

  const connection = connect({
    userId,
    clock,
    base,
    onView: (agent) => update({ agent }),
    onLink: (link) => update({ isLinkLost: link === 'lost' }),
    onUnknown: () => update({ isUnknown: true }),
  });

  const carryOut = (event: CommandEvent): Promise<Outcome> => {
    const command = agentCommandOf(event);
    if (command) return connection.send(command);
    return event.command === 'logOn' ? connection.logOn(event.value) : connection.logOff();
  };

  return {
    userId,
    source: connection.source,
    view: () => ({
      userId,
      isLoggingOn: state.isLoggingOn,
      ...(shown ? { agent: shown } : {}),
      ...(state.isUnknown ? { trouble: text.page.unknownAgent(userId) } : {}),
    }),
    async onCommand(event) {
      const isLogOn = event.command === 'logOn';
      if (isLogOn) update({ isLoggingOn: true });
      const outcome = await carryOut(event);
      if (isLogOn) update({ isLoggingOn: false });
      if (!outcome.isDone) notice('error', outcome.why);
    },
    notice,
    close: connection.close,
  };
}

// Without a stream the view may be old, so nothing that needs the communication system is offered.
function shownAgent({ agent, notices, isLinkLost }: SeatState, clock: PageClock): AgentView | undefined {
  if (!agent) return undefined;
  // The server tells most refusals in the agent's own messages; said twice is said once too often.
  const untold = notices.filter((notice) => !agent.messages.some(({ text }) => text.startsWith(notice.text)));
  const messages = [...agent.messages, ...untold].toSorted((one, other) => one.at - other.at);
  if (!isLinkLost) return { ...agent, messages };
  const lost: SystemMessage = {
    id: 'page-link',
    severity: 'warning',
    text: text.page.linkLost,
    at: clock.now(),
  };
  return { ...agent, cms: agent.isLoggedOn ? 'lost' : agent.cms, messages: [...messages, lost] };
}
