import { systemClock } from '@switchhook/bridge/clock';
import type { WireDetail } from '@switchhook/simulator/model';
import { expect, test } from 'vitest';
import { builtInTarget } from '../built-in-target.ts';
import { loadCases } from '../certification-case.ts';
import { runCertification } from '../run-certification.ts';
import { caseResult, wireDetail } from '../testing/build-run.ts';
import { runCommand } from '../testing/run-command.ts';
import { alterations, startWrongBridge } from '../testing/wrong-bridge.ts';
import { wrongTarget } from '../testing/wrong-target.ts';
import { compareBridges } from './compare-bridges.ts';

const environment = { node: '', platform: '', version: '', seed: 1 };
const cases = loadCases().filter(({ scenario }) => scenario.name === 'calls-hold-and-retrieve');
const play = (target = builtInTarget()) =>
  runCertification({ cases, target, clock: systemClock, environment });

function wrong(name: string) {
  const found = alterations.find((alteration) => alteration.name === name);
  if (!found) throw new Error(`the alteration "${name}" is gone`);
  return found;
}

/** One exchange, as one bridge writes it. */
const answered = (seq: number, body: string, more: Partial<WireDetail> = {}) =>
  wireDetail(seq, 'IciPhoneCall.getAttributes', { response: { headers: {}, body }, ...more });
const differences = (one: readonly WireDetail[], other: readonly WireDetail[]) =>
  compareBridges([caseResult('a', { messages: one })], [caseResult('a', { messages: other })]);

test('a bridge differs in nothing from itself, and a wrong one where it is wrong', async () => {
  const right = await play();
  expect(compareBridges(right.results, (await play()).results)).toEqual([]);
  for (const [name, operation] of [
    ['a fault that the operation does not declare', 'IciPhoneCall.hold'],
    ['an answer without its result', 'IciUser.getWorkmodes'],
    ['a state that is never told', 'IciEvent.phoneCallChanged'],
  ] as const) {
    const { results } = await play(wrongTarget(wrong(name)));
    expect(compareBridges(right.results, results)).toContainEqual(
      expect.objectContaining({ case: 'calls-hold-and-retrieve', operation }),
    );
  }
}, 180_000);

test('ids, times and prefixes are each bridge’s own', () => {
  const one =
    '<a:x xmlns:a="urn:ici:x"><a:phoneCallId>3001000001</a:phoneCallId><a:startTime>2026-03-14T09:00:00.000Z</a:startTime></a:x>';
  const other =
    '<b:x xmlns:b="urn:ici:x"><b:phoneCallId>9009000007</b:phoneCallId> <b:startTime>2027-01-01T00:00:00Z</b:startTime></b:x>';
  expect(differences([answered(1, one)], [answered(1, other)])).toEqual([]);
});

test('an id in the words of a fault is no difference, and other words are', () => {
  const refused = (id: string, words: string) => [
    answered(1, `<x><phoneCallId>${id}</phoneCallId></x>`),
    answered(2, `<faultstring>Failed to hold: item ${id} ${words}.</faultstring>`),
  ];
  expect(differences(refused('3001000001', 'is held'), refused('5001000009', 'is held'))).toEqual([]);
  expect(differences(refused('3001000001', 'is held'), refused('5001000009', 'rings'))).toHaveLength(1);
});

test('the same id in the place of another one is a difference', () => {
  const two = (first: string, second: string) => [
    answered(1, `<x><phoneCallId>${first}</phoneCallId></x>`),
    answered(2, `<x><phoneCallId>${second}</phoneCallId><y/></x>`),
  ];
  expect(differences(two('3001000001', '3001000002'), two('5001000001', '5001000002'))).toEqual([]);
  expect(differences(two('3001000001', '3001000002'), two('5001000001', '5001000001'))).toMatchObject([
    { operation: 'IciPhoneCall.getAttributes' },
  ]);
});

test('an answer that the second bridge does not give is shown as nothing', () => {
  expect(differences([answered(1, '<x>1</x>')], [])).toMatchObject([
    { operation: 'IciPhoneCall.getAttributes', second: 'nothing' },
  ]);
});

test('what crosses between a bridge and its CIC is no difference', () => {
  const toCic = wireDetail(1, 'GET {S}/x', { link: 'bridge → CIC' });
  expect(differences([toCic], [])).toEqual([]);
});

test('two bridges that run elsewhere, one of them wrong, are compared by the command', async () => {
  const right = await builtInTarget().open();
  const { bridge = '', cicControl = '' } = right.world;
  const other = await startWrongBridge(
    wrong('a fault that the operation does not declare'),
    bridge,
    Promise.resolve(''),
  );
  const compared = (...bridges: readonly string[]) =>
    runCommand(
      'compare-bridges',
      ...['--case', 'calls-hold-and-retrieve'],
      ...bridges.flatMap((url) => ['--bridge', url, '--cic', cicControl]),
    );
  try {
    const same = await compared(bridge, bridge);
    expect(same.out).toContain('1 cases, 0 differences.');
    expect(same.code).toBe(0);
    const { code, out } = await compared(bridge, other.bridgeUrl);
    expect(out).toContain('calls-hold-and-retrieve: IciPhoneCall.hold');
    expect(out).toContain('ICI-017');
    expect(code).toBe(1);
  } finally {
    await other.close();
    await right.close();
  }
}, 120_000);

test('bridges that cannot be paired with their parts cannot be compared', async () => {
  expect((await runCommand('compare-bridges')).code).toBe(2);
  const urls = ['--bridge', 'http://127.0.0.1:1', '--bridge', 'http://127.0.0.1:2'];
  expect((await runCommand('compare-bridges', ...urls, '--sap', 'http://127.0.0.1:3')).code).toBe(2);
  const { code, err } = await runCommand('compare-bridges', '--bridge', 'http://127.0.0.1:1');
  expect(err).toContain('Failed to reach the bridge at http://127.0.0.1:1');
  expect(code).toBe(2);
});
