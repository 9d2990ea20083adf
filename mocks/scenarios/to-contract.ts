import { contractStory, type StoryEvent, type StoryExample } from './contract-story.ts';
import type { Scenario } from './scenario.ts';
import { written } from './source-text.ts';

/**
 * Writes what SAP and the bridge rely on in a scenario as contract examples: for each operation of ICI that an
 * agent's deed leads to one, with the states before it, and one for each event that the bridge tells of it. What no
 * contract can say is left out, and said.
 */
export function toContract(scenario: Scenario): string {
  const { examples, events, skipped } = contractStory(scenario);
  const operations = [...new Set(examples.map(({ operation }) => operation))].map((operation) =>
    contractOf(operation, examples, scenario),
  );
  const told = [
    ...userContractOf(events, scenario),
    ...Object.keys(messages).flatMap((event) => eventContractOf(event, events, scenario)),
  ];
  const body = [
    `/** What SAP relies on when it calls the bridge. */\nexport const contracts: readonly IciContract[] = [\n${operations.join('')}];\n`,
    `/** What the bridge relies on when it tells SAP. */\nexport const events: readonly EventContract[] = [\n${told.join('')}];\n`,
  ].join('\n');
  return `// ${scenario.title}. Made from the scenario "${scenario.name}".
// Save it as contracts/recorded/${scenario.name}.ts; npx vitest run --project contracts contracts/recorded.test.ts plays it.
${skipped.length > 0 ? `// Left out, because no contract says it of one item in one agent's hands: ${skipped.join(', ')}.\n` : ''}${importsOf(body)}
${body}`;
}

/** Where each name that the examples may use comes from. */
const sources: readonly (readonly [file: string, names: readonly string[]])[] = [
  ['events/event-contract.ts', ['EventContract', 'eventContract']],
  ['events/examples.ts', ['offeredMail', 'offeredWork', 'openChat', 'readyAgent', 'ringingCall']],
  ['events/told.ts', ['taken']],
  [
    'ici/examples.ts',
    [
      'attachedData',
      'callIn',
      'colleagueAddress',
      'consultationCall',
      'dialledCall',
      'instant',
      'loggedOnAgent',
    ],
  ],
  ['ici/ici-contract.ts', ['IciContract', 'iciContract']],
  ['ici/phases.ts', ['phaseOf']],
  [
    'ici/states.ts',
    [
      ...['accepted', 'answered', 'callbackOffered', 'chatOffered', 'conferenced', 'consulting', 'dialling'],
      ...['endedInCic', 'firstItem', 'hungUp', 'inWrapUp', 'loggedOn', 'mailOffered', 'muted', 'offered'],
      ...[
        'onHold',
        'ringing',
        'routingWork',
        'sapEvents',
        'secondItem',
        'subscribed',
        'upAndIdle',
        'workOffered',
      ],
    ],
  ],
  ['pact/expected.ts', ['like']],
];

const types = new Set(['IciContract', 'EventContract']);

function importsOf(body: string): string {
  return sources
    .map(([file, names]) => {
      const used = names.filter((name) => new RegExp(`\\b${name}\\b(?!['.:])`).test(body));
      if (used.length === 0) return '';
      return `import { ${used.map((name) => (types.has(name) ? `type ${name}` : name)).join(', ')} } from '../${file}';\n`;
    })
    .join('');
}

function contractOf(operation: string, examples: readonly StoryExample[], scenario: Scenario): string {
  const own = examples.filter((example) => example.operation === operation);
  const interactions = own.map(
    ({ given, agent, isRefused, input, answer }, index) => `    {
      when: ${whenOf(scenario, index)},
      given: [${given.join(', ')}],
${agent === 'agent1' ? '' : `      as: ${written(agent)},\n`}      input: ${input},
${isRefused ? "      fault: 'ICI-004',\n" : answer ? `      answer: ${answer},\n` : ''}    },`,
  );
  return `  iciContract(${written(operation)}, [\n${interactions.join('\n')}\n  ]),\n`;
}

const whenOf = ({ title }: Scenario, index: number, words = ''): string =>
  written(`as in the story “${title}”${words}${index > 0 ? `, time ${index + 1}` : ''}`);

/** What the bridge tells of an item of each channel: the event, its part, an example, and the names of its fields. */
const messages: Readonly<
  Record<
    string,
    {
      readonly channels: readonly string[];
      readonly part: string;
      readonly like: string;
      readonly status: string;
    }
  >
