import { expect, test } from 'vitest';
import { type AgentEvent, advance } from './advance.ts';
import { visibleItems } from './agent.ts';
import type { AgentCommand } from './agent-command.ts';
import { agentCapabilities, itemCapabilities } from './capabilities.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { ownAttributes } from './own-attributes.ts';
import type { ServiceFlags } from './service-flags.ts';
import {
  atLunch,
  call,
  followUp,
  interaction,
  playWith,
  siteRules,
  status,
} from './testing/agents-at-work.ts';

const data = '<ItemAttachedData><Application id="X"><a/></Application></ItemAttachedData>';
const withData = { attributes: { [ownAttributes.attachedData]: data } };

function commands(
  flags: Partial<ServiceFlags>,
  events: readonly AgentEvent[],
  command: AgentCommand,
): Decision['commands'] {
  const rules = siteRules(flags, { loginWorkMode: '3' });
  const decision = decide(playWith(rules, ...events).agent, command, rules);
  if (decision.kind === 'refused') throw new Error(decision.message);
  return decision.commands;
}

const flagged = (name: keyof ServiceFlags, value: boolean) => ({ [name]: value }) as Partial<ServiceFlags>;

test.each([true, false])('ignoreSapInitialLoginWorkmode %s', (on) => {
  const flags = flagged('ignoreSapInitialLoginWorkmode', on);
  const ready: AgentCommand = { kind: 'setWorkMode', workMode: '2' };
  const first = on ? 'Do Not disturb' : 'Available';
  expect(commands(flags, [], ready)).toEqual([{ kind: 'setStatus', statusId: first }]);
  expect(commands(flags, [{ kind: 'workModeSet' }], ready)).toEqual([
    { kind: 'setStatus', statusId: 'Available' },
  ]);
  expect(commands(flags, [{ kind: 'workModeSet' }, { kind: 'subscriptionBegun' }], ready)).toEqual([
    { kind: 'setStatus', statusId: first },
  ]);
  expect(commands(flags, [], { kind: 'setWorkMode', workMode: '1' })).toEqual([{ kind: 'logOff' }]);
});

test.each([true, false])('rejectLocalToVoicemail %s', (on) => {
  const flags = flagged('rejectLocalToVoicemail', on);
  const reject: AgentCommand = { kind: 'reject', itemId: '7' };
  const direct = call('7', 'alerting', { workgroup: '' });
  expect(commands(flags, [direct], reject)).toEqual([
    { kind: on ? 'sendToVoicemail' : 'disconnect', interactionId: '7' },
  ]);
  const chat = interaction('chat', '7', 'alerting', { workgroup: '' });
  expect(commands(flags, [chat], reject)).toEqual([{ kind: 'disconnect', interactionId: '7' }]);
});

test('says rejected of a direct call that was disconnected for it', () => {
  const rules = siteRules({ rejectLocalToVoicemail: false });
  const direct = { workgroup: '' };
  const { last } = playWith(
    rules,
    call('7', 'alerting', direct),
    { kind: 'itemGivenUp', interactionId: '7' },
    call('7', 'disconnected', direct),
  );
  expect(last[0]).toMatchObject({ item: { state: 'ended', processing: 'rejected' } });
});

test.each([true, false])('rejectToQueue %s', (on) => {
  const last = commands(flagged('rejectToQueue', on), [call('7', 'alerting')], {
    kind: 'reject',
    itemId: '7',
  }).at(-1);
  expect(last?.kind).toBe(on ? 'transfer' : 'disconnect');
});

test.each([true, false])('allowCallWhileReady %s', (on) => {
  const rules = siteRules({ allowCallWhileReady: on });
  const ready = playWith(rules).agent;
  expect(agentCapabilities(ready).includes('Dial')).toBe(on);
  expect(
    decide(ready, { kind: 'dial', destination: { kind: 'phone', value: '1' }, attachedData: '' }, rules).kind,
  ).toBe(on ? 'allowed' : 'refused');
  expect(agentCapabilities(playWith(rules, status(atLunch)).agent)).toContain('Dial');
});

test.each([true, false])('autoAnswer %s', (on) => {
  const rules = siteRules({ autoAnswer: on });
  const pickup = { kind: 'pickup', interactionId: '7' };
  const { commands: first, agent } = playWith(rules, call('7', 'alerting'));
  expect(first).toEqual(on ? [pickup] : []);
  expect(advance(agent, call('7', 'alerting', { remoteName: 'Kim' }), rules).commands).toEqual([]);
  expect(playWith(rules, call('7', 'alerting', { workgroup: '' })).commands).toEqual([]);
});

test.each([true, false])('acceptOnPickup %s', (on) => {
  const rules = siteRules({ acceptOnPickup: on });
  const { agent } = playWith(rules, call('7', 'alerting'), call('7', 'connected'));
  const [item] = visibleItems(agent);
  expect(item).toMatchObject({ state: 'connected', processing: on ? 'accepted' : 'inProcess' });
  expect(item && itemCapabilities(agent, item).includes('Accept')).toBe(!on);
  const accepted = playWith(
    rules,
    call('7', 'alerting'),
    { kind: 'itemTaken', interactionId: '7' },
    call('7', 'connected'),
  );
  expect(accepted.agent.items).toMatchObject([{ processing: 'accepted' }]);
});

