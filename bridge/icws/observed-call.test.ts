import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeAttributes } from './attribute-set.ts';
import type { Attributes } from './message.ts';
import { observedCallOf, subscribedAttributes } from './observed-call.ts';
import { settingsOf } from './settings.ts';

const sources = {
  remoteAttributes: ['Eic_RemoteTn', 'Eic_RemoteId'],
  dialedAttributes: ['Eic_DNIS', 'Eic_LocalTn'],
};
const observe = (attributes: Attributes) =>
  observedCallOf('42', mergeAttributes(undefined, attributes), sources);

test('an inbound call is read as a whole', () => {
  const attributes = {
    Eic_ObjectType: 'Call',
    Eic_State: 'A',
    Eic_CallDirection: 'I',
    Eic_CallType: 'E',
    Eic_RemoteName: 'Example AG',
    Eic_RemoteTn: 'sip:+496227747474@example.com',
    Eic_DNIS: '800',
    Eic_WorkgroupName: 'Sales',
    Eic_InitiationTime: '20260314T091500Z',
    CrmCaseId: '4711',
  };
  expect(observe(attributes)).toEqual({
    id: '42',
    state: 'alerting',
    direction: 'in',
    isInternal: false,
    remoteNumber: 'sip:+496227747474@example.com',
    remoteName: 'Example AG',
    dialedNumber: '800',
    workgroup: 'Sales',
    startedAt: '2026-03-14T09:15:00.000Z',
    isMuted: false,
    conferenceId: '',
    consultingCallId: '',
    attributes,
  });
});

test('a muted call of a conference, and one that is a consultation, are told apart from others', () => {
  expect(observe({ Eic_Muted: '1', Eic_ConferenceId: '77', Eic_ConsultingCallId: '41' })).toMatchObject({
    isMuted: true,
    conferenceId: '77',
    consultingCallId: '41',
  });
  expect(observe({ Eic_Muted: '0' })?.isMuted).toBe(false);
});

test.each([
  ['A', 'O', 'alerting'],
  ['C', 'O', 'connected'],
  ['H', 'O', 'held'],
  ['M', 'O', 'messaging'],
  ['O', 'I', 'offering'],
  ['P', 'I', 'held'],
  ['R', 'O', 'proceeding'],
  ['X', 'I', 'held'],
  ['S', 'O', 'dialing'],
  ['S', 'I', 'offering'],
  ['I', 'I', 'disconnected'],
  ['E', 'O', 'disconnected'],
  ['c', 'I', 'connected'],
  ['ExternalDisconnect', 'I', 'disconnected'],
  ['On Hold', 'I', 'held'],
  ['', 'O', 'dialing'],
  ['', 'I', 'offering'],
] as const)('state %j of direction %s is read as %s', (Eic_State, Eic_CallDirection, state) => {
  expect(observe({ Eic_State, Eic_CallDirection })?.state).toBe(state);
});

test('an empty state code falls back to the English state name', () => {
  expect(observe({ Eic_State: '', Eic_CallState: 'Connected' })?.state).toBe('connected');
});

test('the first number attribute that is not empty wins', () => {
  expect(observe({ Eic_RemoteTn: ' ', Eic_RemoteId: '2001' })?.remoteNumber).toBe('2001');
  expect(observe({ eic_remotetn: '1', Eic_RemoteId: '2001' })?.remoteNumber).toBe('1');
});

test('the dialled number of an outbound call is the far end, not the own line', () => {
  const call = observe({ Eic_CallDirection: 'O', Eic_RemoteTn: '+41440000000', Eic_LocalTn: '1001' });
  expect(call?.dialedNumber).toBe('+41440000000');
});

test.each(['I', 'Internal', 'Intercom'])('call type %s is internal', (Eic_CallType) => {
  expect(observe({ Eic_CallType })?.isInternal).toBe(true);
});

test.each([
  { Eic_ObjectType: 'Chat' },
  { Eic_ObjectType: 'Callback' },
  { Eic_ObjectType: 'Email' },
  { Eic_ObjectType: 'Recorder' },
  { Eic_ObjectType: 'Call', Eic_RecordedObjectId: '41' },
  { Eic_ObjectType: 'Call', Eic_MonitoredObjectId: '41' },
])('%j is no call', (attributes) => {
  expect(observe(attributes)).toBeUndefined();
});

test.each([
  ['2026-03-14T09:15:00.250Z', '2026-03-14T09:15:00.250Z'],
  ['20260314T091500', '2026-03-14T09:15:00.000Z'],
  ['20269999T999999Z', ''],
  ['yesterday', ''],
])('time %s is read as %j', (Eic_InitiationTime, startedAt) => {
  expect(observe({ Eic_InitiationTime })?.startedAt).toBe(startedAt);
});

test('any attributes give a call or none, and never throw', () => {
  const names = fc.constantFrom(...subscribedAttributes(sources, ['__proto__', 'constructor']));
  fc.assert(
    fc.property(fc.dictionary(names, fc.string()), (attributes) => {
      const call = observe(attributes);
      if (call) expect(call.attributes).toEqual({ ...attributes });
    }),
  );
});

test('each attribute is subscribed once, whatever the case', () => {
  const names = subscribedAttributes(sources, ['EIC_STATE', 'CrmCaseId', 'crmcaseid']);
  expect(names.filter((name) => /state$/i.test(name))).toEqual(['Eic_State', 'Eic_CallState']);
  expect(names.at(-1)).toBe('CrmCaseId');
});

test('an attribute of the site that hides the number is subscribed, or CIC never tells it', () => {
  expect(subscribedAttributes({ ...sources, hideRemoteAttribute: 'NoPop' }, [])).toContain('NoPop');
  const user = { user: 'bridge', password: '', applicationName: 'test', language: 'en-us' };
  const settings = settingsOf({ ...user, hosts: ['http://127.0.0.1'], hideRemoteAttribute: 'NoPop' });
  expect(settings.attributeNames).toContain('NoPop');
});

test.each([
  ['1', 'I', ''],
  ['TRUE', 'I', ''],
  ['', 'I', '+496227747474'],
  ['0', 'I', '+496227747474'],
  ['1', 'O', '+496227747474'],
])('a hiding attribute of %j in direction %s leaves the number %j', (hidden, direction, number) => {
  const attributes = { Eic_CallDirection: direction, Eic_RemoteTn: '+496227747474', NoPop: hidden };
  const call = observedCallOf('42', mergeAttributes(undefined, attributes), {
    ...sources,
    hideRemoteAttribute: 'NoPop',
  });
  expect(call?.remoteNumber).toBe(number);
});

test('a number that comes from the site’s own attribute alone is absent where that is empty', () => {
  const attributes = mergeAttributes(undefined, { Eic_RemoteTn: '+496227747474', CustomerAni: '' });
  const call = observedCallOf('42', attributes, { ...sources, remoteAttributes: ['CustomerAni'] });
  expect(call?.remoteNumber).toBe('');
});
