import type { ScenarioWorld } from '@switchhook/mocks/scenarios';
import type { AgentView, ItemView } from '@switchhook/simulator/model';

/** What the switch says of an interaction, as far as the walk looks at it. */
export interface SwitchInteraction {
  readonly interactionId: string;
  readonly kind: string;
  readonly state: string;
  readonly user: string | null;
  readonly conferenceId: string | null;
  readonly canRemoteAnswer: boolean;
}

export interface ObservedWorld {
  readonly agents: readonly AgentView[];
  readonly interactions: readonly SwitchInteraction[];
  readonly users: readonly { readonly userId: string; readonly status: string; readonly loggedIn: boolean }[];
}

/** SAP's view and the switch's own, as they are now. */
export async function observe({ sapApi, cicControl }: ScenarioWorld): Promise<ObservedWorld> {
  const [agents, state] = await Promise.all([
    read(`${sapApi}/agents`) as Promise<readonly AgentView[]>,
    read(`${cicControl}/state`) as Promise<Omit<ObservedWorld, 'agents'>>,
  ]);
  return { ...state, agents: agents.filter(({ isLoggedOn }) => isLoggedOn) };
}

/** Every item of an agent, not only the ones that the buttons act on. */
export function itemsOf({ sessions }: AgentView): readonly ItemView[] {
  return sessions.flatMap(({ item, items }) => items ?? (item ? [item] : []));
}

export function isOver({ state }: ItemView): boolean {
  return state === 'ended' || state === 'failed' || state === 'wrapUp';
}

async function read(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (response.ok) return response.json();
  throw new Error(`Failed to read ${url}: it answered ${response.status}. Look at the part's log.`);
}
