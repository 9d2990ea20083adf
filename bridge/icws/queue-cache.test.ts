import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AttributeSet, attributeRecord } from './attribute-set.ts';
import type { Attributes, QueueContents } from './message.ts';
import { createQueueCache, type QueueChange } from './queue-cache.ts';

function message(part: Partial<QueueContents>): QueueContents {
  return {
    kind: 'queueContents',
    isDelta: true,
    subscriptionId: 's',
    added: [],
    changed: [],
    removed: [],
    ...part,
  };
}

const interaction = (interactionId: string, attributes: Attributes) => ({ interactionId, attributes });

const summary = (change: QueueChange) =>
  change.kind === 'read'
    ? { kind: 'read', ids: [...change.interactions.keys()] }
    : { kind: change.kind, id: change.id };

test('a full message clears what was known', () => {
  const cache = createQueueCache();
  cache.apply(message({ added: [interaction('1', { Eic_State: 'A' })] }));
  const changes = cache.apply(message({ isDelta: false, added: [interaction('2', { Eic_State: 'C' })] }));
  expect(changes.map(summary)).toEqual([{ kind: 'read', ids: ['2'] }]);
});

test('an empty full message tells an empty queue', () => {
  const changes = createQueueCache().apply(message({ isDelta: false }));
  expect(changes.map(summary)).toEqual([{ kind: 'read', ids: [] }]);
});

test('one message is read as added, then changed, then removed', () => {
  const cache = createQueueCache();
  cache.apply(message({ isDelta: false, added: [interaction('old', {})] }));
  const changes = cache.apply(
    message({
      removed: ['old'],
      changed: [interaction('new', { Eic_State: 'C' })],
      added: [interaction('new', { Eic_State: 'A' })],
    }),
  );
  expect(changes.map(summary)).toEqual([
    { kind: 'observed', id: 'new' },
    { kind: 'observed', id: 'new' },
    { kind: 'removed', id: 'old' },
  ]);
});

test('a changed attribute is found whatever the case of its name', () => {
  const cache = createQueueCache();
  cache.apply(message({ added: [interaction('1', { Eic_State: 'A', Other: 'x' })] }));
  cache.apply(message({ changed: [interaction('1', { EIC_STATE: 'C' })] }));
  expect(attributeRecord(cache.interactions.get('1')!)).toEqual({ Eic_State: 'C', Other: 'x' });
});

test('a change of an unknown interaction is asked for once and laid over the answer', () => {
  const cache = createQueueCache();
  const [first] = cache.apply(message({ changed: [interaction('1', { Eic_State: 'C' })] }));
  expect(first).toEqual({ kind: 'unknown', id: '1', ticket: 1 });
  expect(cache.apply(message({ changed: [interaction('1', { eic_state: 'H' })] }))).toEqual([]);
  const [observed] = cache.resolve(1, '1', { Eic_State: 'C', Eic_RemoteName: 'Example AG' });
  expect(observed && summary(observed)).toEqual({ kind: 'observed', id: '1' });
  expect(attributeRecord(cache.interactions.get('1')!)).toEqual({
    Eic_State: 'H',
    Eic_RemoteName: 'Example AG',
  });
});

test.each([
  ['removed', message({ removed: ['1'] })],
  ['read in full', message({ isDelta: false })],
  ['added', message({ added: [interaction('1', { Eic_State: 'A' })] })],
])('the answer for an unknown interaction counts no more once it was %s', (_, then) => {
  const cache = createQueueCache();
  cache.apply(message({ changed: [interaction('1', { Eic_State: 'C' })] }));
  cache.apply(then);
  expect(cache.resolve(1, '1', { Eic_State: 'C' })).toEqual([]);
  expect(cache.interactions.get('1')?.get('eic_state')?.value).not.toBe('C');
});

test('an unknown interaction that CIC does not know either is asked for again at its next change', () => {
  const cache = createQueueCache();
  cache.apply(message({ changed: [interaction('1', { Eic_State: 'C' })] }));
  expect(cache.resolve(1, '1', undefined)).toEqual([]);
  const [again] = cache.apply(message({ changed: [interaction('1', { Eic_State: 'H' })] }));
  expect(again).toEqual({ kind: 'unknown', id: '1', ticket: 2 });
});

type World = ReadonlyMap<string, Attributes>;

const id = fc.constantFrom('1', '2', '3');
const name = fc.constantFrom('Eic_State', 'Eic_RemoteName', 'CrmCaseId');
const attributes = fc.dictionary(name, fc.constantFrom('', 'A', 'C', 'H'), { maxKeys: 3 });
const step = fc.record({ kind: fc.constantFrom('add', 'change', 'remove'), id, attributes });
const delivery = fc.constantFrom('delta', 'full', 'withNext');
const spelling = fc.func(fc.boolean());

function after(
  world: World,
  { kind, id, attributes }: { kind: string; id: string; attributes: Attributes },
): World {
  const next = new Map(world);
  if (kind === 'remove') next.delete(id);
  else if (kind === 'add' || !world.has(id)) next.set(id, attributes);
  else next.set(id, { ...world.get(id), ...attributes });
  return next;
}

/** What a server would send for the way from `before` to `now` in one message. */
function delta(before: World, now: World, respell: (name: string) => string): QueueContents {
  const added = [];
  const changed = [];
  for (const [id, attributes] of now) {
    const old = before.get(id);
    const hasLost = Object.keys(old ?? {}).some((name) => !(name in attributes));
    const spelled = (names: string[]) =>
      Object.fromEntries(names.map((name) => [respell(name), attributes[name] ?? '']));
    if (!old || hasLost) added.push(interaction(id, spelled(Object.keys(attributes))));
    else {
      const names = Object.keys(attributes).filter((name) => old[name] !== attributes[name]);
      if (names.length > 0) changed.push(interaction(id, spelled(names)));
    }
  }
  return message({ added, changed, removed: [...before.keys()].filter((id) => !now.has(id)) });
}

const plain = (interactions: Iterable<[string, AttributeSet]>) =>
  new Map(
    [...interactions].map(
      ([id, set]) => [id, new Map([...set].map(([key, { value }]) => [key, value]))] as const,
    ),
  );

test('any split of a history into full and delta messages ends in the same cache', () => {
  const history = fc.array(fc.tuple(step, delivery), { maxLength: 30 });
  fc.assert(
    fc.property(history, spelling, (steps, isUpper) => {
      const respell = (name: string) => (isUpper(name) ? name.toUpperCase() : name);
      const cache = createQueueCache();
      cache.apply(message({ isDelta: false }));
      const follower = new Map<string, AttributeSet>();
      let sent: World = new Map();
      let world: World = new Map();

      const send = (contents: QueueContents) => {
        for (const change of cache.apply(contents)) {
          if (change.kind === 'read') {
            follower.clear();
            for (const [id, set] of change.interactions) follower.set(id, set);
          } else if (change.kind === 'observed') follower.set(change.id, change.attributes);
          else if (change.kind === 'removed') follower.delete(change.id);
        }
        sent = world;
      };
      for (const [step, delivery] of steps) {
        world = after(world, step);
        if (delivery === 'delta') send(delta(sent, world, respell));
        if (delivery === 'full') send({ ...delta(new Map(), world, respell), isDelta: false });
      }
      send(delta(sent, world, respell));

      const truth = new Map(
        [...world].map(([id, attributes]) => [
          id,
          new Map(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value])),
        ]),
      );
      expect(plain(cache.interactions)).toEqual(truth);
      expect(plain(follower)).toEqual(truth);
    }),
  );
});
