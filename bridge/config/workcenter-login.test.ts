import { expect, test } from 'vitest';
import { parseWorkcenterLogin } from './workcenter-login.ts';

test.each([
  ['1234;Station1', { password: '1234', station: 'Station1' }],
  ['agent1;1234;Station1', { password: '1234', station: 'Station1' }],
  ['1234; Station1 ', { password: '1234', station: 'Station1' }],
  ['1234;', { password: '1234' }],
  ['1234;Station1;pm3c2', { password: '1234', station: 'Station1' }],
  ['1234;Station1;', { password: '1234', station: 'Station1' }],
  ['agent1;1234;Station1;m2', { password: '1234', station: 'Station1' }],
  // Three parts that begin with the agent's name are never taken for password, station and options.
  ['agent1;1234;p', { password: '1234', station: 'p' }],
])('reads %j', (field, login) => {
  expect(parseWorkcenterLogin('agent1', field)).toEqual(login);
});

test.each([[undefined], [''], ['  ']])('finds no log-in in %j', (field) => {
  expect(parseWorkcenterLogin('agent1', field)).toBeUndefined();
});

test.each(['hunter2', ';Station1', 'agent2;hunter2;Station1', 'agent1;;Station1', 'hunter2;b;p;d;e'])(
  'refuses %j without repeating it',
  (field) => {
    expect(() => parseWorkcenterLogin('agent1', field)).toThrowError(
      expect.objectContaining({ code: 'loginFailed', message: expect.not.stringContaining('hunter2') }),
    );
  },
);
