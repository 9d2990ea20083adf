import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultDialect, parseDialect } from '@switchhook/bridge/ici';
import type { WireDetail } from '@switchhook/simulator/model';
import { afterAll, expect, test } from 'vitest';
import { recordedCall } from '../testing/recorded-call.ts';
import { runCommand } from '../testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchhook-judge-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const site = {
  extends: 'default',
  name: 'site',
  namespaces: { service: 'http://sap.example.com/ici/{service}', types: 'http://sap.example.com/ici/types' },
  capabilities: { Hold: 'HALTEN', Accept: 'ANNEHMEN' },
  codes: { phoneCallStatus: { alerting: { id: 'R', description: 'Klingelt' } } },
};

const inOrder = ({ told, asked }: ReturnType<typeof recordedCall>) => [
  told(1, 'alerting', ['Accept', 'Reject']),
  asked(2, 'accept'),
  told(3, 'connected', ['HangUp', 'Hold']),
  asked(4, 'hold'),
  told(5, 'held', ['Retrieve']),
  told(9, 'ended', ['End']),
];
/** Held before it was answered: the list did not allow it. */
const outOfOrder = ({ told, asked }: ReturnType<typeof recordedCall>) => [
  told(1, 'alerting', ['Accept', 'Reject']),
  asked(4, 'hold'),
  told(5, 'held', ['Retrieve']),
];

const asLines = (messages: readonly WireDetail[]) => messages.map((each) => JSON.stringify(each)).join('\n');

const asHar = (messages: readonly WireDetail[]) =>
  JSON.stringify({
    log: {
      entries: messages.map(({ at, durationMs, request, response }) => ({
        startedDateTime: new Date(at).toISOString(),
        time: durationMs,
        request: { postData: { text: request.body } },
        response: { status: 200, content: { text: response?.body } },
      })),
    },
  });

function rowsOf(messages: readonly WireDetail[]) {
  return messages.flatMap(({ at, link, name, request, response }, index) => {
    const row = { userId: 'agent1', session: '20260314090000.000', operation: name, type: 'S' };
    const timestamp = new Date(Date.UTC(2026, 2, 14, 9) + at);
    const [asked, answered] = link === 'bridge → SAP' ? (['out', 'in'] as const) : (['in', 'out'] as const);
    return [
      { ...row, timestamp, counter: 2 * index + 1, direction: asked, payload: request.body },
      { ...row, timestamp, counter: 2 * index + 2, direction: answered, payload: response?.body ?? '' },
    ];
  });
}

const asTrace = (messages: readonly WireDetail[]) =>
  rowsOf(messages)
    .map((row) => JSON.stringify({ ...row, timestamp: row.timestamp.toISOString() }))
    .join('\n');

const asTable = (messages: readonly WireDetail[]) =>
  [
    'USER_ID\tTIMESTAMP_CREATE\tCOUNTER\tTIMESTAMP\tTYPE\tTRACE_UNIT',
    ...rowsOf(messages).map(({ userId, session, counter, timestamp, type, payload }) =>
      [
        userId,
        session,
        counter,
        timestamp.toISOString().replace(/[-:TZ]/g, ''),
        type,
        payload.replace(/[\t\r\n]+/g, ' '),
      ].join('\t'),
    ),
  ].join('\n');

const forms = { asLines, asHar, asTrace, asTable };

test.each(Object.entries(forms))('a good recording holds, written %s', async (form, write) => {
  const { code, out } = await runCommand('judge', file(`good-${form}`, write(inOrder(recordedCall()))));
  expect(out).toContain('All 6 messages hold.');
  expect(code).toBe(0);
});

test.each(Object.entries(forms))('a broken recording is found guilty, written %s', async (form, write) => {
  const { code, out } = await runCommand('judge', file(`bad-${form}`, write(outOfOrder(recordedCall()))));
  expect(code).toBe(1);
  expect(out).toMatch(/The first divergence is at message \d+: IciPhoneCall\.hold, capability list\./);
  expect(out).toContain('expected: the fault ICI-004');
  expect(out).toMatch(/^> +\d+ {2}SAP → bridge {2}hold 7/m);
  expect(out).toMatch(/^ {3,}\d+ {2}bridge → SAP {2}phoneCallChanged/m);
});

test('a recording in the dialect of a site is judged by its codes, and only where it is given', async () => {
  const dialect = recordedCall(parseDialect(site));
  const dialectFile = file('site.json', site);
  const good = file('site-good.json', inOrder(dialect));
  const bad = file('site-bad.json', outOfOrder(dialect));
  const held = await runCommand('judge', good, '--dialect', dialectFile);
  expect(held.out).toContain('All 6 messages hold.\nRead as the dialect "site"');
  expect(held.code).toBe(0);
  const { code, out } = await runCommand('judge', bad, '--dialect', dialectFile);
  expect(out).toContain('although item 7 (alerting) allows Accept, Reject');
  expect(code).toBe(1);
  const without = await runCommand('judge', good);
  expect(without.err).toContain('Give --dialect');
  expect(without.code).toBe(2);
});

test('of several dialects the one that reads the recording is found by itself', async () => {
  const own = file('own.json', inOrder(recordedCall()));
  const { out } = await runCommand('judge', own, '--dialect', file('site.json', site));
  expect(out).toContain(`Read as the dialect "${defaultDialect.name}", in which 6 of 6 messages are.`);
});

test('tells every divergence as JSON', async () => {
  const { out } = await runCommand('judge', file('bad.json', outOfOrder(recordedCall())), '--json');
  expect(JSON.parse(out)).toMatchObject({
    dialect: 'default',
    messages: 3,
    divergences: [{ operation: 'IciPhoneCall.hold', rule: 'capability list', position: 4 }],
  });
});

test('an agent who may act for others is no divergence', async () => {
  const { told, asked } = recordedCall();
  const path = file('supervisor.json', [
    told(1, 'alerting', ['Accept']),
    asked(2, 'accept', 'agent2'),
    told(3, 'connected', []),
  ]);
  expect((await runCommand('judge', path)).code).toBe(1);
  expect((await runCommand('judge', path, '--supervisor', 'agent2')).code).toBe(0);
});

test.each([
  ['a file that is not there', () => join(folder, 'nowhere.json'), 'Failed to read'],
  ['a file that is no recording', () => file('no.json', '{"a":1}'), 'it holds no messages'],
  ['a recording without ICI', () => file('none.json', []), 'Failed to judge'],
])('%s cannot be judged', async (_what, path, words) => {
  const { code, err } = await runCommand('judge', path());
  expect(err).toContain(words);
  expect(code).toBe(2);
});
