import { expect, test } from 'vitest';
import { workModeCauses } from './work-mode-causes.ts';

/** Statuses of one agent, ten seconds apart: the n-th is at position 10 n. */
function causesOf(...statusIds: readonly string[]) {
  const causes = workModeCauses(
    statusIds.map((statusId, index) => ({
      userId: 'agent1',
      statusId,
      position: (index + 1) * 10,
      at: (index + 1) * 10_000,
    })),
  );
  causes.begin('agent1', '3', 15);
  return (workMode: string, position: number) => causes.whyNot('agent1', workMode, position);
}

test('a work mode follows its status, and none comes again', () => {
  const whyNot = causesOf('Gone Home', 'Available', 'At Lunch');
  expect(whyNot('2', 25)).toBeUndefined();
  expect(whyNot('3', 35)).toBeUndefined();
  expect(whyNot('2', 36)).toContain('agent1 has the work mode 2, and CIC said At Lunch, which was told as 3');
});

test('what is told after a status may still be about the one before', () => {
  const whyNot = causesOf('Gone Home', 'Available', 'AcdAgentNotAnswering');
  expect(whyNot('2', 25)).toBeUndefined();
  // Something else changed at the same moment, such as a call that went away.
  expect(whyNot('2', 35)).toBeUndefined();
  expect(whyNot('3', 36)).toBeUndefined();
});

test('where CIC is not in the recording any work mode may follow', () => {
  const whyNot = causesOf();
  expect([whyNot('2', 20), whyNot('3', 21), whyNot('2', 22)]).toEqual([undefined, undefined, undefined]);
});
