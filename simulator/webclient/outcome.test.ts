import { expect, test } from 'vitest';
import { outcomeOf } from './outcome.ts';

const answered = (body: string | null, status: number) => Promise.resolve(new Response(body, { status }));

test('gives the answer, or nothing where there is no body', async () => {
  expect(await outcomeOf(answered('{"a":1}', 201))).toEqual({ isDone: true, answer: { a: 1 } });
  expect(await outcomeOf(answered(null, 204))).toEqual({ isDone: true, answer: undefined });
});

test.each([
  ['{"error":{"message":"No such call."}}', 'No such call.'],
  ['{"error":"No such call."}', 'No such call.'],
  ['{"message":"No such call."}', 'No such call.'],
  ['{}', '404'],
])('reads the reason out of %s', async (body, why) => {
  expect(await outcomeOf(answered(body, 404))).toEqual({ isDone: false, why });
});

test('tells what kept the answer away', async () => {
  expect(await outcomeOf(Promise.reject(new TypeError('Failed to fetch')))).toEqual({
    isDone: false,
    why: 'Failed to fetch',
  });
});

test('takes a body that is no JSON for a failure that names the status', async () => {
  expect(await outcomeOf(answered('<h1>Bad gateway</h1>', 502))).toEqual({ isDone: false, why: '502' });
});
