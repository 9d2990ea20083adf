import { agentDeedOf, type ContractChannel, type Deed, type DeedContext, deedOf } from './contract-deeds.ts';
import type { Scenario, Step } from './scenario.ts';

/** An operation that the bridge is asked for in a story. */
export interface StoryExample extends Deed {
  readonly agent: string;
  /** The states before it, as source text. */
  readonly given: readonly string[];
  readonly isRefused: boolean;
}

/** What the bridge tells SAP in a story. */
export interface StoryEvent {
  /** `user` where it is about the agent. */
  readonly channel: ContractChannel | 'user';
  /** The state that it has come to last; the agent's work mode. */
  readonly state: string;
}

export interface ContractStory {
  readonly examples: readonly StoryExample[];
  readonly events: readonly StoryEvent[];
  /** What no contract can say, in words. */
  readonly skipped: readonly string[];
}

interface StoryItem {
  readonly channel: ContractChannel;
  readonly alias?: string | undefined;
  agent: string | undefined;
  given: readonly string[];
  /** Through a workgroup, so that wrap-up follows (G18). */
  readonly isRouted: boolean;
}

/** Those whom the contracts' CIC lets log on. */
const agents = new Set(['agent1', 'agent2', 'agent3', 'agent4']);
const channels: Readonly<Record<string, ContractChannel>> = {
  call: 'call',
  callback: 'callback',
  chat: 'chat',
  email: 'mail',
};
const offers: Readonly<Record<ContractChannel, string>> = {
  call: 'offered',
  callback: 'callbackOffered',
  chat: 'chatOffered',
  mail: 'mailOffered',
  work: 'workOffered',
};

/**
 * Follows a scenario as the contracts can: one item after the other, each in the hands of one agent. What happens
 * to a second item meanwhile, or without an operation of ICI, is skipped, and said.
 */
