import { createBridge } from '@switchhook/bridge';
import { decodeReply, defaultDialect, encodeRequest, type OperationInput } from '@switchhook/bridge/ici';
import { demoPassword, startMockCic } from '@switchhook/mocks/cic';
import { startEventSink } from '../pact/event-sink.ts';
import { findOperation } from '../pact/find-operation.ts';
import type { ProviderWorld } from '../pact/provider-world.ts';
import { attachedData, caller } from './examples.ts';
import type { BridgeOperation } from './ici-contract.ts';
import {
  answered,
  atWorkcenter1,
  firstCall,
  hungUp,
  inWrapUp,
  loggedOn,
  offered,
  onHold,
  ringing,
  sapEvents,
  sapHost,
  subscribed,
  upAndIdle,
  withAttachedData,
} from './states.ts';

/** `agent5` has a password that CIC refuses, `agent6` has none. */
const agents = {
  ...Object.fromEntries(
    ['agent1', 'agent2', 'agent3', 'agent4'].map((userId) => [userId, { password: demoPassword }]),
  ),
  agent5: { password: 'not this one' },
};

type Handler = (userId: string) => Promise<void> | void;

/**
 * The real bridge over a mock CIC of its own. States are reached as in life: callers ring at the mock CIC, the
 * agent acts through ICI, and the bridge's own events tell when it is so.
 * @param dialect a dialect file, where the bridge is to speak another than our own
 */
export async function openBridgeWorld(dialect?: string): Promise<ProviderWorld> {
  const cic = await startMockCic();
  const sink = await startEventSink();
  const bridge = createBridge({
    listen: { port: 0 },
    cic: { hosts: [cic.url], user: 'bridge', password: demoPassword },
    credentials: { kind: 'inline', agents },
    flags: { freeSeating: true },
    ici: dialect === undefined ? {} : { dialect },
  });
  const { url } = await bridge.start();

  async function ask<N extends BridgeOperation>(operation: N, input: OperationInput<N>, userId: string) {
    const { body, contentType, soapAction } = encodeRequest(defaultDialect, operation, input, userId);
    const headers = { 'content-type': contentType, soapaction: soapAction };
    const { service } = findOperation(operation);
    const response = await fetch(`${url}/ici/${service}`, { method: 'POST', headers, body });
    const reply = decodeReply(defaultDialect, operation, await response.text());
    if (reply.kind === 'fault') throw new Error(`${operation}: ${reply.code} ${reply.message}`);
  }

  function subscribe(userId: string, workcenterId?: string): Promise<void> {
    const appUrl = adapt(sapEvents);
    const seat = workcenterId === undefined ? {} : { workcenterId };
    return ask('IciUser.subscribe', { userId, appUrl, appId: 'IC1', ...seat }, userId);
  }

  const calls = (status: string) => sink.until(`//e:phoneCall[t:phoneCallStatus/t:id="${status}"]`);
  const adapt = (text: string) => text.replaceAll(sapHost, sink.origin);

  const handlers: Readonly<Record<string, Handler>> = {
    [upAndIdle.name]: () => {},
    [subscribed('').name]: (userId) => subscribe(userId),
    [atWorkcenter1('').name]: (userId) => subscribe(userId, 'WS-AGENT1'),
    async [loggedOn('').name](userId) {
      await subscribe(userId);
      await ask('IciUser.setCurrentWorkmode', { userId, workmode: '2' }, userId);
      await sink.until(`//e:user[t:userId="${userId}"][t:currentWorkmode/t:id="2"]`);
    },
    async [ringing('').name](userId) {
      cic.placeCall({ to: { user: userId }, from: caller.address, name: caller.name });
      await calls('3');
    },
    async [offered('').name]() {
      cic.placeCall({ to: { workgroup: 'Sales' }, from: caller.address, name: caller.name });
      await calls('3');
    },
    async [answered('').name](userId) {
      await ask('IciPhoneCall.accept', { itemId: firstCall }, userId);
      await calls('4');
    },
    async [onHold('').name](userId) {
      await ask('IciPhoneCall.hold', { itemId: firstCall }, userId);
      await calls('5');
    },
    async [hungUp('').name](userId) {
      await ask('IciPhoneCall.drop', { itemId: firstCall }, userId);
      await calls('9');
    },
    [inWrapUp('').name]: () => sink.until('//e:item[t:processingStatus/t:id="5"]'),
    async [withAttachedData('').name](userId) {
      await ask('IciItem.setAttachedData', { itemId: firstCall, attachedData }, userId);
      await sink.until('//e:phoneCall[contains(t:attachedData, "4711")]');
    },
  };

  return {
    url,
    adapt,
    async enter(state, { userId = '' }) {
      const handler = handlers[state];
      if (!handler) throw new Error(`Failed to enter "${state}": no handler has this name. Add one.`);
      await handler(userId);
      return {};
    },
    async close() {
      await bridge.stop();
      await cic.close();
      await sink.close();
      const problems = sink.problems();
      if (problems.length > 0) throw new Error(`An event breaks the schema: ${problems.join('; ')}`);
    },
  };
}
