/** Somebody who records; a supervisor's recording is kept apart from the agent's own. */
export interface Recorder {
  readonly userId: string;
  readonly isSupervisor: boolean;
}

/** Somebody who hears along; a coach is also heard, by the agent alone. */
export interface Listener extends Recorder {
  readonly isCoach: boolean;
}

/** A pause for card numbers and the like; ends by itself at `until`, never without it. Times in milliseconds. */
export interface SecurePause {
  readonly since: number;
  readonly until: number | undefined;
}

export interface Recording {
  readonly recorders: readonly Recorder[];
  /** Of the last recording, also once it is over. */
  readonly recordingId: string | undefined;
  /** The snippet that is being made. */
  readonly snippetBy: Recorder | undefined;
  readonly snippetId: string | undefined;
  /** How many recordings and snippets were begun; the next id comes from it. */
  readonly begun: number;
  readonly isPaused: boolean;
  readonly securePause: SecurePause | undefined;
}

export const notRecorded: Recording = {
  recorders: [],
  recordingId: undefined,
  snippetBy: undefined,
  snippetId: undefined,
  begun: 0,
  isPaused: false,
  securePause: undefined,
};

export function isRecorded({ recorders, snippetBy }: Recording): boolean {
  return recorders.length > 0 || snippetBy !== undefined;
}

/** The recording by those alone who may go on; a pause ends with the last of them. */
export function recordedOnlyBy(recording: Recording, mayGoOn: (recorder: Recorder) => boolean): Recording {
  const { recorders, snippetBy } = recording;
  const left = {
    ...recording,
    recorders: recorders.filter(mayGoOn),
    snippetBy: snippetBy && mayGoOn(snippetBy) ? snippetBy : undefined,
  };
  return isRecorded(left) ? left : { ...left, isPaused: false };
}

/** What is left of a recording when the user whose call it was has gone: its ids. */
export function stopRecording(recording: Recording): Recording {
  return { ...notRecorded, ...keptOf(recording) };
}

function keptOf({ recordingId, snippetId, begun }: Recording): Partial<Recording> {
  return { recordingId, snippetId, begun };
}
