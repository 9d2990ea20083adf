import { idPattern } from '../icws/answers.ts';
import type { PactInteraction } from '../pact/pact-file.ts';
import type { Pair } from '../run/pairs.ts';
import type { AnswerMutation, MutationKind } from './mutation.ts';

interface Wrong {
  readonly kind: MutationKind;
  readonly what: string;
  readonly body: string;
  readonly status?: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** Everything that can be wrong with the answers of CIC, field by field, and with the messages that a poll brings. */
export function icwsMutations(pair: Pair): readonly AnswerMutation[] {
  return pair.interactions.flatMap((interaction) => {
    const { status, body } = interaction.response;
    const wrongs = [
      swapped(status),
      ...(body === undefined ? [] : bodyWrongs(interaction)),
      ...(Array.isArray(body?.content) && body.content.length > 0 ? pollWrongs(body.content) : []),
    ];
    return wrongs.map(({ kind, what, body: wrong, status: wrongStatus = status }) => ({
      wire: pair.title,
      subject: pair.nameOf(interaction),
      kind,
      name: `${interaction.description}: ${what}`,
      interaction,
      status: wrongStatus,
      body: wrong,
    }));
  });
}

function swapped(status: number): Wrong {
  return status >= 400
    ? { kind: 'success instead of fault', what: 'success', body: '{}', status: 200 }
    : {
        kind: 'fault instead of success',
        what: 'a fault',
        body: JSON.stringify({ message: 'The server cannot do it.' }),
        status: 500,
      };
}

function bodyWrongs(interaction: PactInteraction): readonly Wrong[] {
  const content = interaction.response.body?.content;
  const text = JSON.stringify(content);
  return [
    { kind: 'nothing at all', what: 'nothing at all', body: '' },
    { kind: 'cut off', what: 'cut off', body: text.slice(0, -1) },
    ...changesOf(content, '$', interaction).map(({ value, ...wrong }) => ({
      ...wrong,
      body: JSON.stringify(value),
    })),
  ];
}

function pollWrongs(messages: readonly unknown[]): readonly Wrong[] {
  const other = { __type: 'urn:inin.com:other' };
  const of = (kind: MutationKind, what: string, body: readonly unknown[]): Wrong => ({
    kind,
    what,
    body: JSON.stringify(body),
  });
  return [
    of('an event swallowed', 'swallowed', []),
    of('an event doubled', 'doubled', [...messages, ...messages]),
    of('an event late', 'late, after a message about something else', [other, ...messages]),
    ...(messages.length > 1
      ? [of('events in another order', 'in another order', messages.toReversed())]
      : []),
  ];
}

interface Changed {
  readonly kind: MutationKind;
  readonly what: string;
  readonly value: unknown;
}

/** Fields by which the bridge decides. */
const codes = ['errorId', 'errorCode', 'statusId', 'Eic_State'];

/** A value with each field in it changed in its turn. */
function changesOf(value: unknown, path: string, interaction: PactInteraction): readonly Changed[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((entry, at) =>
      changesOf(entry, `${path}[${at}]`, interaction).map((changed) => ({
        ...changed,
        value: value.with(at, changed.value),
      })),
    );
  }
  const fields = value as Fields;
  return Object.keys(fields).flatMap((name) => {
    const here = `${path}.${name}`;
    const { [name]: current, ...rest } = fields;
    const isFree = isFreeText(here, interaction);
    return [
      { kind: 'a field dropped', what: `${here} dropped`, value: rest },
      {
        kind: 'a field under another name',
        what: `${here} under another name`,
        value: { ...rest, [`${name}Other`]: current },
      },
      {
        kind: codes.includes(name) ? ('another code' as const) : ('another value' as const),
        // Where any text will do, another text is nothing wrong.
        what: isFree ? `${here} of another type` : `${here} with another value`,
        value: { ...fields, [name]: isFree ? { wrong: true } : otherThan(current) },
      },
      ...changesOf(current, here, interaction).map((changed) => ({
        ...changed,
        value: { ...fields, [name]: changed.value },
      })),
    ];
  });
}

function otherThan(value: unknown): unknown {
  switch (typeof value) {
    case 'number':
      return value + 1;
    case 'boolean':
      return !value;
    case 'string':
      return value === 'wrong' ? 'other' : 'wrong';
    default:
      return 'wrong';
  }
}

/** Rules that ask for a text or a number, whichever. */
const isOfAType = (rule: string) =>
  /"match":"(type|integer|decimal|number)"/.test(rule) || rule.includes(JSON.stringify(idPattern));

/** A rule holds for what is below it too, unless that has one of its own. */
function isFreeText(path: string, { response }: PactInteraction): boolean {
  const rules = Object.entries(response.matchingRules?.body ?? {});
  const general = (text: string) => text.replace(/\[\d+\]/g, '[*]');
  const wanted = general(path);
  const [nearest] = rules
    .map(([key, rule]) => ({ key: general(key), rule }))
    .filter(({ key }) => wanted === key || wanted.startsWith(`${key}.`) || wanted.startsWith(`${key}[`))
    .toSorted((left, right) => right.key.length - left.key.length);
  return nearest !== undefined && isOfAType(JSON.stringify(nearest.rule));
}
