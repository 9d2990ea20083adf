import { type Agent, type AgentRules, agentCapabilities, callCapabilities, visibleCalls } from './agent.ts';
import { assertNever } from './assert-never.ts';
import { mergeAttachedData, parseAttachedData, writeAttachedData } from './attached-data.ts';
import { BridgeError } from './bridge-error.ts';
import type { CicCommand } from './effect.ts';
import type { ErrorName } from './error-codes.ts';
import { attachedDataAttribute } from './observe-call.ts';
import type { CallCapability, PhoneCall } from './phone-call.ts';
import { fixedWorkModes, type WorkMode } from './work-mode.ts';

/** What SAP may ask of a call without saying more. */
export type CallCommandKind = 'accept' | 'reject' | 'drop' | 'hold' | 'retrieve' | 'end' | 'wrapUpEnded';

/** What SAP may ask of an agent. */
export type AgentCommand =
  | { readonly kind: CallCommandKind; readonly itemId: string }
  | { readonly kind: 'setAttachedData'; readonly itemId: string; readonly document: string }
  | { readonly kind: 'dial'; readonly target: string; readonly attachedData: string }
  | { readonly kind: 'setWorkMode'; readonly workMode: string };

/** Why a command is not carried out; it becomes a SOAP fault. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: ErrorName;
  readonly message: string;
}

/** What has to be asked of CIC, and what the agent's machine learns at once. */
export interface Decision {
  readonly kind: 'allowed';
  readonly commands: readonly CicCommand[];
  readonly events: readonly { readonly kind: 'callGivenUp' | 'callFinished'; readonly callId: string }[];
}

/** The status of CIC for a work mode that has none of its own: what the field does with unknown codes (ici.md 5.1). */
const statusWithoutAcd = 'Available, No ACD';

/** Holds a command against the agent's state. Pure; throws only for attached data that cannot be read. */
export function decide(agent: Agent, command: AgentCommand, rules: AgentRules): Decision | Refusal {
  if (agent.link === 'down' || agent.link === 'reconnecting') {
    return refuse(
      'cicUnavailable',
      `Failed to ${nameOf(command)}: the connection to CIC is lost. Try again when the agent's work mode is back.`,
    );
  }
  switch (command.kind) {
    case 'setWorkMode':
      return setWorkMode(agent, command.workMode, rules);
    case 'dial':
      return dial(agent, command.target, command.attachedData);
    default:
      return onCall(agent, command, rules);
  }
}

function setWorkMode(agent: Agent, id: string, rules: AgentRules): Decision | Refusal {
  const mode = rules.workModes.find((other) => other.id === id);
  if (!mode) {
    const known = rules.workModes.map((other) => other.id).join(', ');
    return refuse(
      'unknownWorkMode',
      `Failed to set the work mode: ${id || 'an empty id'} is not configured. Use one of ${known}.`,
    );
  }
  if (mode.id === fixedWorkModes.logout) {
    return allow(agent.link === 'loggedOff' ? [] : [{ kind: 'logOff' }]);
  }
  return allow([{ kind: agent.link === 'loggedOff' ? 'logOn' : 'setStatus', statusId: statusOf(mode) }]);
}

function statusOf(mode: WorkMode): string {
  return mode.cicStatus ?? statusWithoutAcd;
}

