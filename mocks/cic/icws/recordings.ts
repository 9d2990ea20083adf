import type { PbxChange } from '../pbx/change.ts';

export interface RecordingAttribute {
  readonly attributeName: string;
  readonly attributeValue: string;
}

/** What is known about a recording; there is no sound. Replaced, never changed. */
export interface StoredRecording {
  readonly id: string;
  /** Whoever recorded, or was recorded on the screen. */
  readonly userId: string;
  readonly tags: readonly string[];
  readonly attributes: readonly RecordingAttribute[];
  /** A recording of a screen, while it runs. */
  readonly screen: 'running' | 'paused' | undefined;
}

/** Recordings of talks and of screens, the latest ten thousand. */
export interface Recordings {
  /** Notes what begins to be recorded. */
  note(change: PbxChange): void;
  find(id: string): StoredRecording | undefined;
  put(recording: StoredRecording): void;
  /** Recordings of a user's screen that run or are paused. */
  screensOf(userId: string): readonly StoredRecording[];
  reset(): void;
}

const maxRecordings = 10_000;

export function createRecordings(): Recordings {
  const recordings = new Map<string, StoredRecording>();

  function put(recording: StoredRecording): void {
    recordings.set(recording.id, recording);
    for (const oldest of recordings.keys()) {
      if (recordings.size <= maxRecordings) break;
      recordings.delete(oldest);
    }
  }

  return {
    note(change) {
      if (change.kind !== 'interaction' || !change.after) return;
      const { recording } = change.after;
      if (recording === change.before?.recording) return;
      const begun = [
        [recording.recordingId, recording.recorders[0]?.userId],
        [recording.snippetId, recording.snippetBy?.userId],
      ] as const;
      for (const [id, userId] of begun) {
        if (id === undefined || userId === undefined || recordings.has(id)) continue;
        put({ id, userId, tags: [], attributes: [], screen: undefined });
      }
    },
    find: (id) => recordings.get(id),
    put,
    screensOf: (userId) =>
      [...recordings.values()].filter((each) => each.userId === userId && each.screen !== undefined),
    reset: () => recordings.clear(),
  };
}
