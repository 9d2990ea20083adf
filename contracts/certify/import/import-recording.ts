import type { Scenario, Step } from '@switchhook/mocks/scenarios';
import { itemOf, targetOf } from '../judge/item-of.ts';
import { readMessages, type UnderstoodMessage } from '../judge/read-messages.ts';
import type { RecordedMessage } from '../judge/recorded-message.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { type RecordedRequest, recordedPact } from './recorded-pact.ts';

/** What an operation on an item is as a button. */
const commands: Readonly<Record<string, string>> = {
  'IciPhoneCall.accept': 'accept',
  'IciPhoneCall.reject': 'reject',
  'IciPhoneCall.hold': 'hold',
  'IciPhoneCall.retrieve': 'retrieve',
  'IciPhoneCall.drop': 'hangUp',
  'IciPhoneCall.mute': 'mute',
  'IciPhoneCall.unmute': 'unmute',
  'IciPhoneCall.toggle': 'toggle',
  'IciPhoneCall.warmTransfer': 'warmTransfer',
  'IciPhoneCall.conference': 'conference',
  'IciPhoneCall.reconnect': 'reconnect',
  'IciItem.end': 'end',
  'IciItem.reroute': 'reroute',
  'IciChat.accept': 'accept',
  'IciChat.reject': 'reject',
  'IciChat.leave': 'leaveChat',
  'IciChat.end': 'endChat',
  'IciMessage.accept': 'accept',
  'IciMessage.reject': 'reject',
};

export interface ImportedScenario {
  readonly scenario: Scenario;
  /** What SAP asked and was answered, as a Pact file. */
  readonly pact: string;
  /** Operations that have no step. */
  readonly leftOut: readonly string[];
}

/**
 * Makes a scenario of a recording: who logged on, what came in, what was pressed, what SAP was told. Persons get
 * pseudonyms; the agents of the recording become the demo's agents, in the order in which they appear.
 */
