import { systemClock } from '@switchhook/bridge/clock';
import type { WireDetail } from '@switchhook/simulator/model';
import { expect, test } from 'vitest';
import { builtInTarget } from '../built-in-target.ts';
import { loadCases } from '../certification-case.ts';
import { runCertification } from '../run-certification.ts';
import { judgeRecording } from './judge-recording.ts';
import { readRecording } from './read-recording.ts';

const environment = { node: '', platform: '', version: '', seed: 1 };
const recordings = new Map<string, Promise<readonly WireDetail[]>>();

/** A recording of a case, made by the built-in parts once. */
function recordingOf(name: string): Promise<readonly WireDetail[]> {
  const made = recordings.get(name) ?? record(name);
  recordings.set(name, made);
  return made;
}

async function record(name: string): Promise<readonly WireDetail[]> {
  const cases = loadCases().filter(({ scenario }) => scenario.name === name);
  const { results } = await runCertification({
    cases,
    target: builtInTarget(),
    clock: systemClock,
    environment,
  });
  return unhurried(results[0]?.messages ?? []);
}

function judge(messages: readonly WireDetail[]) {
  const recording = readRecording(JSON.stringify(messages));
  if (recording.kind === 'unreadable') throw new Error(recording.why);
  return judgeRecording(recording.messages, { statuses: recording.statuses }).divergences;
}

const isUserChanged = ({ name }: WireDetail) => name === 'IciEvent.userChanged';

/** As by people, who take their time: seconds lie between what the parts do in milliseconds. */
function unhurried(messages: readonly WireDetail[]): readonly WireDetail[] {
  return messages.map((message, index) => ({ ...message, at: index * 10_000 }));
}

/** The recording with one of its events about the agent told otherwise, counted from its end; it goes on for long. */
function altered(
  messages: readonly WireDetail[],
  fromEnd: number,
  alter: (body: string, others: readonly string[]) => readonly string[],
): readonly WireDetail[] {
  const events = messages.filter(isUserChanged);
  const event = events.at(-fromEnd);
  const last = messages.findLast(({ name }) => name === 'IciUser.getWorkmodes');
  if (!event || !last) throw new Error('the recording has no such event');
  const bodies = alter(
    event.request.body,
    events.filter((other) => other !== event).map(({ request }) => request.body),
  );
  expect(bodies).not.toEqual([event.request.body]);
  const spread = messages.flatMap((message): readonly WireDetail[] =>
    message === event
      ? bodies.map((body) => ({ ...message, request: { ...message.request, body } }))
      : [message],
  );
  const long = { ...last, at: (messages.at(-1)?.at ?? 0) + 60_000 };
  return [...spread, long].map((message, index) => ({ ...message, seq: index + 1 }));
}

const replaced = (from: RegExp, to: string) => (body: string) => [body.replace(from, to)];
const workMode = (id: string) => replaced(/(currentWorkmode><t:id>)\d+/, `$1${id}`);

interface Fault {
  readonly fault: string;
  readonly case: string;
  /** Which of the events about the agent, from the last. */
  readonly event?: number;
  readonly alter: (body: string, others: readonly string[]) => readonly string[];
  readonly rule: string;
  readonly operation?: string;
}

