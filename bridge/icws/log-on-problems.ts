import { BridgeError } from '../core/bridge-error.ts';
import type { Cic } from '../core/cic-port.ts';

export interface LogOnProblem {
  readonly userId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly message: string;
}

/** A CIC that remembers which agents could not be logged on, and why (G22, G40): for the service page. */
export interface RememberingCic extends Cic {
  /** The newest of each agent, newest first. */
  readonly problems: readonly LogOnProblem[];
  /** For what went wrong before CIC was asked, such as a password that is not known. */
  noteProblem(userId: string, error: unknown): void;
}

/** More than fit on a page; the log has them all. */
const kept = 20;

export function rememberLogOnProblems(cic: Cic, now: () => number): RememberingCic {
  const problems = new Map<string, LogOnProblem>();

  function note(userId: string, message: string): void {
    problems.delete(userId);
    problems.set(userId, { userId, at: now(), message });
    const [oldest] = problems.keys();
    if (problems.size > kept && oldest !== undefined) problems.delete(oldest);
  }

  /** That CIC cannot be reached concerns all agents and stands on the page already. */
  function noteProblem(userId: string, error: unknown): void {
    if (error instanceof BridgeError && error.code !== 'cicUnavailable') note(userId, error.message);
  }

  async function noting<T>(userId: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      noteProblem(userId, error);
      throw error;
    }
  }

  return {
    get link() {
      return cic.link;
    },
    get statusMessages() {
      return cic.statusMessages;
    },
    get problems() {
      return [...problems.values()].toReversed();
    },
    noteProblem,
    directory: cic.directory,
    actionRouting: cic.actionRouting,
    start: () => cic.start(),
    stop: () => cic.stop(),
    readStatus: (userId) =>
      noting(userId, async () => {
        const status = await cic.readStatus(userId);
        if (!status) note(userId, `CIC has no user ${JSON.stringify(userId)}.`);
        return status;
      }),
    openAgentSession: (logOn, onEvent) =>
      noting(logOn.userId, async () => {
        const { userId } = logOn;
        const session = await cic.openAgentSession(logOn, (event) => {
          if (event.kind === 'stationLost') {
            note(
              userId,
              `CIC gave station ${event.station} to another session. Log the agent off and on again.`,
            );
          }
          onEvent(event);
        });
        problems.delete(userId);
        return session;
      }),
  };
}
