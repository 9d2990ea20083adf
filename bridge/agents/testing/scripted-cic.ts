import { BridgeError } from '../../core/bridge-error.ts';
import type { CicEvent } from '../../core/cic-event.ts';
import type { AgentLogOn, AgentSession, Cic } from '../../core/cic-port.ts';
import type { ObservedCall } from '../../core/observed-call.ts';
import type { CicStatus } from '../../core/work-mode.ts';

export const available: CicStatus = {
  statusId: 'Available',
  text: 'Available',
  isAcd: true,
  isAfterCallWork: false,
  isOnPhone: false,
};

export function observedCall(id: string, more: Partial<ObservedCall> = {}): ObservedCall {
  return {
    id,
    state: 'alerting',
    direction: 'in',
    isInternal: false,
    remoteNumber: 'sip:+496227747474@example.com',
    remoteName: 'Erika Example',
    dialedNumber: '1001',
    workgroup: 'Sales',
    startedAt: '',
    attributes: {},
    ...more,
  };
}

/** A CIC of a test: it knows `agent1` and `agent2`, notes every command, and says what the test makes it say. */
export class ScriptedCic implements Cic {
  readonly link = 'up';
  readonly statusMessages = [];
  readonly commands: string[] = [];
  /** The names in CIC's spelling, where it differs from SAP's. */
  readonly spelling = new Map<string, string>();
  /** Calls that are in an agent's queue when the agent logs on. */
  readonly waiting: ObservedCall[] = [];
  /** The next command of this name fails with CIC's own words. */
  failNext: string | undefined;
  /** Runs between CIC's taking a request to dial and its reply. */
  beforeDialReply: () => void = () => undefined;
  readonly #listeners = new Map<string, (event: CicEvent) => void>();

  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  async readStatus(userId: string): Promise<CicStatus | undefined> {
    return /^agent[12]$/.test(userId) ? available : undefined;
  }

  async openAgentSession(logOn: AgentLogOn, onEvent: (event: CicEvent) => void): Promise<AgentSession> {
    const { userId, station } = logOn;
    this.#note('logOn', userId);
    this.#listeners.set(userId, onEvent);
    onEvent({ kind: 'statusObserved', status: available });
    onEvent({ kind: 'queueRead', calls: this.waiting });
    return {
      userId: this.spelling.get(userId) ?? userId,
      displayName: 'Anna Muster',
      station: station ?? 'WS-AGENT1',
      setStatus: async (statusId) => this.#note('setStatus', statusId),
      createCall: async (target) => {
        this.#note('createCall', target);
        this.beforeDialReply();
        return '900';
      },
      pickup: async (callId) => this.#note('pickup', callId),
      hold: async (callId, on) => this.#note('hold', `${callId} ${on}`),
      disconnect: async (callId) => this.#note('disconnect', callId),
      sendToVoicemail: async (callId) => this.#note('sendToVoicemail', callId),
      transferToWorkgroup: async (callId, workgroup) =>
        this.#note('transferToWorkgroup', `${callId} ${workgroup}`),
      writeAttributes: async (callId, attributes) =>
        this.#note('writeAttributes', `${callId} ${Object.keys(attributes)}`),
      mute: async (callId, on) => this.#note('mute', `${callId} ${on}`),
      blindTransfer: async (callId, target) => this.#note('blindTransfer', `${callId} ${target.kind}`),
      consult: async (callId) => {
        this.#note('consult', callId);
        return { consultId: '901', callId: '901' };
      },
      concludeConsult: async (callId) => this.#note('concludeConsult', callId),
      cancelConsult: async (callId) => this.#note('cancelConsult', callId),
      changeAudience: async (callId, _, audience) => this.#note('changeAudience', `${callId} ${audience}`),
      conference: async (callIds) => {
        this.#note('conference', callIds.join(' '));
        return '902';
      },
      addToConference: async (conferenceId) => this.#note('addToConference', conferenceId),
      inviteParty: async (callId, target) => this.#note('inviteParty', `${callId} ${target}`),
      inviteToConference: async (conferenceId, target) =>
        this.#note('inviteToConference', `${conferenceId} ${target}`),
      sendDigits: async (callId, digits) => this.#note('sendDigits', `${callId} ${digits}`),
      record: async (callId, on) => this.#note('record', `${callId} ${on}`),
      pauseRecording: async (callId, on) => this.#note('pauseRecording', `${callId} ${on}`),
      watchChat: async (id) => this.#note('watchChat', id),
      sendChatText: async (id, text) => this.#note('sendChatText', `${id} ${text}`),
      setTyping: async (id, on) => this.#note('setTyping', `${id} ${on}`),
      watchCallback: async (id) => this.#note('watchCallback', id),
      callBack: async (id, target) => {
        this.#note('callBack', `${id} ${target}`);
        return '903';
      },
      completeCallback: async (id, outcome) => this.#note('completeCallback', `${id} ${outcome}`),
      assignWrapUp: async (id, { code }) => this.#note('assignWrapUp', `${id} ${code}`),
      readActivations: async () => ({ Sales: true }),
      setActivations: async (changes) => {
        this.#note('setActivations', Object.keys(changes).join(' '));
        return changes;
      },
      close: async () => {
        this.#note('logOff', userId);
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

  #note(name: string, what: string): void {
    if (this.failNext === name) {
      this.failNext = undefined;
      throw new BridgeError('cicUnavailable', `Failed to ${name}: CIC said no. Try again.`);
    }
    this.commands.push(`${name} ${what}`);
  }
}
