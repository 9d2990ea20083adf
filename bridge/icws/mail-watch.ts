import { BridgeError } from '../core/bridge-error.ts';
import type { CicEvent } from '../core/cic-event.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { MailContent } from '../core/mail-content.ts';
import type { ObservedInteraction } from '../core/observed-interaction.ts';
import type { SessionRequest } from './connection.ts';
import { bridgeErrorOf } from './icws-error.ts';
import type { IcwsAnswer } from './icws-request.ts';
import type { IcwsMessage } from './message.ts';
import { createMilestone, doneWithin, type Milestone } from './wait.ts';

/** The contents of the e-mails in one agent's queue: the queue itself names neither recipients nor text (icws.md 7.10). */
export interface MailWatch {
  /**
   * Passes an event on, e-mails with what is known of them. Each e-mail is watched from when it is first
   * seen, and told again once its contents came.
   */
  tell(event: CicEvent): void;
  onMessage(message: IcwsMessage): void;
  /** Waits for the contents. `unknownItem`, `cicUnavailable`. */
  read(id: string): Promise<MailContent>;
  /** Of an e-mail that was read; empty where it is not known. */
  mailboxOf(id: string): string;
  /** Subscriptions do not survive a session. */
  reset(): void;
}

export interface MailWatchContext {
  readonly userId: string;
  /** Also while the session is being established: the first queue comes then. */
  request(request: SessionRequest): Promise<IcwsAnswer>;
  readonly clock: Clock;
  /** Milliseconds from the subscription to the contents. */
  readonly snapshotMs: number;
  readonly log: Log;
  emit(event: CicEvent): void;
}

interface Mail {
  interaction: ObservedInteraction | undefined;
  content?: MailContent;
  mailbox: string;
  readonly told: Milestone;
  /** The subscription, until it is lost or refused. */
  watching: Promise<BridgeError | undefined> | undefined;
}

export function createMailWatch(context: MailWatchContext): MailWatch {
  const { userId, request, clock, snapshotMs, log, emit } = context;
  const mails = new Map<string, Mail>();

  function mailOf(id: string): Mail {
    const known = mails.get(id);
    if (known) return known;
    const mail: Mail = { interaction: undefined, mailbox: '', told: createMilestone(), watching: undefined };
    mails.set(id, mail);
    return mail;
  }

  async function watch(id: string, mail: Mail): Promise<BridgeError | undefined> {
    const path = `/messaging/subscriptions/interactions/${encodeURIComponent(id)}/email`;
    const answer = await request({ method: 'PUT', path });
    if (answer.ok) return undefined;
    mail.watching = undefined;
    return bridgeErrorOf(`read e-mail ${id}`, answer.failure);
  }

  /** The interaction as it is to be told. */
  function note(interaction: ObservedInteraction): ObservedInteraction {
    if (interaction.channel !== 'email') return interaction;
    const mail = mailOf(interaction.id);
    mail.interaction = interaction;
    if (!mail.watching && interaction.state !== 'disconnected') {
      mail.watching = watch(interaction.id, mail);
      void mail.watching.then((error) => {
        if (error)
          log.info({ user: userId, id: interaction.id, reason: error.message }, 'cannot read an e-mail');
      });
    }
    return mail.content ? filled(interaction, mail.content) : interaction;
  }

  return {
    tell(event) {
      if (event.kind === 'interactionObserved') {
        emit({ ...event, interaction: note(event.interaction) });
        return;
      }
      if (event.kind === 'interactionRemoved') mails.delete(event.interactionId);
      if (event.kind !== 'queueRead') return emit(event);
      const present = new Set(event.interactions?.map(({ id }) => id));
      for (const id of mails.keys()) if (!present.has(id)) mails.delete(id);
      emit({ ...event, interactions: (event.interactions ?? []).map(note) });
    },
    onMessage(message) {
      if (message.kind !== 'mailContents') return;
      const mail = mails.get(message.interactionId);
      if (!mail) return;
      const before = mail.content;
      mail.content = message.content;
      mail.mailbox = message.mailbox;
      const { interaction } = mail;
      if (interaction && !isSameMail(before, message.content)) {
        emit({ kind: 'interactionObserved', interaction: filled(interaction, message.content) });
      }
      mail.told.reach();
    },
    async read(id) {
      const mail = mailOf(id);
      if (mail.content) return mail.content;
      const isTold = doneWithin(mail.told.next(), clock, snapshotMs, new AbortController().signal);
      mail.watching ??= watch(id, mail);
      const error = await mail.watching;
      if (error) {
        if (!mail.interaction) mails.delete(id);
        throw error;
      }
      if ((await isTold) && mail.content) return mail.content;
      const message = `Failed to read e-mail ${id}: CIC sent no contents within ${snapshotMs} ms. Try again, or open it in a CIC client.`;
      throw new BridgeError('cicUnavailable', message, { retryable: true });
    },
    mailboxOf: (id) => mails.get(id)?.mailbox ?? '',
    reset() {
      for (const mail of mails.values()) mail.watching = undefined;
    },
  };
}

function filled(interaction: ObservedInteraction, { to, attachments }: MailContent): ObservedInteraction {
  return {
    ...interaction,
    recipients: to,
    attachments: attachments.map(({ attachmentId, name }) => ({ attachmentId, name })),
  };
}

/** In what an interaction shows of it. */
function isSameMail(one: MailContent | undefined, other: MailContent): boolean {
  const shown = (mail: MailContent) => JSON.stringify([mail.to, mail.attachments]);
  return one !== undefined && shown(one) === shown(other);
}
