import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bridge, type BridgeConfigInput, createBridge } from '@switchhook/bridge';
import { decodeReply, defaultDialect, encodeRequest, type OperationInput } from '@switchhook/bridge/ici';
import { demoPassword, startMockCic } from '@switchhook/mocks/cic';
import { startEventSink } from '../pact/event-sink.ts';
import { findOperation } from '../pact/find-operation.ts';
import { patient } from '../pact/patient.ts';
import type { ProviderWorld } from '../pact/provider-world.ts';
import { actAsCicClient } from './cic-client.ts';
import { attachedData, caller, colleagueAddress, workOfSap } from './examples.ts';
import type { BridgeOperation } from './ici-contract.ts';
import * as states from './states.ts';
import { firstItem, sapEvents, sapHost, secondItem } from './states.ts';

/** `agent5` has a password that CIC refuses, `agent6` has none, and `nobody` is not known to CIC. */
const agents = {
  ...Object.fromEntries(
    ['agent1', 'agent2', 'agent3', 'agent4'].map((userId) => [userId, { password: demoPassword }]),
  ),
  agent5: { password: 'not this one' },
  nobody: { password: demoPassword },
};

type Handler = (userId: string) => Promise<void> | void;

/**
 * The real bridge over a mock CIC of its own. States are reached as in life: callers ring at the mock CIC, the
 * agent acts through ICI, and the bridge's own events tell when it is so.
 * @param dialect a dialect file, where the bridge is to speak another than our own
 */
