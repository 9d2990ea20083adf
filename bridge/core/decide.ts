import { type Agent, type AgentRules, visibleItems } from './agent.ts';
import type { AgentCommand, Destination, ItemCommand } from './agent-command.ts';
import { assertNever } from './assert-never.ts';
import { parseAttachedData, writeAttachedData } from './attached-data.ts';
import { agentCapabilities, isTakenElsewhere, itemCapabilities } from './capabilities.ts';
import {
  decideConference,
  decideDigits,
  decideDropParticipant,
  decideReconnect,
  decideToggle,
  decideWarmTransfer,
} from './decide-calls.ts';
import { decideChatLeave, decidePost } from './decide-chat.ts';
import { decideEnd, decideWrapUpRequired } from './decide-end.ts';
import { decideReject } from './decide-reject.ts';
import { decideConsult, decideInvite, decideReroute, decideTransfer } from './decide-transfer.ts';
import { allow, type Decision, nameOf, type Refusal, refuse } from './decision.ts';
import type { CicCommand } from './effect.ts';
import { acceptCommands } from './follow-ups.ts';
import type { Item, MailMessage } from './item.ts';
import { dataAttributes, mergedData } from './item-data.ts';
import { endOf, isDialable, legOf } from './leg-of.ts';
import { neededCapability } from './needed-capability.ts';
import { ownAttributes } from './own-attributes.ts';
import { freePlaces } from './places.ts';
import { fixedWorkModes, statusOf, type WorkMode } from './work-mode.ts';

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
      return dial(agent, command.destination, command.attachedData);
    default:
      return onItem(agent, command, rules);
  }
}

function setWorkMode(agent: Agent, id: string, rules: AgentRules): Decision | Refusal {
  const asked = rules.workModes.find((other) => other.id === id);
  if (!asked) {
    const known = rules.workModes.map((other) => other.id).join(', ');
    return refuse(
      'unknownWorkMode',
      `Failed to set the work mode: ${id || 'an empty id'} is not configured. Use one of ${known}.`,
    );
  }
  if (asked.id === fixedWorkModes.logout) {
    return allow(agent.link === 'loggedOff' ? [] : [{ kind: 'logOff' }]);
  }
  const statusId = statusOf(insteadOfFirst(agent, asked, rules));
  return allow(
    [{ kind: agent.link === 'loggedOff' ? 'logOn' : 'setStatus', statusId }],
    mayBeWrapUp(asked) ? agent.endedEarly.map((interactionId) => ({ kind: 'itemLeft', interactionId })) : [],
    [{ kind: 'workModeSet' }],
  );
}

/** A site may map CIC's wrap-up status too: who chooses it must not be taken out of it for an earlier End. */
function mayBeWrapUp({ id }: WorkMode): boolean {
  return id !== fixedWorkModes.ready && id !== fixedWorkModes.notReady;
}

/** The flag `ignoreSapInitialLoginWorkmode` (G31, G32). */
function insteadOfFirst(agent: Agent, asked: WorkMode, rules: AgentRules): WorkMode {
  if (!rules.flags.ignoreSapInitialLoginWorkmode || agent.hasSetWorkMode) return asked;
  return rules.workModes.find((mode) => mode.id === rules.loginWorkMode) ?? asked;
}

function dial(agent: Agent, { kind, value }: Destination, document: string): Decision | Refusal {
  if (agent.link === 'loggedOff') {
    return refuse(
      'notLoggedOn',
      'Failed to dial: the agent is logged off. Set a work mode other than Logout first.',
    );
  }
  if (!agentCapabilities(agent).includes('Dial')) {
    return refuse('notAllowedInState', `Failed to dial: ${whyNoDial(agent)}.`);
  }
  const target = value.trim();
  if (kind === 'email' || target === '' || (kind === 'phone' && !isDialable(target))) {
    return refuse(
      'badAddress',
      `Failed to dial: ${JSON.stringify(value)} is no number, user or workgroup. Send for example +496227747474.`,
    );
  }
  const callback = kind === 'phone' ? openCallback(agent, target) : undefined;
  if (callback) return allow([{ kind: 'callBack', interactionId: callback.interactionId, target }]);
  const attributes = dataAttributes(writeAttachedData(parseAttachedData(document)));
  // CIC takes the name of a user or a workgroup where it takes a number (icws.md 7.2).
  return allow([{ kind: 'createCall', target, attributes }]);
}

function whyNoDial(agent: Agent): string {
  if (agent.isStationLost) return 'the agent has no station. Log the agent off and on again';
  if (freePlaces(agent) <= 0) return 'SAP shows as many items as it can. End one of them first';
  const isBusy = agentCapabilities({ ...agent, mayDialWhileReady: true }).includes('Dial') === false;
  if (isBusy) return 'the line is busy. Hold or hang up the present call first';
  return 'the agent is ready for ACD work. Set a work mode that is not ready first';
}

