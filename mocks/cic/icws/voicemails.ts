import type { Clock, Timer } from '@switchhook/bridge/clock';
import type { PbxChange } from '../pbx/change.ts';
import { type Interaction, isEnded } from '../pbx/interaction.ts';

/** What a caller left for a user; replaced, never changed. */
export interface Voicemail {
  /** The id of the call that left it. */
  readonly id: string;
  readonly userId: string;
  /** The caller's name, or number. */
  readonly from: string;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
  readonly isRead: boolean;
  readonly isPlaying: boolean;
}

export interface VoicemailChange {
  readonly kind: 'voicemail';
  readonly before: Voicemail | undefined;
  readonly after: Voicemail | undefined;
}

/** Every user's voice mails: a call that ends in state M leaves one (icws.md 7.3). */
export interface Voicemails {
  note(change: PbxChange): void;
  /** The oldest first. */
  of(userId: string): readonly Voicemail[];
  find(userId: string, id: string): Voicemail | undefined;
  setRead(voicemail: Voicemail, isRead: boolean): void;
  remove(voicemail: Voicemail): void;
  /** Plays it until it is stopped or over. */
  play(voicemail: Voicemail): void;
  stop(voicemail: Voicemail): void;
  reset(): void;
}

/** How long one takes to play; milliseconds. */
const playMs = 10_000;
/** More than this many of one user: the oldest go. */
const maxOfUser = 100;

export function createVoicemails(clock: Clock, tell: (change: VoicemailChange) => void): Voicemails {
  const byUser = new Map<string, Map<string, Voicemail>>();
  const players = new Map<string, Timer>();

  function store(before: Voicemail | undefined, after: Voicemail): void {
    const own = byUser.get(after.userId) ?? new Map<string, Voicemail>();
    byUser.set(after.userId, own.set(after.id, after));
    tell({ kind: 'voicemail', before, after });
  }

  function remove(voicemail: Voicemail): void {
    cancel(voicemail);
    if (byUser.get(voicemail.userId)?.delete(voicemail.id)) {
      tell({ kind: 'voicemail', before: voicemail, after: undefined });
    }
  }

  function cancel({ id }: Voicemail): void {
    players.get(id)?.cancel();
    players.delete(id);
  }

  function find(userId: string, id: string): Voicemail | undefined {
    return byUser.get(userId)?.get(id);
  }

  function stop(voicemail: Voicemail): void {
    cancel(voicemail);
    const now = find(voicemail.userId, voicemail.id);
    if (now?.isPlaying) store(now, { ...now, isPlaying: false });
  }

  return {
    note(change) {
      if (change.kind !== 'interaction' || change.before?.state !== 'M') return;
      const { before, after } = change;
      if (before.userId === undefined || !after || !isEnded(after)) return;
      store(undefined, left(before, before.userId, clock.now()));
      const own = [...(byUser.get(before.userId)?.values() ?? [])];
      for (const oldest of own.slice(0, Math.max(0, own.length - maxOfUser))) remove(oldest);
    },
    of: (userId) => [...(byUser.get(userId)?.values() ?? [])],
    find,
    setRead(voicemail, isRead) {
      if (voicemail.isRead !== isRead) store(voicemail, { ...voicemail, isRead });
    },
    remove,
    play(voicemail) {
      cancel(voicemail);
      store(voicemail, { ...voicemail, isPlaying: true, isRead: true });
      players.set(
        voicemail.id,
        clock.after(playMs, () => stop(voicemail)),
      );
    },
    stop,
    reset() {
      for (const timer of players.values()) timer.cancel();
      players.clear();
      byUser.clear();
    },
  };
}

function left({ id, remote }: Interaction, userId: string, receivedAt: number): Voicemail {
  return { id, userId, from: remote.name || remote.address, receivedAt, isRead: false, isPlaying: false };
}
