import { XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { compareRuns } from './compare-runs.ts';
import { exitCodeOf } from './exit-code.ts';
import { progressOn } from './progress.ts';
import { htmlReport } from './report/html-report.ts';
import { isUnchanged, jsonReport } from './report/json-report.ts';
import { junitReport } from './report/junit-report.ts';
import { parseShard, selectCases } from './select-cases.ts';
import { caseResult, certificationCase, certificationRun, wireDetail } from './testing/build-run.ts';

const failure = caseResult('b', { verdict: 'failed', reason: 'state is "held", not <"connected"> & \u0001' });

test('the JUnit report is XML that tells each verdict, whatever the reason holds', () => {
  const run = certificationRun(
    caseResult('a'),
    failure,
    caseResult('c', { verdict: 'skipped', reason: 'no clock' }),
    caseResult('d', { verdict: 'deviation', reason: 'known' }),
  );
  using document = XmlDocument.fromString(junitReport(run));
  expect(document.root.attr('tests')?.value).toBe('4');
  expect(document.root.attr('failures')?.value).toBe('1');
  expect(document.root.attr('skipped')?.value).toBe('1');
  expect(document.get('//testcase[@name="b"]/failure/@message')?.content).toBe(
    'state is "held", not <"connected"> & \uFFFD',
  );
  expect(document.find('//testcase[@name="a"]/*')).toEqual([]);
});

test('the HTML report holds every case and message, escaped, and names no other file', () => {
  const message = wireDetail(7, 'IciPhoneCall.hold', {
    request: { headers: {}, body: '<script>x</script>' },
  });
  const page = htmlReport(certificationRun(caseResult('a', { messages: [message] }), failure));
  expect(page).toContain('<section id="a">');
  expect(page).toContain('id="a-7"');
  expect(page).toContain('&lt;script&gt;x&lt;/script&gt;');
  expect(page).not.toMatch(/<script|<link|src=|href="(?!#)|url\(/);
  expect(page).toContain('1</strong> failed');
  expect(page).toContain(
    jsonReport(certificationRun(caseResult('a', { messages: [message] }), failure)).hash,
  );
});

test('what went wrong is open at once, what went right is not, and each message says when', () => {
  const messages = [
    wireDetail(1, 'IciPhoneCall.hold', { at: 5_000 }),
    wireDetail(2, 'IciPhoneCall.drop', { at: 6_250 }),
  ];
  const page = htmlReport(
    certificationRun(
      caseResult('right', { messages }),
      caseResult('wrong', { messages, verdict: 'failed', reason: 'no' }),
    ),
  );
  const [right = '', wrong = ''] = page.split('<section id="wrong">');
  expect(right).not.toContain(' open>');
  expect(wrong.match(/<details[^>]* open>/g)).toHaveLength(2);
  expect(right).toContain('<h4>2 · 1.250 s · SAP → bridge · IciPhoneCall.drop');
});

test('the hash of a report notices each change, and not that a file was read and written', () => {
  const report = jsonReport(certificationRun(caseResult('a')));
  const reread = JSON.parse(JSON.stringify(report, null, 2));
  expect(isUnchanged(reread)).toBe(true);
  expect(isUnchanged({ ...reread, cases: [{ ...reread.cases[0], verdict: 'failed' }] })).toBe(false);
});

test('tells what got better and worse since an earlier run', () => {
  const hold = wireDetail(1, 'IciPhoneCall.hold');
  const before = jsonReport(
    certificationRun(caseResult('a', { messages: [hold] }), failure, caseResult('x')),
  );
  const after = jsonReport(
    certificationRun(caseResult('a', { verdict: 'failed' }), caseResult('b'), caseResult('new')),
  );
  expect(compareRuns(before, after)).toEqual({
    better: ['b'],
    worse: ['a'],
    added: ['new'],
    removed: ['x'],
    coverageLost: ['IciPhoneCall.hold'],
    coverageGained: [],
  });
});

test('a case that failed once of several times has not held', () => {
  const before = jsonReport(certificationRun(caseResult('a')));
  const after = jsonReport(
    certificationRun(caseResult('a'), caseResult('a', { verdict: 'failed', attempt: 2 })),
  );
  expect(compareRuns(before, after).worse).toEqual(['a']);
});

test('counts operations and events by provenance, and no fault as an answer', () => {
  const messages = [
    wireDetail(1, 'IciPhoneCall.hold'),
    wireDetail(2, 'IciPhoneCall.hold', { isError: true, status: 500 }),
    wireDetail(3, 'PUT {S}/x', { link: 'bridge → CIC' }),
  ];
  const { coverage } = certificationRun(caseResult('a', { messages }));
  expect(coverage.operations.find(({ name }) => name === 'IciPhoneCall.hold')).toMatchObject({
    answers: 1,
    faults: 1,
  });
  const { documented, inferred, proposed } = coverage.byProvenance;
  expect(documented.seen + inferred.seen + proposed.seen).toBe(1);
  expect(documented.all + inferred.all + proposed.all).toBe(coverage.operations.length);
});

test.each([
  ['all held', [caseResult('a')], 0],
  ['an accepted deviation', [caseResult('a', { verdict: 'deviation' })], 0],
  ['a failure', [caseResult('a'), failure], 1],
  ['nothing but skips', [caseResult('a', { verdict: 'skipped' })], 2],
] as const)('ends with %s', (_what, results, code) => {
  expect(exitCodeOf(certificationRun(...results))).toBe(code);
});

test('selects by name, tag, area, requirement and shard', () => {
  const all = ['hold', 'hold-twice', 'chat'].map((name) =>
    certificationCase(name, { area: name === 'chat' ? 'chats' : 'calls' }),
  );
  const names = (selection: Partial<Parameters<typeof selectCases>[1]>) =>
    selectCases(all, { cases: [], tags: [], shard: undefined, ...selection }).map(
      ({ scenario }) => scenario.name,
    );
  expect(names({})).toEqual(['hold', 'hold-twice', 'chat']);
  expect(names({ cases: ['hold'] })).toEqual(['hold']);
  expect(names({ cases: ['hold*'] })).toEqual(['hold', 'hold-twice']);
  expect(names({ tags: ['chats'] })).toEqual(['chat']);
  expect(names({ tags: ['G1', 'calls'] })).toEqual(['hold', 'hold-twice']);
  expect([1, 2].flatMap((index) => names({ shard: { index, of: 2 } })).sort()).toEqual([...names({})].sort());
});

test.each(['0/4', '5/4', '1', 'a/b', '1/0'])('%s is no shard', (text) => {
  expect(parseShard(text)).toBeUndefined();
});

test('shows the running case and the time left on a terminal, and one line a case elsewhere', () => {
  const written: string[] = [];
  let now = 0;
  const write = (text: string) => written.push(text);
  const onTerminal = progressOn({ isTTY: true, write }, 3, () => now);
  onTerminal.begin(certificationCase('a'));
  now = 2_000;
  onTerminal.end(caseResult('a'));
  onTerminal.begin(certificationCase('b'));
  expect(written.at(-1)).toBe('2/3 The case b (about 4 s left)');
  written.length = 0;
  const inCi = progressOn({ write }, 2, () => now);
  inCi.begin(certificationCase('a'));
  inCi.end(caseResult('a'));
  inCi.end(failure);
  expect(written).toEqual(['ok a (120 ms)\n', expect.stringMatching(/^FAILED b \(120 ms\): state is/)]);
});
