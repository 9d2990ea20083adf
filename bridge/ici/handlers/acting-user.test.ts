import { expect, test } from 'vitest';
import { actingUser, requireSameUser } from './acting-user.ts';

test('lets a request through whose header names the same user, nobody, or is left out', () => {
  for (const headerUserId of ['agent1', '', undefined]) {
    expect(() => requireSameUser('agent1', { headerUserId })).not.toThrow();
  }
});

test('refuses a header that names somebody else, by the letter', () => {
  expect(() => requireSameUser('agent1', { headerUserId: 'Agent1' })).toThrow('the SOAP header names Agent1');
  expect(() => requireSameUser('', { headerUserId: undefined })).toThrow('userId is empty');
});

test('takes the acting user from the parameter, else from the header, else from nowhere', () => {
  expect(actingUser('agent1', { headerUserId: 'agent1' })).toBe('agent1');
  expect(actingUser('', { headerUserId: 'agent1' })).toBe('agent1');
  expect(actingUser(undefined, { headerUserId: '' })).toBeUndefined();
  expect(() => actingUser('agent2', { headerUserId: 'agent1' })).toThrow('Failed to act for agent2');
});
