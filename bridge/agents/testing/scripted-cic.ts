import { BridgeError } from '../../core/bridge-error.ts';
import type { CicEvent } from '../../core/cic-event.ts';
import type { ActionRouting, AgentLogOn, AgentSession, Cic, TransferTarget } from '../../core/cic-port.ts';
import type { CicDirectory } from '../../core/directory-port.ts';
import type { MailContent } from '../../core/mail-content.ts';
import type { ObservedCall } from '../../core/observed-call.ts';
import type { ObservedInteraction } from '../../core/observed-interaction.ts';
import { aCall, available } from '../../core/testing/agents-at-work.ts';
import type { CicStatus } from '../../core/work-mode.ts';

export { available };

export function observedCall(id: string, more: Partial<ObservedCall> = {}): ObservedCall {
  return aCall(id, 'alerting', { startedAt: '', ...more });
}

export const someMail: MailContent = {
  from: 'sales@example.com',
  to: ['erika@example.com'],
  cc: [],
  subject: 'Re: A question',
  contentType: 'text/plain',
  text: 'An answer',
  attachments: [],
};

/** A CIC of a test: it knows `agent1` to `agent3`, notes every command, and says what the test makes it say. */
export class ScriptedCic implements Cic {
  readonly link = 'up';
  readonly statusMessages = [];
  readonly commands: string[] = [];
  /** How agents logged on. */
  readonly logOns: AgentLogOn[] = [];
  /** The names in CIC's spelling, where it differs from SAP's. */
  readonly spelling = new Map<string, string>();
  /** Calls that are in an agent's queue when the agent logs on. */
  readonly waiting: ObservedCall[] = [];
  readonly waitingInteractions: ObservedInteraction[] = [];
  /** In which workgroups every agent is active. */
  activations: Readonly<Record<string, boolean>> = { Sales: true };
  /** The next command of this name fails with CIC's own words. */
  failNext: string | undefined;
  /** The answer to the next command of this name waits for `release`. */
  holdNext: string | undefined;
  release: () => void = () => undefined;
  /** Runs between CIC's taking a command of this name and its reply. */
  readonly beforeReply = new Map<string, () => void>();
  readonly #listeners = new Map<string, (event: CicEvent) => void>();

  /** Runs between CIC's taking a request to dial and its reply. */
  set beforeDialReply(run: () => void) {
    this.beforeReply.set('createCall', run);
  }

  /** The status messages in a language; none unless a test says so. */
  statusMessagesOf: (language: string | undefined) => AgentSession['statusMessages'] = () => [];

  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  readonly directory: CicDirectory = {
    workgroups: async () => [],
    presence: async () => [],
    watch: () => () => undefined,
  };

  readonly actionRouting: ActionRouting = {
    route: async () => '900',
    cancel: async () => undefined,
    update: async () => undefined,
    onLeft: () => () => undefined,
    stateOf: async () => 'open',
    onUp: () => () => undefined,
  };

  async readStatus(userId: string): Promise<CicStatus | undefined> {
    return /^agent[12]$/.test(userId) ? available : undefined;
  }

