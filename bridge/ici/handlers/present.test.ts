import { expect, test } from 'vitest';
import { defaultServiceFlags, type ServiceFlags } from '../../core/service-flags.ts';
import { defaultDialect } from '../dialects/default-dialect.ts';
import { createPresenter } from './present.ts';
import { action, chat, mail, phoneCall, snapshotOf } from './testing/items.ts';

function presenter(flags: Partial<ServiceFlags> = {}) {
  return createPresenter({
    dialect: defaultDialect,
    flags: { ...defaultServiceFlags, ...flags },
    channels: ['telephony', 'chat'],
    workModes: () => [],
  });
}

test('numbers are in the form of SAP, or as CIC has them where the site wants that', () => {
  const call = phoneCall('1');
  const snapshot = snapshotOf('agent1', [call]);
  expect(presenter().phoneCall(snapshot, call)).toMatchObject({
    remoteNumbers: ['+496227747474'],
    dialedNumbers: ['+1001'],
    participants: [{ address: '+496227747474', role: { id: 'remote' }, status: { id: '4' } }],
  });
  expect(presenter({ e164Formatting: false }).phoneCall(snapshot, call)).toMatchObject({
    remoteNumbers: ['sip:+496227747474@example.com'],
    dialedNumbers: ['1001'],
    participants: [{ address: 'sip:+496227747474@example.com' }],
  });
});

test('a consultation names its call, and a conference says that it is one', () => {
  const call = phoneCall('1', { conferenceId: '77', startedAt: '' });
  const consultation = phoneCall('5', { consultFor: '1', state: 'dialing' });
  const snapshot = snapshotOf('agent1', [call, consultation]);
  const presented = presenter().phoneCall(snapshot, call);
  expect(presented.conference).toBe(true);
  expect(presented).not.toHaveProperty('consultFor');
  expect(presented).not.toHaveProperty('startTime');
  expect(presenter().phoneCall(snapshot, consultation)).toMatchObject({
    consultFor: '1',
    conference: false,
    phoneCallStatus: { id: '2', description: 'Dialing' },
  });
});

test('only the capability tells whether a call is muted', () => {
  const listOf = (isMuted: boolean) => {
    const call = phoneCall('1', { isMuted });
    return presenter().phoneCall(snapshotOf('agent1', [call]), call).capabilityList;
  };
  expect(listOf(false)).toContain('Mute');
  expect(listOf(false)).not.toContain('Unmute');
  expect(listOf(true)).toContain('Unmute');
});

test("a chat carries the visitor's address, by which SAP finds the account", () => {
  const session = chat('2');
  expect(presenter().chatSession(snapshotOf('agent1', [session]), session)).toMatchObject({
    chatParticipants: [
      { participantId: 'm1', address: 'erika@example.com', role: { id: 'visitor' } },
      { participantId: 'm2', address: 'agent1', role: { id: 'self' } },
    ],
    originator: 'erika@example.com',
    chatStatus: { id: '4', description: 'Active' },
    queue: { id: 'Sales' },
  });
});

test('items of all channels tell channel and place', () => {
  const items = [phoneCall('1'), chat('2'), action('3'), mail('4')];
  const snapshot = snapshotOf('agent1', items);
  expect(items.map((item) => presenter().item(snapshot, item))).toMatchObject([
    { itemType: 'telephony', containerId: 'line:WS-1', itemStatus: { description: 'Connected' } },
    { itemType: 'chat', containerId: 'inbox:agent1', itemStatus: { description: 'Active' } },
    { itemType: 'action', containerId: 'inbox:agent1' },
    { itemType: 'messaging', containerId: 'inbox:agent1', ownerUserId: 'agent1' },
  ]);
});

test('the line is free, busy with a live call, or not there', () => {
  const statusOf = (...given: Parameters<typeof snapshotOf>) =>
    presenter().line(snapshotOf(...given)).status.description;
  expect(statusOf('agent1')).toBe('Free');
  expect(statusOf('agent1', [phoneCall('1', { state: 'ended' })])).toBe('Free');
  expect(statusOf('agent1', [phoneCall('1', { state: 'alerting' })])).toBe('Busy');
  const away = snapshotOf('agent1');
  expect(presenter().line({ ...away, agent: { ...away.agent, link: 'down' } }).status.description).toBe(
    'Not available',
  );
  expect(presenter().lines(snapshotOf('agent1', [], { station: '' }))).toEqual([]);
});

test('what the flags let an agent choose is a capability, while logged on', () => {
  const present = presenter({ activateWorkgroups: true, freeSeating: true });
  const idle = snapshotOf('agent1');
  expect(present.user(idle).capabilityList).toEqual(expect.arrayContaining(['SetQueues', 'SetWorkcenter']));
  expect(present.user(snapshotOf('agent1', [phoneCall('1')])).capabilityList).not.toContain('SetWorkcenter');
  const loggedOff = { ...idle, agent: { ...idle.agent, link: 'loggedOff' as const } };
  expect(present.user(loggedOff)).toMatchObject({ capabilityList: ['SetWorkmode'], currentChannels: [] });
  expect(presenter().user(idle).capabilityList).not.toContain('SetQueues');
});

test('a message lists its attachments by name, its content with type and size', () => {
  const message = mail('4');
  const attachment = { attachmentId: '1', name: 'Offer.pdf', contentType: 'application/pdf', size: 48_213 };
  expect(presenter().message(snapshotOf('agent1', [message]), message)).toMatchObject({
    attachments: [{ attachmentId: '1', name: 'Offer.pdf' }],
    destinations: [{ value: 'service@example.com', type: 'email' }],
    folder: 'inbox:agent1',
  });
  expect(
    presenter().messageContent(message, {
      from: 'erika@example.com',
      to: [],
      cc: [],
      subject: '',
      contentType: 'text/plain',
      text: '',
      attachments: [attachment],
    }).attachments,
  ).toEqual([attachment]);
});
