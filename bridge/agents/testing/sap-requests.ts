import { type Agent, visibleItems } from '../../core/agent.ts';
import type { ItemCommand } from '../../core/agent-command.ts';
import type { Item } from '../../core/item.ts';
import type { OperationName } from '../../ici/index.ts';

/** One operation of SAP on one item, and the command of ici.md 8 that it stands for. */
export interface SapRequest {
  readonly name: OperationName;
  readonly input: object;
  readonly command: ItemCommand;
  /** Of its service's own kind; an item of another kind is unknown there. */
  readonly kinds: readonly Item['kind'][];
}

const target = { value: 'agent2', type: 'user' };
const destination = { kind: 'user', value: 'agent2' } as const;
const every: SapRequest['kinds'] = ['phoneCall', 'chat', 'action', 'message'];

function requestsFor({ itemId }: Item, other: Item | undefined): readonly SapRequest[] {
  const given = { itemId, destination, attachedData: '' } as const;
  const call = { itemId };
  const chat = { chatSessionId: itemId };
  const action = { actionSessionId: itemId };
  const message = { messageId: itemId };
  const reroute = { kind: 'reroute', itemId, destination: undefined, reason: '' } as const;
  const on = (
    kinds: SapRequest['kinds'],
    name: OperationName,
    input: object,
    command: ItemCommand,
  ): SapRequest => {
    return { name, input, command, kinds };
  };
  const calls: SapRequest['kinds'] = ['phoneCall'];
  const pair = other && { itemId, consultItemId: other.itemId };
  return [
    on(every, 'IciItem.accept', call, { kind: 'accept', itemId }),
    on(every, 'IciItem.reject', call, { kind: 'reject', itemId }),
    on(every, 'IciItem.forward', { ...call, target }, { kind: 'forward', ...given }),
    on(every, 'IciItem.reroute', call, reroute),
    on(every, 'IciItem.end', call, { kind: 'end', itemId }),
    on(
      every,
      'IciItem.wrapUpRequired',
      { ...call, required: true },
      { kind: 'wrapUpRequired', itemId, required: true },
    ),
    on(every, 'IciItem.wrapUpEnded', call, { kind: 'wrapUpEnded', itemId }),
    on(
      every,
      'IciItem.setAttachedData',
      { ...call, attachedData: '' },
      { kind: 'setAttachedData', itemId, document: '' },
    ),
    on(every, 'IciPhoneCall.hold', call, { kind: 'hold', itemId }),
    on(every, 'IciPhoneCall.retrieve', call, { kind: 'retrieve', itemId }),
    on(calls, 'IciPhoneCall.accept', call, { kind: 'accept', itemId }),
    on(calls, 'IciPhoneCall.reject', call, { kind: 'reject', itemId }),
    on(calls, 'IciPhoneCall.drop', call, { kind: 'drop', itemId }),
    on(calls, 'IciPhoneCall.consult', { ...call, destination: target }, { kind: 'consult', ...given }),
    on(
      calls,
      'IciPhoneCall.blindTransfer',
      { ...call, destination: target },
      { kind: 'blindTransfer', ...given },
    ),
    on(calls, 'IciPhoneCall.deflect', { ...call, destination: target }, { kind: 'deflect', ...given }),
    on(calls, 'IciPhoneCall.sendDtmf', { ...call, digits: '1' }, { kind: 'sendDtmf', itemId, digits: '1' }),
    on(calls, 'IciPhoneCall.mute', call, { kind: 'mute', itemId }),
    on(calls, 'IciPhoneCall.unmute', call, { kind: 'unmute', itemId }),
    ...(pair && other
      ? [
          on(
            calls,
            'IciPhoneCall.toggle',
            { activeItemId: itemId, heldItemId: other.itemId },
            { kind: 'toggle', itemId, heldItemId: other.itemId },
          ),
          on(calls, 'IciPhoneCall.warmTransfer', pair, { kind: 'warmTransfer', ...pair }),
          on(calls, 'IciPhoneCall.conference', pair, { kind: 'conference', ...pair }),
          on(calls, 'IciPhoneCall.reconnect', pair, { kind: 'reconnect', ...pair }),
        ]
      : []),
    on(['chat'], 'IciChat.accept', chat, { kind: 'accept', itemId }),
    on(['chat'], 'IciChat.reject', chat, { kind: 'reject', itemId }),
    on(['chat'], 'IciChat.leave', chat, { kind: 'chatLeave', itemId }),
    on(['chat'], 'IciChat.end', chat, { kind: 'end', itemId }),
    on(
      ['chat'],
      'IciChat.newPosting',
      { ...chat, contentText: 'Hello' },
      { kind: 'chatPost', itemId, text: 'Hello' },
    ),
    on(['chat'], 'IciChat.forward', { ...chat, target }, { kind: 'forward', ...given }),
    on(['chat'], 'IciChat.invite', { ...chat, target }, { kind: 'chatInvite', ...given }),
    on(['action'], 'IciAction.accept', action, { kind: 'accept', itemId }),
    on(['action'], 'IciAction.reject', action, { kind: 'reject', itemId }),
    on(['action'], 'IciAction.reroute', action, reroute),
    on(['action'], 'IciAction.reroute', { ...action, target }, { ...reroute, destination }),
    on(['action'], 'IciAction.complete', action, { kind: 'complete', itemId }),
    on(['message'], 'IciMessage.accept', message, { kind: 'accept', itemId }),
    on(['message'], 'IciMessage.reject', message, { kind: 'reject', itemId }),
    on(['message'], 'IciMessage.forward', { ...message, target }, { kind: 'forward', ...given }),
    on(['message'], 'IciMessage.end', message, { kind: 'end', itemId }),
    on(
      ['message'],
      'IciMessage.setRead',
      { ...message, flag: true },
      { kind: 'setRead', itemId, flag: true },
    ),
    on(
      ['message'],
      'IciMessage.setAnswered',
      { ...message, flag: true },
      { kind: 'setAnswered', itemId, flag: true },
    ),
  ];
}

/** Everything that SAP can ask about the items of an agent. */
export function* requestsIn(agent: Agent): Iterable<readonly [Item, SapRequest]> {
  const items = visibleItems(agent);
  for (const item of items) {
    for (const request of requestsFor(
      item,
      items.find((other) => other !== item),
    ))
      yield [item, request];
  }
}
