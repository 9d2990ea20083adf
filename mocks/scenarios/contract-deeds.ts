import { written } from './source-text.ts';

/** What an item of a story is, in the words of the contracts. */
export type ContractChannel = 'call' | 'callback' | 'chat' | 'mail' | 'work';

export interface Deed {
  readonly operation: string;
  /** Source text; names in it are imported. */
  readonly input: string;
  readonly answer?: string;
  /** The states that hold after it; undefined where the contracts know none, as once the item is gone. */
  readonly leadsTo?: (given: readonly string[]) => readonly string[] | undefined;
}

export interface DeedContext {
  readonly agent: string;
  readonly channel: ContractChannel;
  /** The states of the item, in order. */
  readonly given: readonly string[];
  readonly command: Readonly<Record<string, unknown>> & { readonly command: string };
}

/** By the channel: the service that takes its commands, and what it calls the item. */
const services: Readonly<Record<ContractChannel, readonly [service: string, id: string]>> = {
  call: ['IciPhoneCall', 'itemId'],
  callback: ['IciPhoneCall', 'itemId'],
  chat: ['IciChat', 'chatSessionId'],
  mail: ['IciMessage', 'messageId'],
  work: ['IciAction', 'actionSessionId'],
};

const and =
  (state: string) =>
  (given: readonly string[]): readonly string[] => [...given, state];
const without =
  (state: string) =>
  (given: readonly string[]): readonly string[] =>
    given.filter((each) => each !== state);
const gone = (): undefined => undefined;

const item = 'itemId: firstItem';
const pair = `${item}, consultItemId: secondItem`;

/** The operation of ICI that a command about an item leads to, as the mock SAP and an SAP do; undefined where none does. */
export function deedOf(context: DeedContext): Deed | undefined {
  const { command, channel, agent } = context;
  const [service, id] = services[channel];
  const own = (operation: string, leadsTo: Deed['leadsTo'], more = ''): Deed => ({
    operation: `${service}.${operation}`,
    input: `{ ${id}: firstItem${more} }`,
    ...(leadsTo ? { leadsTo } : {}),
  });
  const ofItem = (operation: string, leadsTo: Deed['leadsTo'], more = ''): Deed => ({
    operation: `IciItem.${operation}`,
    input: `{ ${item}${more} }`,
    ...(leadsTo ? { leadsTo } : {}),
  });
  const user = channel === 'chat' || channel === 'work' ? `, userId: ${written(agent)}` : '';
  switch (command.command) {
    case 'accept':
      return own('accept', and(channel === 'call' ? 'answered' : 'accepted'), user);
    case 'reject':
      return own('reject', gone, user);
    case 'end':
      return ofItem('end', gone);
    case 'requireWrapUp':
      return ofItem('wrapUpRequired', undefined, `, required: ${command.isRequired === true}`);
    case 'setAttachedData':
      return ofItem('setAttachedData', undefined, ', attachedData');
    case 'complete':
      if (channel === 'work') return own('complete', gone, user);
      return channel === 'mail' ? own('end', gone) : ofItem('end', gone);
    case 'reroute':
      if (channel === 'work') return own('reroute', gone, user);
      return ofItem('reroute', gone, ", reason: { id: 'REROUTE', description: 'Rerouted by the agent' }");
    case 'forward':
      return forwarded(context, own, ofItem, user);
    default:
      return channel === 'chat' ? chatDeed(context, own) : phoneDeed(context);
  }
}

type Own = (operation: string, leadsTo: Deed['leadsTo'], more?: string) => Deed;

function forwarded({ channel, command }: DeedContext, own: Own, ofItem: Own, user: string): Deed {
  const target = `, target: ${address(command.target)}`;
  if (channel === 'work') return own('reroute', gone, `${user}${target}`);
  if (channel === 'call' || channel === 'callback') return ofItem('forward', gone, target);
  return own('forward', gone, target);
}