const faults: readonly Fault[] = [
  {
    fault: 'is told twice',
    case: 'work-modes-status-from-cic',
    alter: (body) => [body, body],
    rule: 'told twice',
  },
  {
    fault: 'is told twice, in other words of XML',
    case: 'work-modes-status-from-cic',
    alter: (body) => [body, body.replaceAll('t:', 'x:').replace('xmlns:t', 'xmlns:x')],
    rule: 'told twice',
  },
  {
    fault: 'has a work mode that no list has',
    case: 'work-modes-status-from-cic',
    alter: workMode('77'),
    rule: 'work mode',
  },
  {
    fault: 'goes back to the work mode before without a status of CIC',
    case: 'work-modes-status-from-cic',
    alter: (body, others) => [body, others.at(-1) ?? ''],
    rule: 'work mode',
  },
  {
    fault: 'lacks a work mode in its list',
    case: 'work-modes-status-from-cic',
    alter: replaced(/(<t:workmodes>)<t:item>.*?<\/t:item>/, '$1'),
    rule: 'subscription',
  },
  {
    fault: 'has another work mode than is answered',
    case: 'work-modes-current',
    alter: workMode('2'),
    rule: 'work mode',
    operation: 'IciUser.getCurrentWorkmode',
  },
  {
    fault: 'never has the work mode that was set',
    case: 'work-modes-current',
    alter: workMode('2'),
    rule: 'consequence',
    operation: 'IciUser.setCurrentWorkmode',
  },
  {
    fault: 'is about another agent',
    case: 'work-modes-status-from-cic',
    alter: replaced(/(<t:userId>)agent1/, '$1agent2'),
    rule: 'subscriber',
  },
  {
    fault: 'has the name of another agent',
    case: 'work-modes-status-from-cic',
    alter: replaced(/<t:name>Anna Muster/, '<t:name>Ben Beispiel'),
    rule: 'subscription',
  },
  {
    fault: 'has a channel that the agent has not',
    case: 'work-modes-status-from-cic',
    alter: replaced(/(<t:currentChannels>)/, '$1<t:item>fax</t:item>'),
    rule: 'channels',
  },
  {
    fault: 'lost the channels of the agent',
    case: 'work-modes-status-from-cic',
    alter: replaced(/<t:(channels|currentChannels)>.*?<\/t:\1>/g, '<t:$1></t:$1>'),
    rule: 'subscription',
  },
  {
    fault: 'is active in a queue that the agent left',
    case: 'work-modes-status-from-cic',
    alter: replaced(/(<t:queues>.*?<t:loggedOn>)true/, '$1false'),
    rule: 'queues',
  },
  {
    fault: 'may dial where the line may not',
    case: 'work-modes-status-from-cic',
    alter: replaced(/(.*<t:capabilityList>)<t:item>Dial<\/t:item>/, '$1'),
    rule: 'capability list',
  },
  {
    fault: 'has no call on its line while one rings',
    case: 'calls-hang-up',
    event: 2,
    alter: replaced(/<t:phoneCalls>.*<\/t:phoneCalls>/, '<t:phoneCalls></t:phoneCalls>'),
    rule: 'line',
  },
  {
    fault: 'has a call on its line in another state',
    case: 'calls-hang-up',
    event: 2,
    alter: replaced(/(phoneCallStatus><t:id>)3/, '$15'),
    rule: 'line',
  },
  {
    fault: 'has a call on its line that went on',
    case: 'calls-hang-up',
    alter: replaced(/(phoneCallStatus><t:id>)9/, '$14'),
    rule: 'line',
  },
  {
    fault: 'says that dialling is not allowed, and it is carried out',
    case: 'calls-outbound',
    event: 2,
    alter: replaced(/<t:item>Dial<\/t:item>/g, ''),
    rule: 'capability list',
    operation: 'IciPhoneCall.initiateCall',
  },
];

test.each([...new Set(faults.map((each) => each.case))])(
  'what is told of agents in %s holds',
  async (name) => {
    const messages = await recordingOf(name);
    expect(messages.filter(isUserChanged).length).toBeGreaterThan(1);
    expect(judge(messages)).toEqual([]);
  },
  60_000,
);

test.each(faults)(
  'finds it where userChanged $fault',
  async ({ case: name, event = 1, alter, rule, operation = 'IciEvent.userChanged' }) => {
    const found = judge(altered(await recordingOf(name), event, alter));
    expect(found).toContainEqual(expect.objectContaining({ operation, rule }));
  },
  60_000,
);

test('a user of whom CIC is not recorded may change at any time', async () => {
  const messages = altered(await recordingOf('work-modes-status-from-cic'), 1, (body, others) => [
    body,
    others.at(-1) ?? '',
  ]);
  expect(judge(messages.filter(({ link }) => link !== 'bridge → CIC'))).toEqual([]);
}, 60_000);

test('what SAP did not take is told again, and a new subscription is told of everything', async () => {
  const messages = await recordingOf('work-modes-status-from-cic');
  const event = messages.findLast(isUserChanged) as WireDetail;
  const { response: _, ...unanswered } = { ...event, status: 503, isError: true };
  const again = messages.flatMap((message) => (message === event ? [unanswered, event] : [message]));
  expect(judge(again.map((message, index) => ({ ...message, seq: index + 1 })))).toEqual([]);
}, 60_000);
