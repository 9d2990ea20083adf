import { type Interaction, type InteractionKind, isEnded } from './interaction.ts';

/** How much of an agent one interaction of a kind takes, and how many of them there may be (icws.md 9.2). */
export interface Utilization {
  readonly percent: number;
  readonly maxAssignable: number;
}

export type Utilizations = Readonly<Record<InteractionKind, Utilization>>;

/** ICWS `supportedMediaType` by kind (icws.md 3.4), in the order in which ACD looks at the kinds. */
export const mediaTypes: Readonly<Record<InteractionKind, number>> = {
  call: 1,
  chat: 2,
  email: 3,
  generic: 4,
  callback: 5,
};

export const interactionKinds = Object.keys(mediaTypes) as readonly InteractionKind[];

/** A call takes the whole agent; two chats, or four mails, do as well. */
export const defaultUtilizations: Utilizations = {
  call: { percent: 100, maxAssignable: 1 },
  chat: { percent: 50, maxAssignable: 2 },
  email: { percent: 25, maxAssignable: 4 },
  generic: { percent: 25, maxAssignable: 4 },
  callback: { percent: 100, maxAssignable: 1 },
};

/** Parked work and voice mail lie in a queue without taking anybody's time. */
function takesTime(interaction: Interaction): boolean {
  return !isEnded(interaction) && interaction.state !== 'M' && interaction.state !== 'P';
}

/** Whether an agent with these interactions can take one more of a kind. */
export function hasRoomFor(
  kind: InteractionKind,
  interactions: readonly Interaction[],
  utilizations: Utilizations,
): boolean {
  const work = interactions.filter(takesTime);
  const used = work.reduce((sum, each) => sum + utilizations[each.kind].percent, 0);
  const { percent, maxAssignable } = utilizations[kind];
  return used + percent <= 100 && work.filter((each) => each.kind === kind).length < maxAssignable;
}
