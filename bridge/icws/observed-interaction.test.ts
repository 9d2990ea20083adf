import { expect, test } from 'vitest';
import { defaultDialedSources, defaultRemoteSources } from '../core/attribute-sources.ts';
import { mergeAttributes } from './attribute-set.ts';
import type { Attributes } from './message.ts';
import { observedInteractionOf } from './observed-interaction.ts';

const observe = (attributes: Attributes) =>
  observedInteractionOf('42', mergeAttributes(undefined, attributes), {
    remoteSources: { ...defaultRemoteSources, chat: ['VisitorMail', 'Eic_RemoteId'] },
    dialedSources: { ...defaultDialedSources, email: ['SupportMailbox', 'Eic_LocalAddress'] },
  });

test('a chat is read as a whole', () => {
  const attributes = {
    Eic_ObjectType: 'Chat',
    Eic_State: 'A',
    Eic_CallDirection: 'I',
    Eic_RemoteName: 'Erika Example',
    Eic_RemoteId: 'erika',
    Eic_LocalAddress: 'shop',
    Eic_Subject: 'My order',
    Eic_WorkgroupName: 'Sales',
    Eic_InitiationTime: '20260314T091500Z',
  };
  expect(observe(attributes)).toEqual({
    id: '42',
    channel: 'chat',
    state: 'alerting',
    direction: 'in',
    remoteAddress: 'erika',
    remoteName: 'Erika Example',
    dialedAddress: 'shop',
    subject: 'My order',
    recipients: [],
    attachments: [],
    workgroup: 'Sales',
    startedAt: '2026-03-14T09:15:00.000Z',
    attributes,
  });
});

test('the first attribute of the channel that is not empty names the far end', () => {
  const chat = { Eic_ObjectType: 'Chat', Eic_RemoteId: 'erika' };
  expect(observe({ ...chat, VisitorMail: 'erika@example.com' })?.remoteAddress).toBe('erika@example.com');
  expect(observe({ ...chat, VisitorMail: '' })?.remoteAddress).toBe('erika');
  expect(observe({ ...chat, Eic_ObjectType: 'Email', VisitorMail: 'x' })?.remoteAddress).toBe('erika');
});

test('the first attribute of the channel that is not empty names what the far end chose', () => {
  const mail = { Eic_ObjectType: 'Email', Eic_LocalAddress: 'info@example.com' };
  expect(observe({ ...mail, SupportMailbox: 'help@example.com' })?.dialedAddress).toBe('help@example.com');
  expect(observe(mail)?.dialedAddress).toBe('info@example.com');
  expect(observe({ ...mail, Eic_ObjectType: 'Generic Object', SupportMailbox: 'x' })?.dialedAddress).toBe(
    'info@example.com',
  );
});

test('the files of an e-mail are numbered', () => {
  expect(
    observe({ Eic_ObjectType: 'Email', Eic_EmailAttachments: 'order.pdf|photo.jpg' })?.attachments,
  ).toEqual([
    { attachmentId: '1', name: 'order.pdf' },
    { attachmentId: '2', name: 'photo.jpg' },
  ]);
});

test.each([
  ['Chat', 'chat'],
  ['WebChat', 'chat'],
  ['Callback', 'callback'],
  ['Email', 'email'],
  ['E-Mail', 'email'],
  ['Generic Object', 'generic'],
])('an object of type %s is a %s', (type, channel) => {
  expect(observe({ Eic_ObjectType: type })?.channel).toBe(channel);
});

test.each([
  { Eic_ObjectType: 'Call' },
  { Eic_State: 'A' },
  { Eic_ObjectType: 'Recorder' },
  { Eic_ObjectType: 'Chat', Eic_MonitoredObjectId: '41' },
])('%j is no such interaction', (attributes) => {
  expect(observe(attributes)).toBeUndefined();
});