export function contractStory({ steps }: Scenario): ContractStory {
  const examples: StoryExample[] = [];
  const events: StoryEvent[] = [];
  const skipped = new Set<string>();
  const modes = new Map<string, string>();
  let current: StoryItem | undefined;
  let dialog: Dialog | undefined;

  function came(item: StoryItem | undefined): void {
    current = item;
    if (item) events.push({ channel: item.channel, state: item.given.at(-1) ?? '' });
  }

  function reach(given: readonly string[] | undefined): void {
    if (!current || given === undefined) {
      current = undefined;
      return;
    }
    current.given = given;
    events.push({ channel: current.channel, state: given.at(-1) ?? '' });
    const isOver = given.at(-1) === 'hungUp' || given.at(-1) === 'endedInCic';
    // What came straight to the agent, and work, have no wrap-up.
    if (isOver && current.isRouted && current.channel !== 'work') reach([...given, 'inWrapUp']);
  }

  function add(deed: Deed, agent: string, given: readonly string[], isRefused: boolean): void {
    const states = given.map((state) =>
      state === 'upAndIdle' || state === 'routingWork' ? state : `${state}('${agent}')`,
    );
    examples.push({ ...deed, agent, given: states, isRefused });
  }

  function press(step: Extract<Step, { readonly do: 'press' }>): void {
    const { agent } = step;
    const command = translated(step.command as DeedContext['command'], dialog);
    dialog = dialogAfter(step.command as DeedContext['command'], dialog);
    if (!command) return;
    const isRefused = Boolean(step.refused);
    const ofAgent = agentDeedOf(agent, command);
    if (!agents.has(agent)) {
      skipped.add(`${command.command} of ${agent}`);
      return;
    }
    if (ofAgent) {
      // Refused is what the contracts' agent may do: which mode or queue is wrong depends on the site.
      if (isRefused || (command.command === 'dial' && current)) {
        skipped.add(command.command);
        return;
      }
      add(ofAgent, agent, ['loggedOn'], false);
      if (command.command === 'setWorkMode')
        events.push({ channel: 'user', state: String(command.workMode) });
      if (ofAgent.leadsTo)
        came({ channel: 'call', agent, given: ofAgent.leadsTo([]) ?? [], isRouted: false });
      return;
    }
    const isAbout = current && isAboutItem(command.itemId, current) && (current.agent ?? agent) === agent;
    const deed =
      current && isAbout
        ? deedOf({ agent, command, channel: current.channel, given: current.given })
        : undefined;
    if (!current || !deed) {
      skipped.add(command.command);
      return;
    }
    current.agent = agent;
    const before = current.channel === 'work' ? ['routingWork', 'loggedOn'] : ['loggedOn'];
    add(deed, agent, [...before, ...current.given], isRefused);
    if (!isRefused && deed.leadsTo) reach(deed.leadsTo(current.given));
  }

  function remote({ action, interaction }: Extract<Step, { readonly do: 'remote' }>): void {
    const isOver = action === 'remote-disconnect' || action === 'remote-leave';
    if (!current || !isAboutItem(interaction, current)) {
      skipped.add(action);
      return;
    }
    const { given, channel } = current;
    const isTaken = given.some((state) => state === 'answered' || state === 'accepted');
    if (isOver && isTaken && !given.includes('consulting')) reach([...given, 'endedInCic']);
    else {
      skipped.add(action);
      // A visitor's line leaves the chat where it is.
      if (!(channel === 'chat' && action === 'remote-message')) current = undefined;
    }
  }

  for (const step of steps) {
    if (!('do' in step)) {
      if (step.see === 'noItem' && current && isAboutItem(step.item, current)) current = undefined;
      continue;
    }
    switch (step.do) {
      case 'logOn':
      case 'logOff': {
        const deed = agentDeedOf(step.agent, { command: step.do });
        const isKnown = agents.has(step.agent) && !('refused' in step && step.refused);
        // Whoever logs on again is there already, and another agent has another seat.
        if (
          !deed ||
          !isKnown ||
          (step.do === 'logOn' && (modes.has(step.agent) || step.agent !== 'agent1'))
        ) {
          if (step.do === 'logOff' || !isKnown) skipped.add(`${step.do} of ${step.agent}`);
          break;
        }
        add(deed, step.agent, [step.do === 'logOn' ? 'upAndIdle' : 'subscribed'], false);
        if (step.do === 'logOn') modes.set(step.agent, step.workMode ?? '3');
        break;
      }
      case 'place': {
        const channel = channels[step.interaction.kind];
        const isRouted = 'workgroup' in ((step.interaction.to ?? {}) as object);
        if (!channel || current) skipped.add(`a further ${step.interaction.kind}`);
        else {
          const given = [channel === 'call' && !isRouted ? 'ringing' : offers[channel]];
          came({ channel, alias: step.as, agent: undefined, given, isRouted });
        }
        break;
      }
      case 'sap':
        if (step.path === '/action-items' && step.method !== 'GET' && !current) {
          came({ channel: 'work', agent: undefined, given: [offers.work], isRouted: true });
        }
        break;
      case 'press':
        press(step);
        break;
      case 'remote':
        remote(step);
        break;
      case 'cic':
      case 'advance':
      case 'soap':
        break;
    }
  }
  return { examples, events, skipped: [...skipped] };
}

/** A step that names no item, or names one that has only been seen, means the one that is there. */
function isAboutItem(itemId: unknown, { alias, given }: StoryItem): boolean {
  return (
    itemId === undefined || alias === undefined || itemId === `$${alias}` || given.includes('consulting')
  );
}

interface Dialog {
  readonly purpose: string;
  readonly itemId?: unknown;
  readonly target?: unknown;
  readonly hasDialled?: boolean;
}

/** What a press in the dialog of two steps comes to; undefined where nothing is asked of the bridge. */
function translated(
  command: DeedContext['command'],
  dialog: Dialog | undefined,
): DeedContext['command'] | undefined {
  switch (command.command) {
    case 'openTransfer':
    case 'chooseTarget':
      return undefined;
    case 'cancelTransfer':
      return dialog?.hasDialled ? { command: 'reconnect' } : undefined;
    case 'advanceTransfer': {
      if (!dialog) return undefined;
      const { purpose, itemId, target, hasDialled } = dialog;
      if (purpose !== 'blindTransfer' && !hasDialled) return { command: 'consult', itemId, target };
      return { command: purpose, itemId, ...(purpose === 'blindTransfer' ? { target } : {}) };
    }
    default:
      return command;
  }
}

function dialogAfter(command: DeedContext['command'], dialog: Dialog | undefined): Dialog | undefined {
  switch (command.command) {
    case 'openTransfer':
      return { purpose: String(command.purpose), itemId: command.itemId };
    case 'chooseTarget':
      return dialog && { ...dialog, target: command.target };
    case 'advanceTransfer':
      return dialog && !dialog.hasDialled && dialog.purpose !== 'blindTransfer'
        ? { ...dialog, hasDialled: true }
        : undefined;
    case 'cancelTransfer':
      return undefined;
    default:
      return dialog;
  }
}
