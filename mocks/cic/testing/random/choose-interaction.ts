import { isCapable } from '../../pbx/capabilities.ts';
import { type Interaction, isEnded } from '../../pbx/interaction.ts';
import type { TestPbx } from '../a-pbx.ts';
import type { Action } from './random-actions.ts';

/** Where an action does something; else most of what is drawn would only be refused. */
const fits: Partial<Record<Action['do'], (each: Interaction, t: TestPbx) => boolean>> = {
  say: isOpenChat,
  visitorJoins: isOpenChat,
  visitorLeaves: isOpenChat,
  callBack: (each) => each.callback !== undefined && each.state === 'C',
  dispose: (each) => each.callback !== undefined && each.state === 'C',
  reply: (each) => each.email !== undefined && each.state === 'C',
  sendEmail: (each) => each.email?.isDraft === true,
  pickup: (each) => isCapable(each, 'pickup'),
  hold: (each) => isCapable(each, 'hold'),
  transfer: (each) => isCapable(each, 'transfer'),
  park: (each) => isCapable(each, 'park'),
  consult: (each) => isCapable(each, 'consult') && each.userId !== undefined,
  conclude: (each, t) => each.consultId !== undefined && t.interaction(each.consultId).state !== 'S',
  cancel: (each) => each.consultId !== undefined,
  audience: (each) => each.consultId !== undefined,
  conference: (each, t) => each.userId !== undefined && ownCalls(t, each.userId).length > 1,
  invite: (each) => isCapable(each, 'conference') && each.userId !== undefined,
  remoteAnswer: (each) => 'SR'.includes(each.state) && !each.isInternal,
  remoteDisconnect: (each) => !isEnded(each),
  disconnect: (each) => !isEnded(each),
  listen: isTalk,
  coach: isTalk,
  join: isTalk,
  record: isTalk,
  recordSnippet: isTalk,
  makePrivate: isTalk,
  securePause: isTalk,
  pause: (each) => each.recording.recorders.length > 0 || each.recording.snippetBy !== undefined,
  playWav: isTalk,
  sendDigits: isTalk,
  type: isOpenChat,
  sendFile: isOpenChat,
  saveEmail: (each) => each.email?.isDraft === true,
  attach: (each) => each.email?.isDraft === true,
};

function isTalk({ kind, state, userId }: Interaction): boolean {
  return kind === 'call' && userId !== undefined && 'CH'.includes(state);
}

function isOpenChat(each: Interaction): boolean {
  return each.chat !== undefined && !isEnded(each);
}

/** The interaction that an action picks; below 8 one of those that the action fits. */
export function chooseInteraction(
  t: TestPbx,
  all: readonly Interaction[],
  action: Action['do'],
  place: number,
): Interaction | undefined {
  const fitting = place < 8 ? all.filter((each) => fits[action]?.(each, t)) : [];
  const from = fitting.length > 0 ? fitting : all;
  return from[place % Math.max(1, from.length)];
}

/** The calls that a user could put into a conference. */
export function ownCalls(t: TestPbx, userId: string): readonly string[] {
  const all = [...t.pbx.view.interactions.values()];
  const own = all.filter((each) => each.userId === userId && !each.conference);
  return own.filter((each) => isCapable(each, 'conference')).map(({ id }) => id);
}
