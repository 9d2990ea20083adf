import type { AgentSession } from '../core/cic-port.ts';
import type { Clock } from '../core/clock.ts';
import { createCallCommands } from './call-commands.ts';
import { createCommandSender } from './command-sender.ts';
import type { Completions } from './completions.ts';
import type { DetailWatch } from './detail-watch.ts';
import { createMediaCommands } from './media-commands.ts';
import type { QueueWatch } from './queue-watch.ts';
import type { Session } from './session.ts';
import type { IcwsTimeouts } from './settings.ts';
import { createWorkCommands } from './work-commands.ts';

export interface AgentCommandContext {
  readonly userId: string;
  readonly session: Session;
  readonly queue: QueueWatch;
  readonly details: DetailWatch;
  readonly completions: Completions;
  readonly clock: Clock;
  readonly timeouts: IcwsTimeouts;
}

export type AgentCommands = Omit<AgentSession, 'userId' | 'displayName' | 'station' | 'close'>;

/** All that one agent can ask of CIC. */
export function createAgentCommands(context: AgentCommandContext): AgentCommands {
  const { userId, session, queue, details, completions, clock, timeouts } = context;
  const sender = createCommandSender(session, queue);
  return {
    ...createCallCommands(sender, queue, timeouts),
    ...createMediaCommands(sender, queue, details, timeouts),
    ...createWorkCommands(userId, sender, completions, clock, timeouts),
  };
}