function chatDeed({ command, agent }: DeedContext, own: Own): Deed | undefined {
  const user = `, userId: ${written(agent)}`;
  switch (command.command) {
    case 'postChat': {
      const words = written(command.text);
      return {
        ...own('newPosting', undefined, `, contentText: ${words}`),
        answer: `{ chatParticipant: like('Anna Muster'), contentText: ${words}, chatSessionId: firstItem, systemMessage: 'false', postDate: instant }`,
      };
    }
    case 'leaveChat':
      return own('leave', gone, user);
    case 'endChat':
      return own('end', gone, user);
    case 'invite':
      return own('invite', undefined, `, target: ${address(command.target)}`);
    default:
      return undefined;
  }
}

function phoneDeed({ command, channel, given }: DeedContext): Deed | undefined {
  const call = (operation: string, leadsTo: Deed['leadsTo'], input = item): Deed => ({
    operation: `IciPhoneCall.${operation}`,
    input: `{ ${input} }`,
    ...(leadsTo ? { leadsTo } : {}),
  });
  const isConsulting = given.includes('consulting');
  switch (command.command) {
    case 'hangUp':
      // Which of two calls ends is the agent's choice; the contracts' state knows the one.
      return isConsulting ? undefined : call('drop', channel === 'call' ? and('hungUp') : gone);
    case 'hold':
      return call('hold', and('onHold'));
    case 'retrieve':
      return call('retrieve', without('onHold'));
    case 'mute':
      return call('mute', and('muted'));
    case 'unmute':
      return call('unmute', without('muted'));
    case 'sendDtmf':
      return call('sendDtmf', undefined, `${item}, digits: ${written(command.digits)}`);
    case 'blindTransfer':
      return call('blindTransfer', gone, `${item}, destination: ${address(command.target)}`);
    case 'deflect':
      return call('deflect', gone, `${item}, destination: ${address(command.target)}`);
    case 'consult':
      // The third party of the contracts, because only theirs answers in the states that follow.
      return {
        ...call('consult', and('consulting'), `${item}, destination: { value: colleagueAddress }`),
        answer: 'consultationCall',
      };
    case 'toggle':
      return isConsulting ? call('toggle', gone, pair) : undefined;
    case 'warmTransfer':
    case 'reconnect':
      return isConsulting ? call(command.command, gone, pair) : undefined;
    case 'conference':
      return isConsulting
        ? {
            ...call('conference', and('conferenced'), pair),
            answer: "callIn(phaseOf('call', 'is a conference'))",
          }
        : undefined;
    default:
      return undefined;
  }
}

/** Commands about the agent, who needs no item for them. */
export function agentDeedOf(agent: string, command: DeedContext['command']): Deed | undefined {
  const of = (operation: string, more: string, answer?: string): Deed => ({
    operation,
    input: `{ userId: ${written(agent)}${more} }`,
    ...(answer === undefined ? {} : { answer }),
  });
  switch (command.command) {
    case 'logOn':
      return of('IciUser.subscribe', ", appUrl: sapEvents, appId: 'IC1'", 'loggedOnAgent');
    case 'logOff':
      return of('IciUser.unsubscribe', ", appUrl: sapEvents, appId: 'IC1'");
    case 'setWorkMode':
      return of('IciUser.setCurrentWorkmode', `, workmode: ${written(command.workMode)}`);
    case 'setQueues':
      return of('IciUser.setCurrentQueues', `, queues: ${written(command.queues)}`);
    case 'setChannels':
      return of('IciUser.setCurrentChannels', `, channels: ${written(command.channels)}`);
    case 'watchFigures':
      return of('IciMonitor.subscribe', ", appUrl: sapEvents, appId: 'IC1'");
    case 'dial':
      return {
        ...of(
          'IciPhoneCall.initiateCall',
          ", destination: { value: colleagueAddress, type: 'phone' }",
          'dialledCall',
        ),
        leadsTo: () => ['dialling'],
      };
    default:
      return undefined;
  }
}

function address(target: unknown): string {
  const { kind, value } = (target ?? {}) as { readonly kind?: string; readonly value?: string };
  const type = kind === 'number' ? 'phone' : kind;
  return type === 'phone' ? '{ value: colleagueAddress }' : written({ value: value ?? '', type });
}
