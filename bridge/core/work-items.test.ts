import { expect, test } from 'vitest';
import type { AgentEvent } from './advance.ts';
import type { ItemCommand } from './agent-command.ts';
import { itemCapabilities } from './capabilities.ts';
import { decide } from './decide.ts';
import type { Item } from './item.ts';
import { attributesToWatch, ownAttributes } from './own-attributes.ts';
import { available, followUp, interaction, play, siteRules, status } from './testing/agents-at-work.ts';

const rules = siteRules();
const fromSap = {
  attributes: {
    ACTION_ITEM_ID: 'SAP-1',
    ACTION_ITEM_ATTR_SUBJECT: 'Broken pump',
    ACTION_ITEM_ATTR_FROM_ADDRESS: 'kim@example.com',
  },
};

function decided(event: AgentEvent | readonly AgentEvent[], command: ItemCommand): object {
  return decide(play(...[event].flat()).agent, command, rules);
}

function only(event: AgentEvent): { readonly item: Item; readonly offers: readonly string[] } {
  const { agent } = play(event);
  const [item] = agent.items;
  if (!item) throw new Error('the agent has no item');
  return { item, offers: itemCapabilities(agent, item) };
}

test('knows work of SAP by its attribute, as an e-mail or a generic object, and pops by its address', () => {
  const email = only(interaction('email', '7', 'alerting', fromSap)).item;
  expect(email).toMatchObject({
    kind: 'action',
    medium: 'email',
    actionItemId: 'SAP-1',
    title: 'Broken pump',
    remoteAddress: 'kim@example.com',
  });
  expect(only(interaction('generic', '7', 'alerting')).item).toMatchObject({
    kind: 'action',
    medium: 'generic',
    actionItemId: '',
    title: 'A question',
  });
  expect(only(interaction('email', '7', 'alerting')).item).toMatchObject({
    kind: 'message',
    destinations: ['sales@example.com'],
  });
});

test('refuses to hold an action item and says why', () => {
  expect(decided(interaction('generic', '7', 'connected'), { kind: 'hold', itemId: '7' })).toMatchObject({
    code: 'notAllowedInState',
    message: expect.stringContaining('action items cannot be put on hold'),
  });
});

test('has no wrap-up for action items', () => {
  const { agent } = play(
    interaction('generic', '7', 'connected'),
    interaction('generic', '7', 'disconnected'),
    status(followUp),
  );
  expect(agent.items).toMatchObject([{ state: 'ended', processing: 'accepted' }]);
  expect(only(interaction('generic', '7', 'connected')).offers).not.toContain('WrapUp');
});

test('reroutes to where it came from or to where SAP says, with the reason, and begins to count anew', () => {
  const connected = interaction('generic', '7', 'connected', {
    attributes: { [ownAttributes.rejects]: '4' },
  });
  const write = {
    kind: 'writeAttributes',
    interactionId: '7',
    attributes: { [ownAttributes.rerouteReason]: 'not mine', [ownAttributes.rejects]: '' },
  };
  const reroute = { kind: 'reroute', itemId: '7', reason: 'not mine' } as const;
  expect(decided(connected, { ...reroute, destination: undefined })).toMatchObject({
    commands: [write, { kind: 'transfer', destination: { kind: 'queue', value: 'Sales' } }],
  });
  expect(decided(connected, { ...reroute, destination: { kind: 'user', value: 'agent2' } })).toMatchObject({
    commands: [write, { kind: 'transfer', destination: { kind: 'user', value: 'agent2' } }],
  });
  const direct = interaction('generic', '7', 'connected', { workgroup: '' });
  expect(decided(direct, { ...reroute, destination: undefined })).toMatchObject({
    code: 'notAllowedInState',
    message: expect.stringContaining('no workgroup offered 7'),
  });
  // To somebody who is named it goes as a forwarded one does.
  expect(decided(direct, { ...reroute, destination: { kind: 'user', value: 'agent2' } })).toMatchObject({
    commands: [write, { kind: 'transfer', destination: { kind: 'user', value: 'agent2' } }],
  });
  expect(only(direct).offers).not.toContain('Reroute');
});

test('shows what SAP attached to the work when it had it routed, and what was written later instead', () => {
  const routed = { ACTION_ITEM_ID: 'A1', ACTION_ITEM_ATTR_ATTACHED_DATA: documentOf('4711') };
  const first = play(interaction('email', '7', 'alerting', { attributes: routed }));
  expect(first.agent.items[0]?.attachedData).toContain('4711');
  const later = { ...routed, [ownAttributes.attachedData]: documentOf('4712') };
  const next = play(interaction('email', '7', 'alerting', { attributes: later }));
  expect(next.agent.items[0]?.attachedData).toContain('4712');
  expect(attributesToWatch({ attachedDataFields: {} })).toContain('ACTION_ITEM_ATTR_ATTACHED_DATA');
});

function documentOf(order: string): string {
  return `<ItemAttachedData><Application id="SAP-IC"><ORDER>${order}</ORDER></Application></ItemAttachedData>`;
}