export function importRecording(
  messages: readonly RecordedMessage[],
  name: string,
  pseudonyms: Pseudonyms,
): ImportedScenario {
  const { understood } = readMessages(messages);
  const steps: Step[] = [];
  const leftOut = new Set<string>();
  const agents = new Map<string, string>();
  const names = new Map<string, string>();
  const states = new Map<string, string>();
  const requests: RecordedRequest[] = [];
  const agentOf = (userId: string) => {
    const known = agents.get(userId) ?? `agent${agents.size + 1}`;
    agents.set(userId, known);
    return known;
  };

  for (const message of understood) {
    const { input, reply } = message;
    const user = message.headerUserId ?? String(input.userId ?? '');
    if (message.name.startsWith('IciEvent.')) {
      tell(message, agentOf(user));
      continue;
    }
    if (reply.kind === 'none') continue;
    const agent = user === '' ? 'agent1' : agentOf(user);
    requests.push({ message, agent, steps: steps.length });
    const refused = reply.kind === 'fault' ? { refused: true as const } : {};
    const id = targetOf(message);
    const item = id === undefined ? undefined : names.get(id);
    const command = commands[message.name];
    if (message.name === 'IciUser.subscribe') steps.push({ do: 'logOn', agent, ...refused });
    else if (message.name === 'IciUser.unsubscribe') steps.push({ do: 'logOff', agent });
    else if (message.name === 'IciUser.setCurrentWorkmode') {
      const workMode = String(input.workmode);
      // Log-on sets the first one by itself.
      const last = steps.at(-1);
      if (last && 'do' in last && last.do === 'logOn' && workMode === '3') continue;
      steps.push({ do: 'press', agent, command: { command: 'setWorkMode', workMode }, ...refused });
    } else if (command && item) {
      steps.push({ do: 'press', agent, command: { command, itemId: `$${item}` }, ...refused });
    } else if (message.name === 'IciChat.newPosting' && item) {
      const text = pseudonyms.within(String(input.contentText));
      steps.push({
        do: 'press',
        agent,
        command: { command: 'postChat', itemId: `$${item}`, text },
        ...refused,
      });
    } else if (message.name === 'IciPhoneCall.initiateCall') {
      const { value } = input.destination as { readonly value: string };
      steps.push({
        do: 'press',
        agent,
        command: { command: 'dial', number: pseudonyms.number(value) },
        ...refused,
      });
    } else if (!/\.(get|exchange|ping)/.test(message.name)) leftOut.add(message.name);
  }
  return {
    scenario: {
      name,
      title: `Imported: ${name}`,
      requirements: [],
      tags: ['imported'],
      needs: ['cic'],
      steps: steps.length > 0 ? steps : [{ do: 'logOn', agent: 'agent1' }],
    },
    pact: recordedPact(requests, plain),
    leftOut: [...leftOut],
  };

  /** Ids become placeholders, for they are others in each play; persons get pseudonyms, agents those of the demo. */
  function plain(value: unknown, message: UnderstoodMessage, field = ''): unknown {
    if (Array.isArray(value)) return value.map((part) => plain(part, message, field));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, plain(part, message, name)]),
      );
    }
    if (typeof value !== 'string') return value;
    const user = message.headerUserId ?? String(message.input.userId ?? '');
    if (/^(appUrl|appId|workcenterId)$/.test(field) && value !== '' && user !== '')
      return `\${${field}:${agentOf(user)}}`;
    const known = names.get(value);
    if (known !== undefined) return `\${${known}}`;
    const agent = agents.get(value);
    if (agent !== undefined) return agent;
    if (field === 'name' && !/^(WS-|inbox|line)/.test(value)) return pseudonyms.name(value);
    return pseudonyms.within(value);
  }

  function tell(message: UnderstoodMessage, agent: string): void {
    const told = itemOf(message);
    if (!told || message.reply.kind !== 'answer') return;
    const isNew = !names.has(told.itemId);
    if (isNew) {
      const as = `item${names.size + 1}`;
      names.set(told.itemId, as);
      if (told.status === 'alerting') steps.push({ do: 'place', interaction: arrivalOf(message, agent), as });
      else {
        steps.push({ see: 'session', agent, matches: { item: { state: told.status } }, as });
        states.set(told.itemId, told.status);
        return;
      }
    }
    if (states.get(told.itemId) === told.status) return;
    const before = states.get(told.itemId);
    states.set(told.itemId, told.status);
    const item = `$${names.get(told.itemId)}`;
    if (told.status === 'ended' || told.status === 'failed') {
      // An end that nobody pressed came from the far end.
      const last = steps.at(-1);
      const isPressed = last && 'do' in last && last.do === 'press';
      if (!isPressed) steps.push({ do: 'remote', interaction: item, action: 'remote-disconnect' });
      if (before === 'alerting') steps.push({ see: 'noItem', agent, item });
      else
        steps.push({
          see: 'session',
          agent,
          item,
          matches: { item: { state: { $matches: '^(ended|failed|wrapUp)$' } } },
        });
      return;
    }
    steps.push({ see: 'session', agent, item, matches: { item: { state: told.status } } });
  }

  function arrivalOf(
    { input }: UnderstoodMessage,
    agent: string,
  ): Extract<Step, { do: 'place' }>['interaction'] {
    const to = { user: agent };
    if (input.chatSession) {
      const { originator, title } = input.chatSession as {
        readonly originator: string;
        readonly title: string;
      };
      return { kind: 'chat', to, from: pseudonyms.email(originator), name: pseudonyms.name(title) };
    }
    if (input.message) {
      const { originator, subject } = input.message as {
        readonly originator: string;
        readonly subject: string;
      };
      return { kind: 'email', to, from: pseudonyms.email(originator), subject: pseudonyms.within(subject) };
    }
    const numbers = (input.phoneCall as { readonly remoteNumbers: readonly string[] } | undefined)
      ?.remoteNumbers;
    const from = numbers?.[0];
    return { kind: 'call', to, ...(from && from !== '+0' ? { from: pseudonyms.number(from) } : {}) };
  }
}
