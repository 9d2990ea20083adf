import type { AgentSession } from '../core/cic-port.ts';
import type { Clock } from '../core/clock.ts';
import { createCallCommands } from './call-commands.ts';
import { createCommandSender } from './command-sender.ts';
import type { Completions } from './completions.ts';
import type { DetailWatch } from './detail-watch.ts';
import { createMailCommands } from './mail-commands.ts';
import type { MailWatch } from './mail-watch.ts';
import { createMediaCommands } from './media-commands.ts';
import type { QueueWatch } from './queue-watch.ts';
import type { Session } from './session.ts';
import type { IcwsTimeouts } from './settings.ts';
import type { StatusCatalogue } from './status-catalogue.ts';
import { createWorkCommands } from './work-commands.ts';

export interface AgentCommandContext {
  readonly userId: string;
  readonly session: Pick<Session, 'request'>;
  readonly queue: QueueWatch;
  readonly details: DetailWatch;
  readonly mails: MailWatch;
  readonly catalogue: StatusCatalogue;
  readonly completions: Completions;
  readonly clock: Clock;
  readonly timeouts: IcwsTimeouts;
}

export type AgentCommands = Omit<
  AgentSession,
  'userId' | 'displayName' | 'station' | 'extension' | 'statusMessages' | 'close'
>;

/** All that one agent can ask of CIC. */
export function createAgentCommands(
  context: AgentCommandContext,
  sender = createCommandSender(context.session, context.queue),
): AgentCommands {
  const { userId, queue, details, mails, catalogue, completions, clock, timeouts } = context;
  return {
    ...createCallCommands(userId, sender, queue, timeouts),
    ...createMediaCommands(sender, queue, details, timeouts),
    ...createMailCommands(sender, mails),
    ...createWorkCommands(userId, sender, completions, catalogue, clock, timeouts),
  };
}