> = {
  phoneCallChanged: {
    channels: ['call', 'callback'],
    part: 'phoneCall',
    like: 'ringingCall',
    status: 'phoneCallStatus',
  },
  chatChanged: { channels: ['chat'], part: 'chatSession', like: 'openChat', status: 'chatStatus' },
  messageChanged: { channels: ['mail'], part: 'message', like: 'offeredMail', status: 'messageStatus' },
  actionItemChanged: {
    channels: ['work'],
    part: 'actionSession',
    like: 'offeredWork',
    status: 'actionStatus',
  },
};

/** Each state in the words of the contracts' phases, with its codes (ici.md 5.3 and 5.4). */
const states: Readonly<
  Record<string, readonly [ofCalls: string, ofOthers: string, status: string, processing: string]>
> = {
  ringing: ['rings', 'is offered', '3', '1'],
  offered: ['rings', 'is offered', '3', '1'],
  callbackOffered: ['', 'is offered', '3', '1'],
  chatOffered: ['', 'is offered', '3', '1'],
  mailOffered: ['', 'is offered', '3', '1'],
  workOffered: ['', 'is offered', '3', '1'],
  dialling: ['was dialled', '', '2', '1'],
  answered: ['goes on', '', '4', '2'],
  accepted: ['', 'is open', '4', '2'],
  muted: ['is muted', '', '4', '2'],
  onHold: ['is on hold', 'is on hold', '5', '2'],
  consulting: ['waits during a consultation', '', '5', '2'],
  conferenced: ['is a conference', '', '7', '2'],
  hungUp: ['is over', '', '9', '2'],
  endedInCic: ['is over', 'is over', '9', '2'],
  inWrapUp: ['is in wrap-up', 'is in wrap-up', '9', '5'],
};

const statusWords: Readonly<Record<string, string>> = {
  '2': 'Dialing',
  '3': 'Alerting',
  '4': 'Connected',
  '5': 'Held',
  '7': 'Conference',
  '9': 'Ended',
};
const processingWords: Readonly<Record<string, string>> = {
  '1': 'In process',
  '2': 'Accepted',
  '5': 'Wrap-up',
};

function eventContractOf(event: string, all: readonly StoryEvent[], scenario: Scenario): readonly string[] {
  const message = messages[event];
  const own = all.filter(({ channel }) => message?.channels.includes(channel));
  if (!message || own.length === 0) return [];
  const seen = new Map<string, number>();
  const told = own.flatMap(({ channel, state }) => {
    const [ofCalls, ofOthers, status = '', processing = ''] = states[state] ?? [];
    const is = channel === 'call' ? ofCalls : ofOthers;
    if (!is) return [];
    const time = seen.get(is) ?? 0;
    seen.set(is, time + 1);
    const code = (id: string, words: string | undefined) => written({ id, description: words ?? '' });
    // The contracts have no phase of a chat that is over before wrap-up, and so on: those have no buttons.
    const isKnown = is !== 'is over' || channel === 'call' || channel === 'work';
    const offers = isKnown ? `[...phaseOf('${channel}', '${is}').offers]` : '[]';
    return `    taken(${whenOf(scenario, time, `, of what ${is}`)}, {
      ${message.part}: {
        ...${message.like},
        ${message.status}: ${code(status, statusWords[status])},
        processingStatus: ${code(processing, processingWords[processing])},
        capabilityList: ${offers},
      },
    }),`;
  });
  return told.length === 0 ? [] : [`  eventContract('${event}', [\n${told.join('\n')}\n  ]),\n`];
}

/** The work modes that ship (G29); the text of another is the site's. */
const workModes: Readonly<Record<string, string>> = { '1': 'Logged Off', '2': 'Ready', '3': 'Not Ready' };

function userContractOf(all: readonly StoryEvent[], scenario: Scenario): readonly string[] {
  const modes = all.filter(({ channel }) => channel === 'user').map(({ state }) => state);
  if (modes.length === 0) return [];
  const told = modes.map((mode, at) => {
    const time = modes.slice(0, at).filter((other) => other === mode).length;
    const currentWorkmode = written({ id: mode, description: workModes[mode] ?? mode });
    return `    taken(${whenOf(scenario, time, `, in work mode ${mode}`)}, { user: { ...readyAgent, currentWorkmode: ${currentWorkmode} } }),`;
  });
  return [`  eventContract('userChanged', [\n${told.join('\n')}\n  ]),\n`];
}