test('says forwarded, not completed, of work that was rerouted after it was accepted', () => {
  const { last } = play(
    interaction('generic', '7', 'connected'),
    { kind: 'itemForwarded', interactionId: '7' },
    { kind: 'interactionRemoved', interactionId: '7' },
  );
  expect(last).toMatchObject([{ kind: 'actionItemChanged', item: { processing: 'forwarded' } }]);
});

test.each(['complete', 'end'] as const)('completes work with %s', (kind) => {
  expect(decided(interaction('generic', '7', 'connected'), { kind, itemId: '7' })).toMatchObject({
    commands: [{ kind: 'disconnect', interactionId: '7' }],
  });
});

test('keeps in CIC whether a message was read and answered', () => {
  const mail = interaction('email', '7', 'connected', { attributes: { [ownAttributes.isRead]: '1' } });
  expect(only(mail).item).toMatchObject({ isRead: true, isAnswered: false });
  expect(decided(mail, { kind: 'setAnswered', itemId: '7', flag: true })).toMatchObject({
    commands: [{ attributes: { [ownAttributes.isAnswered]: '1' } }],
  });
  const chat = interaction('chat', '7', 'connected');
  expect(decided(chat, { kind: 'setRead', itemId: '7', flag: true })).toMatchObject({ code: 'notSupported' });
});

test('dials for an open callback when SAP dials its number, however it is written', () => {
  const taken = interaction('callback', '7', 'connected', { remoteAddress: 'sip:+49301234@host' });
  const dialled = (target: string) =>
    decide(
      play(taken).agent,
      { kind: 'dial', destination: { kind: 'phone', value: target }, attachedData: '' },
      rules,
    );
  expect(dialled('+49 30 1234')).toMatchObject({ commands: [{ kind: 'callBack', interactionId: '7' }] });
  expect(dialled('+49 30 9999')).toMatchObject({ commands: [{ kind: 'createCall' }] });
});

test.each(['complete', 'end'] as const)(
  'completes a callback with success with %s, drops it without',
  (kind) => {
    const taken = interaction('callback', '7', 'connected');
    expect(decided(taken, { kind, itemId: '7' })).toMatchObject({
      commands: [
        { kind: 'completeCallback', outcome: 'success' },
        { kind: 'disconnect', mayBeOver: true },
      ],
    });
    expect(decided(taken, { kind: 'drop', itemId: '7' })).toMatchObject({
      commands: [{ kind: 'disconnect' }],
    });
  },
);

test('asks for the number of a callback whose attributes do not tell it', () => {
  const unknown = interaction('callback', '7', 'alerting', { remoteAddress: '' });
  const { agent, commands } = play(unknown, {
    kind: 'callbackObserved',
    interactionId: '7',
    callback: { target: '+4930', name: 'Kim', subject: '', attempts: 0, maxAttempts: 0, callId: '' },
  });
  expect(commands).toEqual([{ kind: 'watchCallback', interactionId: '7' }]);
  expect(agent.items).toMatchObject([{ remoteAddress: '+4930', remoteName: 'Kim' }]);
});

test('keeps a callback open when the call that was made for it ends', () => {
  const { agent } = play(
    interaction('callback', '7', 'connected'),
    { kind: 'callCreated', callId: '8', target: '+4930123', consultingCallId: undefined, attachedData: '' },
    { kind: 'callRemoved', callId: '8' },
    status(available),
  );
  expect(agent.items).toMatchObject([{ itemId: '7', state: 'connected' }]);
});

const outgoing = { direction: 'out', workgroup: '' } as const;

test('an e-mail that went out asks nothing of the agent', () => {
  const { notices, agent } = play(
    interaction('email', '8', 'connected', outgoing),
    interaction('email', '8', 'disconnected', outgoing),
  );
  expect(notices).toEqual([]);
  expect(agent.items).toEqual([]);
});

test('an e-mail that goes out takes no place of what comes in', () => {
  const drafts = ['1', '2', '3', '4', '5', '6'].map((id) => interaction('email', id, 'connected', outgoing));
  const { last } = play(...drafts, interaction('email', '7', 'alerting'));
  expect(last).toMatchObject([{ kind: 'messageChanged', item: { itemId: '7' } }]);
});

test('an e-mail that went out is shown where CIC has wrap-up for it', () => {
  const forSales = { direction: 'out', workgroup: 'Sales' } as const;
  const { last, agent } = play(
    interaction('email', '8', 'connected', forSales),
    interaction('email', '8', 'disconnected', forSales),
    status(followUp),
  );
  expect(last).toContainEqual(
    expect.objectContaining({
      kind: 'messageChanged',
      item: expect.objectContaining({ itemId: '8', state: 'ended', processing: 'wrapUp' }),
    }),
  );
  expect(decide(agent, { kind: 'end', itemId: '8' }, rules)).toMatchObject({
    commands: [{ kind: 'setStatus', statusId: 'Available' }],
  });
});

test('the wrap-up of the e-mail that was answered is not doubled by the answer', () => {
  const { agent } = play(
    interaction('email', '7', 'connected'),
    interaction('email', '8', 'connected', outgoing),
    interaction('email', '8', 'disconnected', outgoing),
    interaction('email', '7', 'disconnected'),
    status(followUp),
  );
  expect(agent.items).toMatchObject([{ itemId: '7', processing: 'wrapUp' }]);
});