test('accepts without asking CIC what was taken in the CIC client', () => {
  const rules = siteRules({ acceptOnPickup: false });
  const { agent } = playWith(rules, call('7', 'connected'));
  const decision = decide(agent, { kind: 'accept', itemId: '7' }, rules);
  expect(decision).toMatchObject({ commands: [], events: [{ kind: 'itemTaken' }] });
  const taken = advance(agent, { kind: 'itemTaken', interactionId: '7' }, rules);
  expect(taken.notices).toMatchObject([{ kind: 'itemChanged', item: { processing: 'accepted' } }]);
});

test.each([true, false])('sendAttachedDataOnAlert %s', (on) => {
  const rules = siteRules({ sendAttachedDataOnAlert: on });
  const { agent } = playWith(rules, call('7', 'alerting', withData));
  expect(agent.items[0]?.attachedData !== '').toBe(on);
  const { last } = playWith(rules, call('7', 'alerting', withData), call('7', 'connected', withData));
  expect(last[0]).toMatchObject({ item: { attachedData: expect.stringContaining('id="X"') } });
});

test.each([true, false])('copyAttachedDataOnConsult %s', (on) => {
  const consult = (attachedData: string) =>
    commands(flagged('copyAttachedDataOnConsult', on), [call('7', 'connected', withData)], {
      kind: 'consult',
      itemId: '7',
      destination: { kind: 'user', value: 'agent2' },
      attachedData,
    }).at(-1);
  expect(JSON.stringify(consult('')).includes('id=\\"X\\"')).toBe(on);
  const more = data.replace('"X"', '"Y"');
  expect(JSON.stringify(consult(more))).toContain('id=\\"Y\\"');
  expect(JSON.stringify(consult(more)).includes('id=\\"X\\"')).toBe(on);
});

test.each([true, false])('requireWrapUp %s', (on) => {
  const rules = siteRules({ requireWrapUp: on });
  const { agent } = playWith(rules, call('7', 'connected'), call('7', 'disconnected'));
  expect(agent.items).toMatchObject([{ processing: on ? 'wrapUp' : 'accepted' }]);
  const mail = playWith(
    rules,
    interaction('email', '8', 'connected'),
    interaction('email', '8', 'disconnected'),
  );
  expect(mail.agent.items).toMatchObject([{ processing: 'accepted' }]);
});

test.each([true, false])('offerWhileWrapUp %s', (on) => {
  const rules = siteRules({ offerWhileWrapUp: on });
  const inWrapUp = [call('7', 'connected'), call('7', 'disconnected'), status(followUp)];
  const seen = (...more: readonly AgentEvent[]) =>
    visibleItems(playWith(rules, ...inWrapUp, ...more).agent).some(({ itemId }) => itemId === '8');
  const direct = call('8', 'alerting', { workgroup: '' });
  expect(seen(direct)).toBe(on);
  expect(seen(direct, status(atLunch))).toBe(true);
  expect(seen(direct, call('8', 'connected', { workgroup: '' }))).toBe(true);
  expect(seen(call('8', 'alerting'))).toBe(true);
});

test.each([true, false])('actionItemHold %s', (on) => {
  const rules = siteRules({ actionItemHold: on });
  const hold = (...events: readonly AgentEvent[]) =>
    decide(playWith(rules, ...events).agent, { kind: 'hold', itemId: '7' }, rules);
  const inHand = interaction('generic', '7', 'connected');
  expect(hold(inHand)).toMatchObject(
    on
      ? { commands: [{ kind: 'hold', interactionId: '7' }] }
      : { code: 'notAllowedInState', message: expect.stringContaining('action items cannot be put on hold') },
  );
  expect(hold(interaction('generic', '7', 'held'))).toMatchObject({ code: 'notAllowedInState' });
  expect(hold(interaction('email', '7', 'connected'))).toMatchObject({ code: 'notAllowedInState' });
});

test.each([true, false])('dialCallbackOnAccept %s', (on) => {
  const accept = commands(flagged('dialCallbackOnAccept', on), [interaction('callback', '7', 'alerting')], {
    kind: 'accept',
    itemId: '7',
  });
  const pickup = { kind: 'pickup', interactionId: '7' };
  const callBack = { kind: 'callBack', interactionId: '7', target: '+4930123' };
  expect(accept).toEqual(on ? [pickup, callBack] : [pickup]);
});

test.each([true, false])('lineEvents %s', (on) => {
  const rules = siteRules({ lineEvents: on });
  const lines = (...events: readonly AgentEvent[]) =>
    playWith(rules, ...events).last.filter(({ kind }) => kind === 'lineChanged').length;
  expect(lines(call('7', 'alerting'))).toBe(on ? 1 : 0);
  expect(lines({ kind: 'stationLost', station: 'WS' })).toBe(on ? 1 : 0);
  expect(lines(interaction('chat', '7', 'alerting'))).toBe(0);
  expect(lines(status(atLunch))).toBe(0);
});

test('shows the channels that the site offers and no others (G35)', () => {
  const rules = siteRules({}, { channels: ['chat'] });
  const { agent } = playWith(rules, call('7', 'alerting'), interaction('chat', '8', 'alerting'), {
    kind: 'queueRead',
    calls: [],
    interactions: [],
  });
  expect(agent.items).toEqual([]);
  const seen = playWith(rules, call('7', 'alerting'), interaction('chat', '8', 'alerting')).agent;
  expect(seen.items.map(({ itemId }) => itemId)).toEqual(['8']);
});
