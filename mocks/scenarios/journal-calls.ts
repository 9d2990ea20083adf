import type { AgentCommand } from '@switchhook/simulator/model';
import type { Journal } from './journal.ts';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

const agentPath = /^\/api\/agents\/([^/]+)\/(log-on|log-off|commands)$/;
/** What of the mock SAP's other routes changes the world; the desk's own do not. */
const sapPath = /^\/api\/(action-items|broadcasts|settings|partners|wire\/faults|clock\/advance)(\/|$)/;

/** Notes a call of the mock SAP's API where a person or a script did something through it. */
export function noteSapCall(journal: Journal, { method, path, body }: Call): (status: number) => void {
  const [, userId, action] = agentPath.exec(path) ?? [];
  if (userId !== undefined) {
    const done = journal.note({
      kind: 'command',
      userId: decodeURIComponent(userId),
      command:
        action === 'commands'
          ? (body as AgentCommand)
          : { command: action === 'log-on' ? 'logOn' : 'logOff', ...(body as object | undefined) },
    });
    return (status) => done({ status });
  }
  if (!sapPath.test(path)) return () => undefined;
  const done = journal.note({ kind: 'act', part: 'sap', method, path: path.slice('/api'.length), body });
  return (status) => done({ status });
}

/** Notes a call of the mock CIC's control API, after it was answered. */
export function noteControlCall(
  journal: Journal,
  { method, path, body, status, answer }: Call & { readonly status: number; readonly answer: unknown },
): void {
  const below = path.replace(/^\/control/, '');
  journal.note({ kind: 'act', part: 'cic', method, path: below, body, answer, status });
}
