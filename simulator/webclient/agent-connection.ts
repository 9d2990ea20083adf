import type { AgentCommand, AgentView, ItemCommandName } from '../model.ts';
import type { CommandEvent } from '../toolbar/command-event.ts';
import { createHeartbeat } from './heartbeat.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { type PageClock, pageClock } from './page-clock.ts';
import type { WebclientSource } from './webclient-source.ts';

/** The part of `EventSource` that a connection uses. */
export interface ViewStream {
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface AgentConnectionOptions {
  readonly userId: string;
  /** The page's own where absent. */
  readonly clock?: PageClock;
  readonly onView: (view: AgentView) => void;
  readonly onLink: (link: 'open' | 'lost') => void;
  /** The server knows no such agent; nothing is tried again. */
  readonly onUnknown: () => void;
  /** Where the API is, without `/api`; the page's own server where absent. */
  readonly base?: string;
  readonly fetch?: typeof fetch;
  readonly openStream?: (url: string) => ViewStream;
}

export interface AgentConnection {
  logOn(workCenter?: string): Promise<Outcome>;
  logOff(): Promise<Outcome>;
  send(command: AgentCommand): Promise<Outcome>;
  /** What the pages read besides the view. */
  readonly source: WebclientSource;
  close(): void;
}

const firstRetryMs = 250;
const lastRetryMs = 4_000;

/**
 * Follows one agent's view and carries the agent's commands; a lost stream is opened again, ever more slowly.
 *
 * @example
 * const agent = connectAgent({ base: 'http://127.0.0.1:4300', userId: 'agent1', onView, onLink, onUnknown });
 * await agent.logOn();
 */
export function connectAgent(options: AgentConnectionOptions): AgentConnection {
  const { clock = pageClock, onView, onLink, onUnknown } = options;
  const request = options.fetch ?? fetch;
  const openStream = options.openStream ?? ((url: string) => new EventSource(url));
  const agentUrl = `${options.base ?? ''}/api/agents/${encodeURIComponent(options.userId)}`;
  let stream: ViewStream | undefined;
  let callOffRetry: (() => void) | undefined;
  let retryMs = firstRetryMs;
  let isClosed = false;

  const open = (): void => {
    stream = openStream(`${agentUrl}/stream`);
    stream.onopen = () => {
      retryMs = firstRetryMs;
      onLink('open');
    };
    stream.addEventListener('view', (event) => {
      const view = JSON.parse(event.data) as AgentView;
      heartbeat.look(view);
      onView(view);
    });
    // EventSource gives up for good on an HTTP error, and does not say which; so each loss is answered here.
    stream.onerror = () => {
      stream?.close();
      onLink('lost');
      void retryUnlessUnknown();
    };
  };

  const retryUnlessUnknown = async (): Promise<void> => {
    const isUnknown = await request(agentUrl).then(
      ({ status }) => status === 404,
      () => false,
    );
    if (isClosed) return;
    if (isUnknown) {
      onUnknown();
      return;
    }
    callOffRetry = clock.after(retryMs, open);
    retryMs = Math.min(retryMs * 2, lastRetryMs);
  };

  const post = (path: string, body: unknown): Promise<Outcome> =>
    outcomeOf(
      request(`${agentUrl}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );

  const heartbeat = createHeartbeat({ clock, ping: () => void post('ping', {}) });

  // Requests overtake each other, and two lines written quickly must not change places.
  let written: Promise<unknown> = Promise.resolve();
  const inTurn = (command: AgentCommand): Promise<Outcome> => {
    const next = written.then(() => post('commands', command));
    written = next;
    return next;
  };

  const read = <Answer>(url: string): Promise<Outcome<Answer>> => outcomeOf<Answer>(request(url));

  open();
  return {
    source: {
      directory: () => read(`${agentUrl}/directory`),
      folders: () => read(`${agentUrl}/folders`),
      messages: (folderId) => read(`${agentUrl}/folders/${encodeURIComponent(folderId)}/messages`),
      content: (messageId) => read(`${agentUrl}/messages/${encodeURIComponent(messageId)}/content`),
      answers: () => read(`${options.base ?? ''}/api/standard-answers`),
    },
    logOn: (workCenter) => post('log-on', workCenter ? { workcenterId: workCenter } : {}),
    logOff: () => post('log-off', {}),
    send: (command) => (command.command === 'postChat' ? inTurn(command) : post('commands', command)),
    close() {
      isClosed = true;
      heartbeat.stop();
      callOffRetry?.();
      stream?.close();
    },
  };
}

/** What an event asks of the server; undefined for log-on and log-off, which have their own requests. */
export function agentCommandOf(event: CommandEvent): AgentCommand | undefined {
  if (event.request) return event.request;
  const { command, itemId, sessionId, value } = event;
  switch (command) {
    case 'logOn':
    case 'logOff':
      return undefined;
    case 'dial':
      return { command, number: value ?? '' };
    case 'setWorkMode':
      return { command, workMode: value ?? '' };
    case 'activateSession':
      return { command, sessionId: sessionId ?? '' };
    default:
      // Only commands that need an item and nothing else are sent without a request of their own.
      return { command: command as ItemCommandName, ...(itemId === undefined ? {} : { itemId }) };
  }
}
