import { expect, onTestFinished, test } from 'vitest';
import { startTogether } from '../testing/start-together.ts';
import { readViews } from '../testing/view-reader.ts';
import { aCall, aUser, connected } from '../testing/wire-objects.ts';

async function together() {
  const both = await startTogether();
  onTestFinished(both.close);
  return both;
}

test('sends the whole view at once and after each change', async () => {
  const { bridge, post, url } = await together();
  const views = await readViews(`${url}/api/agents/agent1/stream`);
  expect(views.response.headers.get('content-type')).toBe('text/event-stream');
  expect(await views.next()).toMatchObject({ userId: 'agent1', isLoggedOn: false });

  await post('/api/agents/agent1/log-on');
  await views.until((view) => view.isLoggedOn);
  await bridge.send('phoneCallChanged', { phoneCall: aCall() });
  expect(await views.next()).toMatchObject({ sessions: [{ item: { state: 'alerting' } }] });
});

test('sends nothing for an event that changes nothing', async () => {
  const { bridge, post, url } = await together();
  await post('/api/agents/agent1/log-on');
  const views = await readViews(`${url}/api/agents/agent1/stream`);
  await views.next();
  await bridge.send('userChanged', { user: aUser() });
  await bridge.send('phoneCallChanged', { phoneCall: aCall() });
  await bridge.send('phoneCallChanged', { phoneCall: aCall() });
  await bridge.send('phoneCallChanged', { phoneCall: aCall(connected) });
  expect(await views.next()).toMatchObject({ sessions: [{ item: { state: 'alerting' } }] });
  expect(await views.next()).toMatchObject({ sessions: [{ item: { state: 'connected' } }] });
});

test('pings now and then, and stops when the client leaves', async () => {
  const { clock, url } = await together();
  const views = await readViews(`${url}/api/agents/agent1/stream`);
  await views.next();
  await clock.advance(15_000);
  expect(await views.nextComment()).toBe(': ping');
  const before = clock.pending;
  await views.close();
  await expect.poll(() => clock.pending).toBe(before - 1);
});

test('ends its streams when the server closes', async () => {
  const both = await startTogether();
  const views = await readViews(`${both.url}/api/agents/agent1/stream`);
  await views.next();
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  views.ended().then(over, over);
  await both.close();
  await expect.poll(() => isOver).toBe(true);
});

test('answers 404 for an agent that SAP does not know', async () => {
  const { url } = await together();
  expect((await fetch(`${url}/api/agents/nobody/stream`)).status).toBe(404);
});
