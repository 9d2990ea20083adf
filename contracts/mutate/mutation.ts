import type { PactInteraction } from '../pact/pact-file.ts';

/** In which way something is wrong; the rows of the table. Each of them has to be tried. */
export const mutationKinds = [
  'a field dropped',
  'a field twice',
  'a field under another name',
  'another order of fields',
  'another code',
  'another value',
  'no value',
  'another namespace',
  'fault instead of success',
  'success instead of fault',
  'another status',
  'nothing at all',
  'cut off',
  'an event swallowed',
  'an event doubled',
  'events in another order',
  'an event late',
] as const;

export type MutationKind = (typeof mutationKinds)[number];

/** One thing that is done wrong. */
export interface Mutation {
  /** Of which wire. */
  readonly wire: string;
  /** The operation, event or request. */
  readonly subject: string;
  readonly kind: MutationKind;
  /** What is wrong, in words that stay the same from run to run. */
  readonly name: string;
}

/** What notices: one of the contracts, or what holds order, absence and time, which Pact cannot express. */
export type Contract = 'Pact' | 'schema' | 'count' | 'judge' | 'scenario';

export interface Mutated extends Mutation {
  /** Empty where nothing noticed. */
  readonly noticedBy: readonly Contract[];
}

/** A provider that answers wrongly. */
export interface AnswerMutation extends Mutation {
  readonly interaction: PactInteraction;
  readonly status: number;
  readonly body: string;
}

/** A bridge that tells of an event wrongly. */
export interface EventMutation extends Mutation {
  readonly interaction: PactInteraction;
  readonly body: string;
}
