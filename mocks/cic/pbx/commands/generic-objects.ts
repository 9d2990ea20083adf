import type { InteractionState, Party } from '../interaction.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Step } from '../step.ts';
import { connect } from '../transitions.ts';
import { newInteraction } from './new-interaction.ts';
import { findQueueEntry, type QueueName } from './queue-entry.ts';
import { findProtectedAttribute } from './write-attributes.ts';

/** The states in which one can begin; the others need a line. */
type InitialState = Extract<InteractionState, 'A' | 'C' | 'H' | 'O' | 'P'>;

export interface PlaceGeneric {
  readonly to: QueueName;
  readonly direction?: 'in' | 'out' | undefined;
  readonly isInternal?: boolean | undefined;
  readonly remote?: Party | undefined;
  /** Alerting in a user's queue, offering in a workgroup's, unless told otherwise. */
  readonly initialState?: InteractionState | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

const stateTexts: Readonly<Record<InitialState, string>> = {
  A: 'Alerting',
  C: 'Connected',
  H: 'On Hold',
  O: 'Offering',
  P: 'Parked',
};

/** Puts a generic object into a queue and gives its id. */
export function placeGeneric(step: Step, { to, initialState, ...object }: PlaceGeneric): string | Refusal {
  const attributes = object.attributes ?? {};
  const refused = findProtectedAttribute(attributes);
  if (refused) return refused;
  const entry = findQueueEntry(step, to);
  if (isRefusal(entry)) return entry;
  const isForUser = 'user' in to;
  const possible: readonly InteractionState[] = isForUser ? ['A', 'C', 'H', 'P'] : ['O', 'P'];
  const state = initialState ?? possible[0];
  if (state === undefined || !possible.includes(state)) {
    return refuse(
      'badState',
      `A generic object cannot begin in state ${state} there. Possible: ${possible.join(', ')}.`,
    );
  }
  const { direction = 'in', isInternal = false, remote = { name: '', address: '' } } = object;
  const interaction = newInteraction(step, 'generic', { direction, isInternal, remote, attributes });
  entry.enter(interaction);
  const entered = step.interaction(interaction.id);
  if (!entered || entered.state === state) return interaction.id;
  if (state === 'C' || state === 'H') connect(step, entered);
  const begun = step.interaction(interaction.id) ?? entered;
  if (state === 'H' || state === 'P') {
    step.put({ ...begun, state, stateText: stateTexts[state], isAcd: false });
  }
  return interaction.id;
}
