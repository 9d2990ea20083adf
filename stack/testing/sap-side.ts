import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OperationInput, OperationName } from '@switchhook/bridge/ici';
import { onTestFinished } from 'vitest';
import { callBridge } from './call-bridge.ts';

/** What SAP knows of one agent from events alone. */
export interface KnownAgent {
  /** Description of the current work mode. */
  workMode: string;
  /** Item id to the description of its state, in the order of arrival; an item that is over is gone. */
  readonly items: Map<string, string>;
  /** What each item allows, by the last event that was about it. */
  readonly capabilities: Map<string, readonly string[]>;
  /** Who is on each call beside the agent, by participant id. */
  readonly parties: Map<string, readonly string[]>;
  /** What was said in each chat, as `Erika: Hello`. */
  readonly lines: Map<string, string[]>;
  /** Every event in short, such as `7 Connected` or `mode Ready`. */
  readonly history: string[];
}

/** SAP as a test plays it: takes events and keeps what they say, and calls the bridge. */
export interface SapSide {
  readonly appUrl: string;
  agent(userId: string): KnownAgent;
  /** Calls the bridge; resolves to the answer, or to the fault as `ICI-004 Failed to …`. */
  call<N extends OperationName>(name: N, input: OperationInput<N>, user?: string): Promise<unknown>;
  /** At the agent's own station; without a password where the bridge has one of its own. */
  subscribe(userId: string, password?: string): Promise<unknown>;
}

const over: ReadonlySet<string> = new Set(['Rejected', 'Forwarded', 'Completed']);

/** Starts the receiver on loopback; it is closed with the test. `bridgeUrl` ends in a slash. */
export async function startSapSide(bridgeUrl: () => string): Promise<SapSide> {
  const agents = new Map<string, KnownAgent>();
  const agent = (userId: string): KnownAgent => {
    const known = agents.get(userId) ?? {
      workMode: '',
      items: new Map(),
      capabilities: new Map(),
      parties: new Map(),
      lines: new Map(),
      history: [],
    };
    agents.set(userId, known);
    return known;
  };
  const appUrl = await startReceiver((body) => takeEvent(body, agent));
  const call: SapSide['call'] = (name, input, user) => callBridge(bridgeUrl(), name, input, user);

  return {
    appUrl,
    agent,
    call,
    subscribe(userId, password) {
      const station = `WS-${userId.toUpperCase()}`;
      const workcenterId = password === undefined ? station : `${password};${station}`;
      return call('IciUser.subscribe', { userId, appUrl, appId: `app-${userId}`, workcenterId }, userId);
    },
  };
}

/**
 * Starts what stands behind an `appUrl`, on loopback, until the test ends; it answers with `status`, or never.
 * Resolves to the `appUrl`.
 */
export async function startReceiver(
  onEvent: (body: string) => void,
  status: number | 'never' = 200,
): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    onEvent(body);
    if (status !== 'never') response.writeHead(status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/sap?session=1`;
}

/** What the events of items call their id and their state, by channel. */
const ofItems = [
  { id: 'phoneCallId', state: 'phoneCallStatus' },
  { id: 'chatSessionId', state: 'chatStatus' },
  { id: 'actionSessionId', state: 'actionStatus' },
  { id: 'messageId', state: 'messageStatus' },
  { id: 'itemId', state: 'itemStatus' },
] as const;

/** Reads an event without our own codec: what is on the wire is what counts. */
function takeEvent(body: string, agent: (userId: string) => KnownAgent): void {
  const userId = /app-(\w+)/.exec(body)?.[1];
  if (userId === undefined) return;
  const known = agent(userId);
  const isEvent = (name: string) => new RegExp(`Body>\\s*<(?:\\w+:)?${name}[ >]`).test(body);
  if (isEvent('userChanged')) {
    known.workMode = descriptionIn(body, 'currentWorkmode');
    known.history.push(`mode ${known.workMode}`);
    return;
  }
  if (isEvent('chatNewPosting')) {
    takeLine(body, known);
    return;
  }
  const kind = ofItems.find(({ id }) => body.includes(`${id}>`));
  if (!kind) return;
  const id = textIn(body, kind.id);
  const state = descriptionIn(body, kind.state);
  const processing = descriptionIn(body, 'processingStatus');
  known.history.push(`${id} ${state} ${processing}`);
  if (over.has(processing)) {
    known.items.delete(id);
    known.capabilities.delete(id);
    known.parties.delete(id);
    return;
  }
  known.items.set(id, processing === 'Wrap-up' ? processing : state);
  const [list = ''] = /<(?:\w+:)?capabilityList>.*?<\/(?:\w+:)?capabilityList>/s.exec(body) ?? [];
  known.capabilities.set(id, textsOf(list, 'item'));
  if (kind.id === 'phoneCallId') known.parties.set(id, textsOf(body, 'participantId'));
}

function takeLine(body: string, { lines, history }: KnownAgent): void {
  const id = textIn(body, 'chatSessionId');
  const line = `${textIn(body, 'chatParticipant')}: ${textIn(body, 'contentText')}`;
  lines.set(id, [...(lines.get(id) ?? []), line]);
  history.push(`${id} said ${line}`);
}

function textIn(body: string, element: string): string {
  return new RegExp(`${element}>([^<]*)<`).exec(body)?.[1] ?? '';
}

function textsOf(xml: string, element: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`${element}>([^<>]+)<`, 'g'))].map(([, text = '']) => text);
}

function descriptionIn(body: string, element: string): string {
  return new RegExp(`${element}>.*?description>([^<]*)<`, 's').exec(body)?.[1] ?? '';
}
