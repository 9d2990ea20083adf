import { html } from 'lit';
import { expect, onTestFinished, test, vi } from 'vitest';
import { agentStates } from '../fixtures.ts';
import type { AgentView } from '../model.ts';
import { eventsOf, mount, settled } from '../testing/mount.ts';
import '../toolbar/icw-toolbar.ts';
import type { IcwToolbar } from '../toolbar/icw-toolbar.ts';
import type { IcwAgent } from './icw-agent.ts';
import './icw-agent.ts';

const loggedOff: AgentView = { ...agentStates.connected, isLoggedOn: false, cms: 'disconnected' };

/** Stands in for the mock SAP: its streams, and every request that is made of it. */
function fakeSap() {
  const requests: { readonly url: string; readonly body: unknown }[] = [];
  class Stream extends EventTarget {
    static readonly all: Stream[] = [];
    onopen: ((event: Event) => void) | null = null;
    onerror: ((event: Event) => void) | null = null;
    isClosed = false;
    constructor(readonly url: string) {
      super();
      Stream.all.push(this);
    }
    show(view: AgentView): void {
      this.dispatchEvent(new MessageEvent('view', { data: JSON.stringify(view) }));
    }
    close(): void {
      this.isClosed = true;
    }
  }
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    requests.push({ url, body: init?.body === undefined ? undefined : JSON.parse(String(init.body)) });
    return Response.json({});
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return { requests, streams: Stream.all };
}

const anAgentOf = (sap: string) =>
  mount<IcwAgent>(html`<icw-agent sap=${sap}><section><icw-toolbar></icw-toolbar></section></icw-agent>`);

const toolbarIn = (agent: IcwAgent) => agent.querySelector('icw-toolbar') as IcwToolbar;

test.each(['http://sap.test', 'http://sap.test/', 'http://sap.test/api', 'http://sap.test/api/'])(
  'follows the agent when the address is %s',
  async (sap) => {
    const { streams } = fakeSap();
    await anAgentOf(sap);
    expect(streams.map(({ url }) => url)).toEqual(['http://sap.test/api/agents/agent1/stream']);
  },
);

test('shows the agent in the elements inside, and says so', async () => {
  const { streams } = fakeSap();
  const agent = await anAgentOf('http://sap.test');
  const events = eventsOf(agent, 'icw-view');
  expect(agent.state).toBe('connecting');
  streams[0]?.show(agentStates.connected);
  await settled(agent);
  expect(toolbarIn(agent).agent?.name).toBe(agentStates.connected.name);
  expect(agent.getAttribute('state')).toBe('loggedOn');
  expect(events.map(({ view }) => view.agent?.userId)).toEqual([agentStates.connected.userId]);
});

test('shows the agent in an element that comes later', async () => {
  const { streams } = fakeSap();
  const agent = await anAgentOf('http://sap.test');
  streams[0]?.show(agentStates.connected);
  const late = document.createElement('icw-toolbar');
  agent.append(late);
  await expect.poll(() => late.agent?.userId).toBe(agentStates.connected.userId);
});

test('carries out what is pressed inside', async () => {
  const { requests, streams } = fakeSap();
  const agent = await anAgentOf('http://sap.test');
  streams[0]?.show(agentStates.connected);
  const toolbar = toolbarIn(agent);
  await settled(toolbar);
  toolbar.shadowRoot?.querySelector<HTMLElement>('icw-toolbar-button#hangUp')?.click();
  await expect
    .poll(() => requests.map(({ url }) => url))
    .toEqual(['http://sap.test/api/agents/agent1/commands']);
  expect(requests[0]?.body).toMatchObject({ command: 'hangUp' });
});

test('logs the agent on once when asked to', async () => {
  const { requests, streams } = fakeSap();
  const agent = await mount<IcwAgent>(html`<icw-agent user="agent2" log-on></icw-agent>`);
  streams[0]?.show(loggedOff);
  streams[0]?.show(loggedOff);
  await expect.poll(() => agent.view?.isLoggingOn).toBe(false);
  expect(requests.map(({ url }) => url)).toEqual(['/api/agents/agent2/log-on']);
});

test('leaves an agent logged off when not asked to', async () => {
  const { requests, streams } = fakeSap();
  const agent = await anAgentOf('http://sap.test');
  streams[0]?.show(loggedOff);
  expect(agent.state).toBe('loggedOff');
  await agent.logOn('secret;7001');
  expect(requests).toEqual([
    { url: 'http://sap.test/api/agents/agent1/log-on', body: { workcenterId: 'secret;7001' } },
  ]);
});

test('follows another agent when its user changes, and the first no longer', async () => {
  const { streams } = fakeSap();
  const agent = await anAgentOf('http://sap.test');
  agent.user = 'agent2';
  await agent.updateComplete;
  expect(streams.map(({ url, isClosed }) => [url, isClosed])).toEqual([
    ['http://sap.test/api/agents/agent1/stream', true],
    ['http://sap.test/api/agents/agent2/stream', false],
  ]);
});

test('lets go of the agent when it leaves the page, and takes it up again when it comes back', async () => {
  const { streams } = fakeSap();
  const agent = await anAgentOf('http://sap.test');
  const place = agent.parentElement;
  agent.remove();
  expect(streams.map(({ isClosed }) => isClosed)).toEqual([true]);
  place?.append(agent);
  expect(streams.map(({ isClosed }) => isClosed)).toEqual([true, false]);
});

test('takes a lost stream for a lost connection', async () => {
  const { streams } = fakeSap();
  const agent = await anAgentOf('http://sap.test');
  streams[0]?.show(agentStates.connected);
  streams[0]?.onerror?.(new Event('error'));
  expect(agent.state).toBe('lost');
  expect(toolbarIn(agent).agent?.cms).toBe('lost');
});
