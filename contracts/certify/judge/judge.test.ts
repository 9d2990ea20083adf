import type { WireDetail } from '@switchhook/simulator/model';
import { expect, test } from 'vitest';
import { recordedCall } from '../testing/recorded-call.ts';
import { judgeRecording } from './judge-recording.ts';
import { judgementText } from './judgement-text.ts';
import { readRecording } from './read-recording.ts';

const { told, asked } = recordedCall();
const talking = ['HangUp', 'Hold'];
const right = [
  told(1, 'alerting', ['Accept', 'Reject']),
  asked(2, 'accept'),
  told(3, 'connected', talking),
  asked(4, 'hold'),
  told(5, 'held', ['Retrieve']),
  told(9, 'ended', ['End']),
];

function judge(messages: readonly WireDetail[]) {
  const recording = readRecording(JSON.stringify(messages));
  if (recording.kind === 'unreadable') throw new Error(recording.why);
  return judgeRecording(recording.messages);
}

test('a recording in which everything is in order holds', () => {
  expect(judge(right).divergences).toEqual([]);
  expect(judgementText(judge(right))).toBe('All 6 messages hold.');
});

test.each([
  [
    'an operation that the last list did not allow',
    [right[0], asked(4, 'hold'), told(5, 'held', [])],
    'capability list',
  ],
  [
    'an event that never came',
    [right[0], right[2], asked(4, 'hold'), told(9, 'connected', [], '8')],
    'consequence',
  ],
  [
    'states in the wrong order',
    [right[2], right[0]].map((each, index) => ({ ...each, seq: index + 1 })),
    'order of states',
  ],
  ['an operation of somebody else', [right[0], asked(2, 'accept', 'agent2'), right[2]], 'authority'],
  ['the same told twice', [right[0], { ...right[0], seq: 2 }], 'told twice'],
  [
    'seven items',
    Array.from({ length: 7 }, (_, index) => told(index + 1, 'connected', talking, `c${index}`)),
    'six items',
  ],
])('finds %s', (_what, messages, rule) => {
  expect(judge(messages as readonly WireDetail[]).divergences[0]).toMatchObject({ rule });
});

test('two agents who are told of one chat or internal call each act on their own', () => {
  const events = [told(1, 'alerting', ['Accept']), told(3, 'alerting', ['Accept'], '7', 'agent2')];
  const answered = [
    told(5, 'connected', talking, '7', 'agent2'),
    told(6, 'connected', talking, '7', 'agent1'),
  ];
  const messages = [...events, asked(4, 'accept', 'agent1'), ...answered];
  expect(judge(messages).divergences).toEqual([]);
  expect(judge([...messages, asked(7, 'hold', 'agent3')]).divergences).toMatchObject([{ rule: 'authority' }]);
});

test('shows the first divergence, what was expected and the messages around it', () => {
  const text = judgementText(judge([right[0], asked(4, 'hold'), told(5, 'held', [])] as WireDetail[]));
  expect(text).toContain('The first divergence is at message 4: IciPhoneCall.hold, capability list.');
  expect(text).toContain('expected: the fault ICI-004');
  expect(text).toMatch(/^> {5}4 {2}SAP → bridge {2}hold 7/m);
});

test('reads the same messages as JSON lines, HAR and exported trace', () => {
  const lines = right.map((each) => JSON.stringify(each)).join('\n');
  const har = JSON.stringify({
    log: {
      entries: right.map(({ at, durationMs, request, response }) => ({
        startedDateTime: new Date(at).toISOString(),
        time: durationMs,
        request: { postData: { text: request.body } },
        response: { status: 200, content: { text: response?.body } },
      })),
    },
  });
  const trace = right
    .flatMap(({ link, name, request, response }, index) => {
      const isEvent = link === 'bridge → SAP';
      const line = {
        userId: 'agent1',
        session: 's',
        timestamp: '',
        counter: index,
        type: 'S',
        operation: name,
      };
      return [
        { ...line, direction: isEvent ? 'out' : 'in', payload: request.body },
        { ...line, direction: isEvent ? 'in' : 'out', payload: response?.body },
      ];
    })
    .map((line) => JSON.stringify(line))
    .join('\n');
  for (const text of [lines, har, `${trace}\n{"cut off`]) {
    const recording = readRecording(text);
    expect(recording).toMatchObject({ kind: 'read', messages: { length: right.length } });
    if (recording.kind === 'read') expect(judgeRecording(recording.messages).divergences).toEqual([]);
  }
});

test('says that a file is no recording', () => {
  expect(readRecording('hello')).toMatchObject({ kind: 'unreadable' });
  expect(readRecording('{"a":1}')).toMatchObject({ kind: 'unreadable' });
});
