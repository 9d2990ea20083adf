import { expect, test } from 'vitest';
import { mismatch } from './mismatch.ts';

const session = {
  item: { itemId: '7', state: 'connected', capabilities: ['HangUp', 'Hold'] },
  ctiBar: { left: 'Anna Example', right: '' },
};

test.each([
  ['fields that are named', { item: { state: 'connected' } }],
  ['a whole list', { item: { capabilities: ['HangUp', 'Hold'] } }],
  ['one entry of a list', { item: { capabilities: { $some: 'Hold' } } }],
  ['an entry that is not there', { item: { capabilities: { $none: 'Accept' } } }],
  ['the length of a list', { item: { capabilities: { $length: 2 } } }],
  ['a regular expression', { ctiBar: { left: { $matches: '^Anna' } } }],
  ['what is not so', { ctiBar: { left: { $not: '' } } }],
  ['what is absent', { account: { $absent: true } }],
])('matches %s', (_what, pattern) => {
  expect(mismatch(pattern, session)).toBeUndefined();
});

test.each([
  [{ item: { state: 'held' } }, 'item.state is "connected", not "held"'],
  [{ item: { capabilities: ['Hold'] } }, 'item.capabilities has 2 entries, not 1: ["HangUp","Hold"]'],
  [{ item: { capabilities: ['Hold', 'HangUp'] } }, 'item.capabilities[0] is "HangUp", not "Hold"'],
  [
    { item: { capabilities: { $some: 'Accept' } } },
    'item.capabilities has no entry like "Accept": ["HangUp","Hold"]',
  ],
  [{ item: { capabilities: { $none: 'Hold' } } }, 'item.capabilities has "Hold"'],
  [{ item: { itemId: { $length: 1 } } }, 'item.itemId has "7", not 1 entries'],
  [{ ctiBar: { left: { $matches: '^Bert' } } }, 'ctiBar.left is "Anna Example", which does not match ^Bert'],
  [{ ctiBar: { right: { $not: '' } } }, 'ctiBar.right is ""'],
  [{ item: { $absent: true } }, /^item is .*and should be absent$/],
  [{ account: { name: 'x' } }, 'account is absent, not an object'],
  [{ item: { $any: 1 } }, '$any is no operator; use $some, $none, $length, $matches, $not or $absent'],
])('says where %j differs', (pattern, why) => {
  expect(mismatch(pattern, session)).toEqual(typeof why === 'string' ? why : expect.stringMatching(why));
});
