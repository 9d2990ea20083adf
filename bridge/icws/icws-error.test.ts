import { expect, test } from 'vitest';
import { bridgeErrorOf, failureOf } from './icws-error.ts';

test.each([
  [400, { errorId: 'error.request.connection.authenticationFailure' }, 'authenticationFailure'],
  [400, { errorCode: -2147221503 }, 'authenticationFailure'],
  [400, { errorId: '-2147221496' }, 'notFound'],
  [400, { errorCode: -2147221499 }, 'sessionLost'],
  [400, { errorId: 'error.request.session.tokenInvalid' }, 'sessionLost'],
  [400, { errorId: 'error.request.interaction.invalidState' }, 'invalidState'],
  [400, { errorId: 'error.request.invalidProperty' }, 'invalidRequest'],
  [400, 'not JSON at all', 'invalidRequest'],
  [401, { errorCode: 1 }, 'sessionLost'],
  [403, { errorCode: 7 }, 'notAuthorized'],
  [404, undefined, 'notFound'],
  [405, undefined, 'unsupported'],
  [410, undefined, 'unsupported'],
  [500, { errorCode: -2147467259 }, 'serverFailure'],
  [500, { errorId: 'error.request.interaction.invalidState' }, 'invalidState'],
  [502, '<html>', 'serverFailure'],
  [503, { errorId: 'error.server.notAcceptingConnections' }, 'notAccepting'],
  [302, undefined, 'notAccepting'],
])('HTTP %i with %j is %s', (status, body, kind) => {
  expect(failureOf(status, body).kind).toBe(kind);
});

test('a 503 names the hosts that take log-ons', () => {
  const failure = failureOf(503, { message: 'Busy.', alternateHostList: ['cic2'] });
  expect(failure).toMatchObject({ message: 'Busy.', alternateHosts: ['cic2'] });
});

test("the error carries CIC's text in its message and details", () => {
  const failure = failureOf(400, { errorId: 'error.request.interaction.invalidState', message: 'Not now.' });
  const error = bridgeErrorOf('pick up call 42', failure);
  expect(error.message).toBe("Failed to pick up call 42: Not now. Check the item's state.");
  expect(error).toMatchObject({
    code: 'notAllowedInState',
    retryable: false,
    details: { cicMessage: 'Not now.', status: 400, errorId: 'error.request.interaction.invalidState' },
  });
});

test('a request may give a kind of failure its own code', () => {
  const error = bridgeErrorOf('call 1', failureOf(400, undefined), { invalidRequest: 'badAddress' });
  expect(error.code).toBe('badAddress');
});
