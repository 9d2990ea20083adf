import { once } from 'node:events';
import { Agent, createServer, get, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { systemClock, VirtualClock } from '@switchhook/bridge/clock';
import { afterEach, expect, test, vi } from 'vitest';
import { createLinkFaults, type LinkFaultPlan, linkFaultPlanSchema } from './link-faults.ts';
import { startWiretap } from './wiretap.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const answer = 'the whole answer of the target';

async function tapped(
  listener: RequestListener = (_request, response) => response.end(answer),
  clock = systemClock,
) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const wiretap = startWiretap({ clock });
  closing.push(wiretap.close);
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tap = await wiretap.tap({ link: 'SAP → bridge', target });
  const plan = (...rules: readonly object[]) =>
    wiretap.faults.plan(plannedOf(rules.map((rule) => ({ link: 'SAP → bridge', ...rule }))));
  return { wiretap, plan, ask: () => fetch(`${tap.url}/ici`), url: tap.url };
}

function plannedOf(rules: readonly object[], seed = 1): LinkFaultPlan {
  return linkFaultPlanSchema.parse({ seed, rules });
}

test.each(['reset', 'close'])('%s lets nothing arrive, as often as the plan says', async (fault) => {
  const { plan, ask, wiretap } = await tapped();
  plan({ fault, times: 1 });
  await expect(ask()).rejects.toThrow();
  expect(await (await ask()).text()).toBe(answer);
  expect(wiretap.faults.report.strikes).toEqual([{ link: 'SAP → bridge', name: 'GET /ici', fault, rule: 0 }]);
});

test('refuses in place of the target', async () => {
  const { plan, ask } = await tapped();
  plan({ fault: 'refuse', status: 401 });
  expect((await ask()).status).toBe(401);
});

test('cuts an answer in the middle', async () => {
  const { plan, ask } = await tapped();
  plan({ fault: 'cut', times: 1 });
  await expect(ask().then((response) => response.text())).rejects.toThrow();
});

test('garbles bytes of an answer, the same ones for the same seed', async () => {
  const { plan, ask } = await tapped();
  const bytes = async () => {
    plan({ fault: 'garble' });
    return Buffer.from(await (await ask()).arrayBuffer()).toString('latin1');
  };
  const garbled = await bytes();
  expect(garbled).toHaveLength(answer.length);
  expect(garbled).not.toBe(answer);
  expect(await bytes()).toBe(garbled);
});

test('passes on late, by the clock that was given', async () => {
  const clock = new VirtualClock();
  let hasArrived = false;
  const { plan, ask } = await tapped((_request, response) => {
    hasArrived = true;
    response.end(answer);
  }, clock);
  plan({ fault: 'delay', delayMs: 5_000 });
  const response = ask();
  await vi.waitFor(() => expect(clock.pending).toBe(1));
  expect(hasArrived).toBe(false);
  await clock.advance(5_000);
  expect(await (await response).text()).toBe(answer);
});

test('cuts a stream at the message that is named, and that message is lost', async () => {
  let send: (name: string) => void = () => undefined;
  const { plan, ask } = await tapped((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    send = (name) => response.write(`data: {"__type":"urn:x:${name}"}\n\n`);
  });
  plan({ fault: 'cut', name: 'lost' });
  const reader = (await ask()).body!.pipeThrough(new TextDecoderStream()).getReader();
  send('kept');
  expect((await reader.read()).value).toContain('kept');
  send('lost');
  await expect(reader.read()).rejects.toThrow();
});

test('strikes only messages of the link and name, in the same order for the same seed', () => {
  const faults = createLinkFaults();
  const order = (seed: number) => {
    faults.plan(plannedOf([{ link: 'bridge → CIC', fault: 'reset', name: 'hold', probability: 0.5 }], seed));
    expect(faults.strike('SAP → bridge', 'hold')).toBeUndefined();
    expect(faults.strike('bridge → CIC', 'pickup')).toBeUndefined();
    return Array.from({ length: 40 }, () => (faults.strike('bridge → CIC', 'hold') ? 'x' : '.')).join('');
  };
  expect(order(7)).toBe(order(7));
  expect(order(7)).not.toBe(order(8));
  expect(order(7)).toMatch(/x/);
  expect(order(7)).toMatch(/\./);
});

test('heals with an empty plan', async () => {
  const { plan, ask } = await tapped();
  plan({ fault: 'refuse' });
  plan();
  expect((await ask()).status).toBe(200);
});

test('listens to a connection no more often than once, however many plans it lives through', async () => {
  const sockets = new Set<Socket>();
  const { plan, url } = await tapped((request, response) => {
    sockets.add(request.socket);
    request.resume().once('end', () => response.end(answer));
  });
  const warnings: string[] = [];
  const onWarning = ({ name }: Error) => warnings.push(name);
  process.on('warning', onWarning);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  closing.push(async () => {
    process.off('warning', onWarning);
    agent.destroy();
  });
  for (let count = 0; count < 12; count += 1) {
    plan(...(count % 2 ? [{ fault: 'garble' }] : []));
    await new Promise((resolve) => get(url, { agent }, (response) => response.resume().once('end', resolve)));
  }
  await new Promise(setImmediate);
  expect(sockets.size).toBe(1);
  expect(warnings).toEqual([]);
});