function dial(agent: Agent, target: string, document: string): Decision | Refusal {
  if (agent.link === 'loggedOff') {
    return refuse(
      'notLoggedOn',
      'Failed to dial: the agent is logged off. Set a work mode other than Logout first.',
    );
  }
  if (!agentCapabilities(agent).includes('Dial')) {
    return refuse(
      'notAllowedInState',
      'Failed to dial: the line is busy. Hold or hang up the present call first.',
    );
  }
  const number = target.trim();
  // CIC takes numbers, extensions, names and SIP addresses: only what can be none of them is refused here.
  if (number === '' || number.length > 128 || !/^[\p{L}\p{N}+*#@._:;/() -]+$/u.test(number)) {
    return refuse(
      'badAddress',
      `Failed to dial: ${JSON.stringify(target)} is no number or address. Send for example +496227747474.`,
    );
  }
  const data = writeAttachedData(parseAttachedData(document));
  return allow([
    { kind: 'createCall', target: number, attributes: data === '' ? {} : { [attachedDataAttribute]: data } },
  ]);
}

type CallCommand = Exclude<AgentCommand, { readonly kind: 'dial' | 'setWorkMode' }>;

const needed: Readonly<Record<CallCommandKind, CallCapability>> = {
  accept: 'Accept',
  reject: 'Reject',
  drop: 'HangUp',
  hold: 'Hold',
  retrieve: 'Retrieve',
  end: 'End',
  wrapUpEnded: 'WrapUp',
};

function onCall(agent: Agent, command: CallCommand, rules: AgentRules): Decision | Refusal {
  const call = visibleCalls(agent).find((other) => other.itemId === command.itemId);
  if (!call) {
    return refuse(
      'unknownItem',
      `Failed to ${nameOf(command)}: the agent has no item ${command.itemId}. It may have ended; read the agent's items.`,
    );
  }
  if (command.kind === 'setAttachedData') {
    const merged = mergeAttachedData(
      parseAttachedData(call.attachedData),
      parseAttachedData(command.document),
    );
    const document = writeAttachedData(merged);
    parseAttachedData(document);
    return allow([
      { kind: 'writeAttributes', callId: call.callId, attributes: { [attachedDataAttribute]: document } },
    ]);
  }
  const allowed = callCapabilities(agent, call);
  if (!allowed.includes(needed[command.kind])) {
    const list = allowed.length > 0 ? allowed.join(', ') : 'nothing';
    return refuse(
      'notAllowedInState',
      `Failed to ${nameOf(command)}: item ${call.itemId} is ${stateWord(call)}. It allows ${list} now.`,
    );
  }
  const { callId } = call;
  switch (command.kind) {
    case 'accept':
      return allow([{ kind: 'pickup', callId }]);
    case 'reject':
      return reject(agent, call, rules);
    case 'drop':
      return allow([{ kind: 'disconnect', callId }], [{ kind: 'callGivenUp', callId }]);
    case 'hold':
      return allow([{ kind: 'hold', callId }]);
    case 'retrieve':
      // CIC takes a held and a parked call back by pickup (icws.md 7.4, 7.8).
      return allow([{ kind: 'pickup', callId }]);
    case 'end':
    case 'wrapUpEnded':
      return finish(agent, call, rules);
    default:
      return assertNever(command);
  }
}

/**
 * ICWS has no reject. A direct call goes to the agent's voice mail; an ACD call goes back to its workgroup,
 * after the agent was made unavailable so that ACD does not offer it to them again (G31, G32).
 */
function reject(agent: Agent, call: PhoneCall, rules: AgentRules): Decision {
  const events = [{ kind: 'callGivenUp', callId: call.callId }] as const;
  if (call.workgroup === '') return allow([{ kind: 'sendToVoicemail', callId: call.callId }], events);
  const mode = rules.workModes.find((other) => other.id === rules.rejectWorkMode);
  const status: readonly CicCommand[] =
    mode && agent.status?.isAcd ? [{ kind: 'setStatus', statusId: statusOf(mode) }] : [];
  return allow(
    [...status, { kind: 'transferToWorkgroup', callId: call.callId, workgroup: call.workgroup }],
    events,
  );
}

/** Ends wrap-up by leaving CIC's wrap-up status; CIC's own message then completes the item. */
function finish(agent: Agent, call: PhoneCall, rules: AgentRules): Decision {
  const isOnlyWrapUp = agent.calls.filter((other) => other.processing === 'wrapUp').length <= 1;
  if (call.processing !== 'wrapUp' || !isOnlyWrapUp) {
    return allow([], [{ kind: 'callFinished', callId: call.callId }]);
  }
  const notReady = rules.workModes.find((mode) => mode.id === fixedWorkModes.notReady);
  const statusId = agent.statusBeforeWrapUp ?? (notReady ? statusOf(notReady) : statusWithoutAcd);
  return allow([{ kind: 'setStatus', statusId }]);
}

function allow(commands: readonly CicCommand[], events: Decision['events'] = []): Decision {
  return { kind: 'allowed', commands, events };
}

function refuse(code: ErrorName, message: string): Refusal {
  return { kind: 'refused', code, message };
}

function stateWord(call: PhoneCall): string {
  return call.processing === 'wrapUp' ? 'in wrap-up' : call.state;
}

function nameOf(command: AgentCommand): string {
  switch (command.kind) {
    case 'accept':
    case 'reject':
    case 'drop':
    case 'hold':
    case 'retrieve':
    case 'end':
      return `${command.kind} the item`;
    case 'wrapUpEnded':
      return 'end the wrap-up';
    case 'setAttachedData':
      return 'set attached data';
    case 'dial':
      return 'dial';
    case 'setWorkMode':
      return 'set the work mode';
    default:
      return assertNever(command);
  }
}

/** Turns a refusal into the error that the edge writes as a fault. */
export function refusalError(refusal: Refusal): BridgeError {
  return new BridgeError(refusal.code, refusal.message, { retryable: refusal.code === 'cicUnavailable' });
}