export async function openBridgeWorld(dialect?: string): Promise<ProviderWorld> {
  const cic = await startMockCic(patient);
  const sink = await startEventSink();
  let flags: NonNullable<BridgeConfigInput['flags']> = { freeSeating: true };
  let folder: string | undefined;
  let running: { readonly bridge: Bridge; readonly url: string } | undefined;

  async function started(): Promise<string> {
    if (running) return running.url;
    const bridge = createBridge({
      listen: { port: 0 },
      cic: { hosts: [cic.url], user: 'bridge', password: demoPassword },
      credentials: { kind: 'inline', agents },
      flags,
      ...(folder === undefined
        ? {}
        : { actionItems: { workgroups: ['Sales'] }, store: { path: join(folder, 'bridge.db') } }),
      ici: dialect === undefined ? {} : { dialect },
    });
    running = { bridge, url: (await bridge.start()).url };
    return running.url;
  }

  async function reply<N extends BridgeOperation>(operation: N, input: OperationInput<N>, userId: string) {
    const { body, contentType, soapAction } = encodeRequest(defaultDialect, operation, input, userId);
    const headers = { 'content-type': contentType, soapaction: soapAction };
    const { service } = findOperation(operation);
    const url = await started();
    const response = await fetch(`${url}/ici/${service}`, { method: 'POST', headers, body });
    return decodeReply(defaultDialect, operation, await response.text());
  }

  async function ask<N extends BridgeOperation>(operation: N, input: OperationInput<N>, userId: string) {
    const told = await reply(operation, input, userId);
    if (told.kind === 'fault') throw new Error(`${operation}: ${told.code} ${told.message}`);
  }

  const adapt = (text: string) => text.replaceAll(sapHost, sink.origin);
  const ears = { appUrl: adapt(sapEvents), appId: 'IC1' };

  function subscribe(userId: string, workcenterId?: string): Promise<void> {
    const seat = workcenterId === undefined ? {} : { workcenterId };
    return ask('IciUser.subscribe', { userId, ...ears, ...seat }, userId);
  }

  /** Resolves once SAP was told that an item has a status, of whichever channel. */
  const itemIs = (status: string, itemId = firstItem) =>
    sink.until(
      `//*[t:*[. = "${itemId}" and contains(local-name(), "Id")]][t:*[t:id = "${status}" and contains(local-name(), "Status") and local-name() != "processingStatus"]]`,
    );
  const inService = { to: { workgroup: 'Sales' }, from: caller.mail, name: caller.name };

  async function loseCic(): Promise<void> {
    await started();
    cic.planFaults({ rules: [{ fault: 'unavailable' }] });
    cic.dropConnections();
    let isDown = false;
    const look = async () => {
      const told = await reply('IciSystem.getWorkcenterCapability', { userId: 'agent4' }, 'agent4');
      isDown = told.kind === 'fault' && told.code === 'ICI-008';
      if (!isDown) await look();
    };
    await look();
    for (const userId of online) {
      await sink.until(`//e:user[t:userId="${userId}"][t:capabilityList[not(t:item)]]`);
    }
  }

  const online: string[] = [];

  const handlers: Readonly<Record<string, Handler>> = {
    [states.withoutPresence.name]: () => {
      flags = { ...flags, presence: false };
    },
    [states.withoutFreeSeating.name]: () => {
      flags = { ...flags, freeSeating: false };
    },
    [states.activatingQueues.name]: () => {
      flags = { ...flags, activateWorkgroups: true };
    },
    [states.acceptingInSap.name]: () => {
      flags = { ...flags, acceptOnPickup: false };
    },
    [states.routingWork.name]: () => {
      folder = mkdtempSync(join(tmpdir(), 'switchhook-contract-'));
    },
    [states.upAndIdle.name]: async () => void (await started()),
    [states.cicDown.name]: loseCic,
    [states.subscribed('').name]: (userId) => subscribe(userId),
    [states.atWorkcenter1('').name]: (userId) => subscribe(userId, 'WS-AGENT1'),
    [states.atWorkcenter2('').name]: (userId) => subscribe(userId, 'WS-AGENT2'),
    [states.monitoring('').name]: (userId) => ask('IciMonitor.subscribe', { userId, ...ears }, userId),
    async [states.loggedOn('').name](userId) {
      await subscribe(userId);
      await ask('IciUser.setCurrentWorkmode', { userId, workmode: '2' }, userId);
      await sink.until(`//e:user[t:userId="${userId}"][t:currentWorkmode/t:id="2"]`);
      online.push(userId);
    },
    [states.withoutExtension('').name]: (userId) => cic.configure('users', userId, { extension: '' }),
    async [states.loggedOff('').name](userId) {
      await ask('IciUser.setCurrentWorkmode', { userId, workmode: '1' }, userId);
      await sink.until(`//e:user[t:userId="${userId}"][t:currentWorkmode/t:id="1"]`);
    },
    async [states.ringing('').name](userId) {
      cic.placeCall({ to: { user: userId }, from: caller.address, name: caller.name });
      await itemIs('3');
    },
    async [states.offered('').name]() {
      cic.placeCall({ ...inService, from: caller.address });
      await itemIs('3');
    },
    async [states.callbackOffered('').name]() {
      cic.placeCallback({ to: inService.to, number: caller.number, name: caller.name, subject: 'Order' });
      await itemIs('3');
    },
    async [states.chatOffered('').name]() {
      cic.placeChat({ ...inService, text: 'Hello' });
      await itemIs('3');
    },
    async [states.mailOffered('').name]() {
      cic.placeEmail({
        ...inService,
        subject: 'Order',
        text: 'Where is it?',
        recipients: ['sales@example.com'],
      });
      await itemIs('3');
    },
    async [states.workOffered('').name](userId) {
      await ask('IciAction.route', workOfSap, userId);
      await itemIs('3');
    },
    async [states.answered('').name](userId) {
      await ask('IciPhoneCall.accept', { itemId: firstItem }, userId);
      await itemIs('4');
    },
    async [states.accepted('').name](userId) {
      await ask('IciItem.accept', { itemId: firstItem }, userId);
      await itemIs('4');
    },
    async [states.onHold('').name](userId) {
      await ask('IciPhoneCall.hold', { itemId: firstItem }, userId);
      await itemIs('5');
    },
    async [states.muted('').name](userId) {
      await ask('IciPhoneCall.mute', { itemId: firstItem }, userId);
      await sink.until('//e:phoneCall[t:capabilityList/t:item = "Unmute"]');
    },
    async [states.dialling('').name](userId) {
      await ask('IciPhoneCall.initiateCall', { userId, destination: { value: colleagueAddress } }, userId);
      await itemIs('2');
    },
    async [states.hungUp('').name](userId) {
      await ask('IciPhoneCall.drop', { itemId: firstItem }, userId);
      await itemIs('9');
    },
    [states.inWrapUp('').name]: () => sink.until('//e:*[t:processingStatus/t:id="5"]'),
    async [states.withAttachedData('').name](userId) {
      await ask('IciItem.setAttachedData', { itemId: firstItem, attachedData }, userId);
      await sink.until('//e:phoneCall[contains(t:attachedData, "4711")]');
    },
    async [states.consulting('').name](userId) {
      const destination = { value: colleagueAddress };
      await ask('IciPhoneCall.consult', { itemId: firstItem, destination }, userId);
      await itemIs('2', secondItem);
      cic.remoteAnswer(secondItem);
      await sink.until(
        `//e:phoneCall[t:phoneCallId="${secondItem}"][t:capabilityList/t:item = "WarmTransfer"]`,
      );
    },
    async [states.conferenced('').name](userId) {
      const both = { itemId: firstItem, consultItemId: secondItem };
      await ask('IciPhoneCall.conference', both, userId);
      await sink.until('//e:phoneCall[t:capabilityList/t:item = "DropParticipant"]');
    },
    async [states.heldInCic('').name]() {
      await actAsCicClient(cic.url, 'bridge', `/interactions/${firstItem}/hold`, { on: true });
      await itemIs('5');
    },
    async [states.takenInCic('').name](userId) {
      await actAsCicClient(cic.url, userId, `/interactions/${firstItem}/pickup`);
      await itemIs('4');
    },
    async [states.endedInCic('').name]() {
      await actAsCicClient(cic.url, 'bridge', `/interactions/${firstItem}/disconnect`);
      await itemIs('9');
    },
  };

  return {
    get url() {
      return running?.url ?? '';
    },
    adapt,
    async enter(state, { userId = '' }) {
      const handler = handlers[state];
      if (!handler) throw new Error(`Failed to enter "${state}": no handler has this name. Add one.`);
      await handler(userId);
      return {};
    },
    async close() {
      // A bridge that has lost CIC would wait for its log-offs.
      cic.planFaults({ rules: [] });
      await Promise.all([running?.bridge.stop(), cic.close()]);
      await sink.close();
      if (folder !== undefined) rmSync(folder, { recursive: true });
      const problems = sink.problems();
      if (problems.length > 0) throw new Error(`An event breaks the schema: ${problems.join('; ')}`);
    },
  };
}