  async openAgentSession(logOn: AgentLogOn, onEvent: (event: CicEvent) => void): Promise<AgentSession> {
    const { userId, station } = logOn;
    this.logOns.push(logOn);
    await this.#note('logOn', userId);
    this.#listeners.set(userId, onEvent);
    onEvent({ kind: 'statusObserved', status: available });
    onEvent({ kind: 'queueRead', calls: this.waiting, interactions: this.waitingInteractions });
    return {
      userId: this.spelling.get(userId) ?? userId,
      displayName: 'Anna Muster',
      station: station ?? 'WS-AGENT1',
      extension: '1001',
      statusMessages: this.statusMessagesOf(logOn.language),
      setStatus: (statusId) => this.#note('setStatus', statusId),
      setForwarding: (target) => this.#note('setForwarding', target ?? 'off'),
      createCall: async (target) => {
        await this.#note('createCall', target);
        return '900';
      },
      pickup: (callId) => this.#note('pickup', callId),
      hold: (callId, on) => this.#note('hold', `${callId} ${on}`),
      park: (callId) => this.#note('park', callId),
      disconnect: (callId) => this.#note('disconnect', callId),
      sendToVoicemail: (callId) => this.#note('sendToVoicemail', callId),
      transferToWorkgroup: (callId, workgroup) => this.#note('transferToWorkgroup', `${callId} ${workgroup}`),
      writeAttributes: (callId, attributes) =>
        this.#note('writeAttributes', `${callId} ${Object.keys(attributes)}`),
      mute: (callId, on) => this.#note('mute', `${callId} ${on}`),
      blindTransfer: (callId, target) => this.#note('blindTransfer', `${callId} ${nameOf(target)}`),
      consult: async (callId, target) => {
        await this.#note('consult', `${callId} ${nameOf(target)}`);
        return { consultId: 'C1', callId: '901' };
      },
      concludeConsult: (callId, consultId) => this.#note('concludeConsult', `${callId} ${consultId}`),
      cancelConsult: (callId, consultId) => this.#note('cancelConsult', `${callId} ${consultId}`),
      changeAudience: (callId, _, audience) => this.#note('changeAudience', `${callId} ${audience}`),
      conference: async (callIds) => {
        await this.#note('conference', callIds.join(' '));
        return '902';
      },
      addToConference: (conferenceId, callIds) =>
        this.#note('addToConference', [conferenceId, ...callIds].join(' ')),
      inviteParty: (callId, target) => this.#note('inviteParty', `${callId} ${target}`),
      inviteToConference: (conferenceId, target) =>
        this.#note('inviteToConference', `${conferenceId} ${target}`),
      sendDigits: (callId, digits) => this.#note('sendDigits', `${callId} ${digits}`),
      record: (callId, on) => this.#note('record', `${callId} ${on}`),
      pauseRecording: (callId, on) => this.#note('pauseRecording', `${callId} ${on}`),
      watchChat: (id) => this.#note('watchChat', id),
      sendChatText: (id, text) => this.#note('sendChatText', `${id} ${text}`),
      setTyping: (id, on) => this.#note('setTyping', `${id} ${on}`),
      watchCallback: (id) => this.#note('watchCallback', id),
      callBack: async (id, target) => {
        await this.#note('callBack', `${id} ${target}`);
        return '903';
      },
      completeCallback: (id, outcome) => this.#note('completeCallback', `${id} ${outcome}`),
      readMail: async (id) => {
        await this.#note('readMail', id);
        return someMail;
      },
      replyToMail: async (id) => {
        await this.#note('replyToMail', id);
        return '904';
      },
      sendMail: async (content) => {
        await this.#note('sendMail', content.to.join(' '));
        return '905';
      },
      assignWrapUp: (id, { code }) => this.#note('assignWrapUp', `${id} ${code}`),
      readActivations: async () => this.activations,
      setActivations: async (changes) => {
        await this.#note('setActivations', JSON.stringify(changes));
        this.activations = { ...this.activations, ...changes };
        return this.activations;
      },
      close: async () => {
        this.commands.push(`logOff ${userId}`);
        this.#listeners.delete(userId);
      },
    };
  }

  /** Says something to the agent's session, as CIC's messages would. */
  say(userId: string, event: CicEvent): void {
    const listener = this.#listeners.get(userId);
    if (!listener) throw new Error(`Failed to speak to ${userId}: no session is open. Subscribe first.`);
    listener(event);
  }

  async #note(name: string, what: string): Promise<void> {
    if (this.holdNext === name) {
      this.holdNext = undefined;
      await new Promise<void>((resolve) => {
        this.release = resolve;
      });
    }
    if (this.failNext === name) {
      this.failNext = undefined;
      throw new BridgeError('cicUnavailable', `Failed to ${name}: CIC said no. Try again.`);
    }
    this.commands.push(`${name} ${what}`);
    this.beforeReply.get(name)?.();
  }
}

function nameOf(target: TransferTarget): string {
  if (target.kind === 'number') return target.number;
  return target.kind === 'workgroup' ? target.workgroup : target.userId;
}
