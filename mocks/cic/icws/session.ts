import type { UserProfile } from '../pbx/world.ts';
import type { IcwsMessage } from './message.ts';
import type { MessageStream } from './message-stream.ts';

/** More than this many unread messages end the session (icws.md 4). */
const maxQueued = 10_000;

export interface SessionIdentity {
  readonly id: string;
  readonly user: UserProfile;
  readonly csrfToken: string;
  readonly cookie: string;
  readonly language: string;
}

/** Why a session is down, as `GET {S}/connection` goes on telling (icws.md 3.3). */
export interface SessionEnd {
  readonly reason: string;
  readonly shouldReconnect: boolean;
}

/** One login: its secrets and its queue of messages, read by polling or by one stream. */
export class Session {
  readonly identity: SessionIdentity;
  readonly #onOverflow: (session: Session) => void;
  readonly #losesStream: (session: Session) => boolean;
  #queue: IcwsMessage[] = [];
  #stream: MessageStream | undefined;
  #isBlocked = false;
  #isHeld = false;
  #end: SessionEnd | undefined;
  #farewell: IcwsMessage | undefined;
  /** When the client was last heard of; milliseconds. */
  lastSeen: number;

  /** `losesStream` is asked before each message of a stream whether the line breaks now. */
  constructor(
    identity: SessionIdentity,
    now: number,
    onOverflow: (session: Session) => void,
    losesStream: (session: Session) => boolean = () => false,
  ) {
    this.identity = identity;
    this.lastSeen = now;
    this.#onOverflow = onOverflow;
    this.#losesStream = losesStream;
  }

  get id(): string {
    return this.identity.id;
  }

  get user(): UserProfile {
    return this.identity.user;
  }

  get hasStream(): boolean {
    return this.#stream !== undefined;
  }

  /** Set once the session is down. */
  get ended(): SessionEnd | undefined {
    return this.#end;
  }

  push(message: IcwsMessage): void {
    if (this.#end) return;
    if (this.#stream && this.#losesStream(this)) {
      this.#stream.destroy();
      this.#stream = undefined;
      return;
    }
    if (this.#stream && !this.#isBlocked && !this.#isHeld) {
      this.#isBlocked = !this.#stream.send(JSON.stringify(message));
      return;
    }
    this.#queue.push(message);
    if (this.#queue.length > maxQueued) this.#onOverflow(this);
  }

  /** Takes every queued message out; nothing while a stream is open. */
  take(): readonly IcwsMessage[] {
    if (this.#stream) return [];
    const taken = this.#queue;
    this.#queue = [];
    return taken;
  }

  /** Reads by stream from now on; an older stream is closed, queued messages go out first. */
  attach(stream: MessageStream): void {
    this.#stream?.end();
    this.#stream = stream;
    this.#isBlocked = false;
    stream.onReady(() => {
      if (this.#stream !== stream) return;
      this.#isBlocked = false;
      this.#flush();
    });
    stream.onClose(() => {
      if (this.#stream === stream) this.#stream = undefined;
    });
    this.#flush();
  }

  /** Keeps messages off the stream until `release`. */
  hold(): void {
    this.#isHeld = true;
  }

  release(): void {
    this.#isHeld = false;
    this.#flush();
  }

  ping(): void {
    this.#stream?.ping();
  }

  /** Whether a client that polls has yet to learn that the session is down. */
  get hasFarewell(): boolean {
    return this.#farewell !== undefined;
  }

  takeFarewell(): readonly IcwsMessage[] {
    const farewell = this.#farewell;
    this.#farewell = undefined;
    return farewell ? [farewell] : [];
  }

  /** Marks it down with a last message, if there is one to send; closes the stream after it. */
  end(end: SessionEnd, farewell: IcwsMessage | undefined): void {
    this.#end ??= end;
    this.#queue = [];
    if (this.#stream && farewell) this.#stream.send(JSON.stringify(farewell));
    else this.#farewell = farewell;
    this.#stream?.end();
    this.#stream = undefined;
  }

  /** Marks it down and cuts the stream. */
  cut(end: SessionEnd): void {
    this.#end ??= end;
    this.#queue = [];
    this.#stream?.destroy();
    this.#stream = undefined;
  }

  #flush(): void {
    let sent = 0;
    while (this.#stream && !this.#isBlocked && !this.#isHeld && sent < this.#queue.length) {
      this.#isBlocked = !this.#stream.send(JSON.stringify(this.#queue[sent]));
      sent += 1;
    }
    this.#queue.splice(0, sent);
  }
}