/** A callback that the agent has taken: dialling its number is what it is for (G7). */
function openCallback(agent: Agent, number: string): Item | undefined {
  const digits = (text: string) =>
    text
      .replace(/^sips?:/i, '')
      .split('@')[0]
      ?.replace(/\D/g, '') ?? '';
  return visibleItems(agent).find(
    (item) =>
      item.kind === 'phoneCall' &&
      item.medium === 'callback' &&
      (item.state === 'connected' || item.state === 'held') &&
      digits(number) !== '' &&
      digits(item.remoteAddress) === digits(number),
  );
}

function onItem(agent: Agent, command: ItemCommand, rules: AgentRules): Decision | Refusal {
  const item = visibleItems(agent).find((other) => other.itemId === command.itemId);
  if (!item) {
    return refuse(
      'unknownItem',
      `Failed to ${nameOf(command)}: the agent has no item ${command.itemId}. It may have ended; read the agent's items.`,
    );
  }
  const capability = neededCapability(item, command);
  const allowed = itemCapabilities(agent, item);
  if (capability !== undefined && !allowed.includes(capability))
    return notAllowed(agent, item, command, allowed);
  const { interactionId } = item;
  const onLeg = (kind: 'pickup' | 'hold' | 'mute' | 'unmute') =>
    allow([{ kind, interactionId: legOf(agent, item) }]);
  switch (command.kind) {
    case 'accept':
      return allow(isTakenElsewhere(item) ? [] : acceptCommands(item, rules), [
        { kind: 'itemTaken', interactionId },
      ]);
    case 'reject':
      return decideReject(agent, item, rules);
    case 'drop':
      return allow(
        [{ kind: 'disconnect', interactionId: endOf(item) }],
        [{ kind: 'itemGivenUp', interactionId }],
      );
    case 'hold':
      return onLeg('hold');
    case 'retrieve':
      // CIC takes a held and a parked call back by pickup (icws.md 7.4, 7.8).
      return onLeg('pickup');
    case 'mute':
    case 'unmute':
      return onLeg(command.kind);
    case 'chatLeave':
      return decideChatLeave(item, command);
    case 'chatPost':
      return decidePost(item, command.text);
    case 'chatInvite':
      return decideInvite(item, command);
    case 'complete':
    case 'end':
    case 'wrapUpEnded':
      return decideEnd(agent, item, rules);
    case 'wrapUpRequired':
      return decideWrapUpRequired(agent, item, command, rules);
    case 'setAttachedData':
      return write(item, dataAttributes(mergedData(item, command.document)));
    case 'setRead':
    case 'setAnswered':
      return setMailFlag(item, command);
    case 'consult':
      return decideConsult(item, command, rules);
    case 'blindTransfer':
    case 'deflect':
    case 'forward':
      return decideTransfer(item, command);
    case 'reroute':
      return decideReroute(item, command);
    case 'toggle':
      return decideToggle(agent, item, command);
    case 'warmTransfer':
      return decideWarmTransfer(agent, item, command);
    case 'conference':
      return decideConference(agent, item, command);
    case 'reconnect':
      return decideReconnect(agent, item, command);
    case 'dropParticipant':
      return decideDropParticipant(item, command);
    case 'sendDtmf':
      return decideDigits(item, command.digits);
    default:
      return assertNever(command);
  }
}

function notAllowed(agent: Agent, item: Item, command: ItemCommand, allowed: readonly string[]): Refusal {
  const list = allowed.length > 0 ? allowed.join(', ') : 'nothing';
  if (command.kind === 'hold' && item.kind === 'action' && !agent.mayHoldActions) {
    return refuse(
      'notAllowedInState',
      `Failed to hold the item: action items cannot be put on hold. It allows ${list} now; the flag actionItemHold lets SAP hold them.`,
    );
  }
  if (command.kind === 'chatLeave' && item.kind === 'chat' && item.state === 'connected') {
    return refuse(
      'notAllowedInState',
      `Failed to leave the chat: nobody else is in it, and no workgroup offered it. End it, or forward it to somebody.`,
    );
  }
  if (command.kind === 'reroute' && item.kind !== 'phoneCall' && item.workgroup === '') {
    return refuse(
      'notAllowedInState',
      `Failed to reroute the item: no workgroup offered ${item.itemId}. It allows ${list} now.`,
    );
  }
  const state = item.processing === 'wrapUp' ? 'in wrap-up' : item.state;
  return refuse(
    'notAllowedInState',
    `Failed to ${nameOf(command)}: item ${item.itemId} is ${state}. It allows ${list} now.`,
  );
}

function write({ interactionId }: Item, attributes: Readonly<Record<string, string>>): Decision {
  const commands: readonly CicCommand[] = [{ kind: 'writeAttributes', interactionId, attributes }];
  return allow(Object.keys(attributes).length > 0 ? commands : []);
}

function setMailFlag(
  item: Item,
  command: Extract<ItemCommand, { readonly kind: 'setRead' | 'setAnswered' }>,
): Decision | Refusal {
  if (item.kind !== 'message') {
    return refuse(
      'notSupported',
      `Failed to ${nameOf(command)}: item ${item.itemId} is no e-mail. Name one.`,
    );
  }
  const name: keyof Pick<MailMessage, 'isRead' | 'isAnswered'> =
    command.kind === 'setRead' ? 'isRead' : 'isAnswered';
  return write(item, { [ownAttributes[name]]: command.flag ? '1' : '0' });
}
