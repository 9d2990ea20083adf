import { expect, test } from 'vitest';
import { agentStates, anAgent, anItem, aSession } from '../fixtures.ts';
import { createAttention } from './attention.ts';
import { type Preferences, readPreferences } from './preferences.ts';
import { createRing, type Ring } from './ring.ts';

function build(change: Partial<Preferences> = {}, isInSight = false) {
  const seen: string[] = [];
  const ring: Ring = {
    isRinging: false,
    start(volume) {
      Object.assign(ring, { isRinging: true });
      seen.push(`ring at ${volume}`);
    },
    stop() {
      Object.assign(ring, { isRinging: false });
      seen.push('silence');
    },
  };
  const attention = createAttention({
    ring,
    notify: (title) => {
      seen.push(title);
      return () => seen.push(`take away ${title}`);
    },
    isInSight: () => isInSight,
  });
  const preferences = { ...readPreferences({ getItem: () => null }, ['en']), ...change };
  return { attention, preferences, seen };
}

test('does nothing unless the agent has asked for it', () => {
  const { attention, preferences, seen } = build();
  attention.look([agentStates.alerting], preferences);
  expect(seen).toEqual([]);
});

test('rings once for a contact that waits, and is silent when it is taken', () => {
  const { attention, preferences, seen } = build({ rings: true, volume: 70 });
  attention.look([agentStates.alerting], preferences);
  attention.look([agentStates.alerting], preferences);
  attention.look([agentStates.connected], preferences);
  expect(seen).toEqual(['ring at 70', 'silence']);
});

test('notifies once for each contact, and takes the note away with it', () => {
  const { attention, preferences, seen } = build({ notifies: true });
  const two = anAgent({
    sessions: [
      aSession(anItem('alerting')),
      aSession(anItem('alerting', { itemId: '2', channel: 'chat' }), {
        sessionId: 's2',
        ctiBar: { left: 'Jonas Weber', right: '' },
      }),
    ],
  });
  attention.look([agentStates.alerting], preferences);
  attention.look([two], preferences);
  attention.look([agentStates.connected], preferences);
  expect(seen).toEqual([
    'Incoming call, Clara Miller',
    'Incoming chat, Jonas Weber',
    'take away Incoming call, Clara Miller',
    'take away Incoming chat, Jonas Weber',
  ]);
});

test('does not notify an agent who is looking at the page', () => {
  const { attention, preferences, seen } = build({ notifies: true }, true);
  attention.look([agentStates.alerting], preferences);
  expect(seen).toEqual([]);
});

test('falls silent when it is closed', () => {
  const { attention, preferences, seen } = build({ rings: true, notifies: true });
  attention.look([agentStates.alerting], preferences);
  attention.close();
  expect(seen.slice(2)).toEqual(['silence', 'take away Incoming call, Clara Miller']);
});

test('makes a sound of its own with WebAudio, without clipping', async () => {
  const offline = new OfflineAudioContext(1, 44_100, 44_100);
  Object.assign(offline, { resume: () => Promise.resolve() });
  const ring = createRing(() => offline as unknown as AudioContext);
  ring.start(100);
  expect(ring.isRinging).toBe(true);
  const samples = (await offline.startRendering()).getChannelData(0);
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(loudest).toBeGreaterThan(0.2);
  expect(loudest).toBeLessThanOrEqual(1);
  ring.stop();
  expect(ring.isRinging).toBe(false);
});
