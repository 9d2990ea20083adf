import { expect, test } from 'vitest';
import { joinCicSystems } from './cic-systems.ts';
import { fakeCic } from './testing/fake-cic.ts';

const status = (id: string, text: string) => ({
  id,
  text,
  isAcd: false,
  isAfterCallWork: false,
  isSelectable: true,
});

function twoSystems(rule = async (userId: string): Promise<string | undefined> => userId.split('-')[0]) {
  const north = fakeCic({ statusMessages: [status('Available', 'Available')] });
  const south = fakeCic({ statusMessages: [status('available', 'Bereit'), status('Lunch', 'Mittag')] });
  const cic = joinCicSystems(
    [
      { name: 'north', cic: north },
      { name: 'south', cic: south },
    ],
    rule,
  );
  return { north, south, cic };
}

const logOn = (userId: string) => ({ userId, password: 'secret', station: undefined });

test('each agent is asked of the own system alone', async () => {
  const { north, south, cic } = twoSystems();
  await cic.readStatus('north-anna');
  const heard: string[] = [];
  await cic.openAgentSession(logOn('south-berta'), ({ kind }) => heard.push(kind));
  south.say({ kind: 'linkChanged', link: 'down' });
  expect(north.asked).toEqual(['readStatus north-anna']);
  expect(south.asked).toEqual(['open south-berta']);
  expect(heard).toEqual(['linkChanged']);
});

test('an agent of no system is an unknown user, and told so', async () => {
  const { north, south, cic } = twoSystems(async () => undefined);
  const error = await cic.readStatus('anna').catch((thrown) => thrown);
  expect(error).toMatchObject({
    code: 'unknownUser',
    message: expect.stringContaining('none of north, south'),
  });
  await expect(cic.openAgentSession(logOn('anna'), () => {})).rejects.toMatchObject({ code: 'unknownUser' });
  expect([...north.asked, ...south.asked]).toEqual([]);
});

test('a rule that names no system is an error of the configuration', async () => {
  const { cic } = twoSystems(async () => 'west');
  await expect(cic.readStatus('anna')).rejects.toMatchObject({
    code: 'badConfiguration',
    message: expect.stringContaining('"west"'),
  });
});

test('all systems are started and stopped', async () => {
  const { north, south, cic } = twoSystems();
  await cic.start();
  await cic.stop();
  expect([north.asked, south.asked]).toEqual([
    ['start', 'stop'],
    ['start', 'stop'],
  ]);
});

test('the first system that knows a status names it', () => {
  const texts = twoSystems().cic.statusMessages.map(({ text }) => text);
  expect(texts.toSorted()).toEqual(['Available', 'Mittag']);
});

test.each([
  [['up', 'up'], 'up'],
  [['up', 'reconnecting'], 'reconnecting'],
  [['down', 'reconnecting'], 'down'],
] as const)('links %j are %s together', (links, link) => {
  const systems = links.map((each, index) => ({ name: `cic${index}`, cic: fakeCic({ link: each }) }));
  expect(joinCicSystems(systems, () => undefined).link).toBe(link);
});
