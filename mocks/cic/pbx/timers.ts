import type { Interaction } from './interaction.ts';
import type { PbxSettings } from './settings.ts';
import type { User } from './user.ts';

/** A timer that a record needs in its present state; another reason means another timer. */
interface NeededTimer {
  readonly reason: string;
  readonly afterMs: number;
}

/** An interaction waits for at most one thing at a time, so its state alone tells which timer runs. */
export function interactionTimer(
  interaction: Interaction | undefined,
  settings: PbxSettings,
): NeededTimer | undefined {
  switch (interaction?.state) {
    case 'S':
      return { reason: `dialing ${interaction.stateText}`, afterMs: settings.dialStepMs };
    case 'A':
      // whoever chats or wrote waits for the agent, and has no voice mail to go to
      if (interaction.kind !== 'call' && !interaction.isAcd) return undefined;
      return {
        reason: `alerting ${interaction.userId} ${interaction.times.userQueue}`,
        afterMs: interaction.isAcd ? settings.offeringTimeoutMs : settings.directRingMs,
      };
    case 'M':
      return { reason: `voicemail ${interaction.userId}`, afterMs: settings.voicemailMs };
    case 'I':
    case 'E':
      return { reason: 'ended', afterMs: settings.deallocateMs };
    case 'P': {
      const snooze = interaction.callback?.snooze;
      if (!snooze) return undefined;
      return { reason: `snoozed until ${snooze.until}`, afterMs: snooze.until - snooze.since };
    }
    default:
      return interaction && whileHandled(interaction);
  }
}

function whileHandled({ recording: { securePause } }: Interaction): NeededTimer | undefined {
  if (securePause?.until === undefined) return undefined;
  const { since, until } = securePause;
  return { reason: `securePause ${since} ${until}`, afterMs: until - since };
}

export function userTimer(user: User, settings: PbxSettings): NeededTimer | undefined {
  if (!user.wrapUp) return undefined;
  return { reason: `wrapUp ${user.wrapUp.since}`, afterMs: settings.wrapUpMs };
}
