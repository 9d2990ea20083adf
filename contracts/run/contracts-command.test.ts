import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { contractsCommand, exitCodes } from './contracts-command.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** A server of somebody else's, on loopback until the test ends. */
async function startServer(answer: (asked: Asked) => { status: number; body?: string }): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url: path = '', headers } = request;
    const { status, body: told = '' } = answer({ method, path, authorization: headers.authorization, body });
    response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(told);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function run(args: readonly string[], environment: Record<string, string> = {}) {
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  const code = await contractsCommand(args, environment, { out: print, err: print });
  return { code, printed: printed.join('\n') };
}

/** A SAP system that is not ours: takes every event, unless its hook was told that nobody is logged on. */
async function startForeignSap(refuses = '') {
  let isLoggedOn = false;
  const asked: Asked[] = [];
  const hook = await startServer((request) => {
    asked.push(request);
    isLoggedOn = JSON.parse(request.body).state !== 'nobody is logged on to SAP';
    return { status: 200, body: '{}' };
  });
  const sap = await startServer((request) => {
    asked.push(request);
    const event = /<i:(\w+)/.exec(request.body)?.[1] ?? '';
    if (!isLoggedOn) return { status: 404 };
    if (event === refuses) return { status: 500 };
    const response = `<i:${event}Response xmlns:i="urn:ici:IciEvent"><i:response>taken</i:response></i:${event}Response>`;
    const body = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${response}</soap:Body></soap:Envelope>`;
    return { status: 200, body };
  });
  return { asked, args: ['--sap', `${sap}/its/own/path`, '--sap-states', `${hook}/states`] };
}

test('verifies a SAP system of somebody else through its hook, with credentials from the environment', async () => {
  const { args, asked } = await startForeignSap();
  const environment = {
    SWITCHHOOK_SAP_AUTHORIZATION: 'Basic c2Fw',
    SWITCHHOOK_SAP_STATES_AUTHORIZATION: 'Bearer hook',
  };
  const { code, printed } = await run(['verify', ...args], environment);
  expect(printed).toContain('11 in all');
  expect(code).toBe(exitCodes.held);
  expect(new Set(asked.map(({ path, authorization }) => `${path} ${authorization}`))).toEqual(
    new Set(['/states Bearer hook', '/its/own/path Basic c2Fw']),
  );
  const first = asked.find(({ path }) => path === '/states');
  expect(JSON.parse(first?.body ?? '')).toEqual({
    state: expect.any(String),
    params: {},
    begin: true,
  });
});

test('names the event that a provider refuses, and ends with 1', async () => {
  const { args } = await startForeignSap('chatChanged');
  const { code, printed } = await run(['verify', '--json', ...args]);
  const { total, results } = JSON.parse(printed);
  const failed = results.filter((result: { failed: unknown[] }) => result.failed.length > 0);
  expect(failed.map(({ name }: { name: string }) => name)).toEqual(['IciEvent.chatChanged']);
  expect(total.interactions - total.held).toBe(failed[0].failed.length);
  expect(code).toBe(exitCodes.failed);
});

test('ends with 2 where it cannot run', async () => {
  expect(await run(['verify'])).toMatchObject({ code: 2, printed: expect.stringContaining('no provider') });
  const withoutHook = await run(['verify', '--bridge', 'http://127.0.0.1:1']);
  expect(withoutHook).toMatchObject({ code: 2, printed: expect.stringContaining('--bridge-states') });
  expect((await run(['nonsense'])).code).toBe(exitCodes.couldNotRun);
});

test('publishes pacts and results to a broker, and asks it whether to deploy', async () => {
  const asked: Asked[] = [];
  let verified = false;
  const broker: string = await startServer((request) => {
    asked.push(request);
    const { method, path } = request;
    if (method === 'PUT') return { status: 201, body: '{}' };
    if (path.endsWith('/latest')) {
      const href = `${broker}/results`;
      return {
        status: 200,
        body: JSON.stringify({ _links: { 'pb:publish-verification-results': { href } } }),
      };
    }
    if (path === '/results') {
      verified = JSON.parse(request.body).success;
      return { status: 201, body: '{}' };
    }
    const reason = verified ? 'all verified' : 'not verified yet';
    return { status: 200, body: JSON.stringify({ summary: { deployable: verified, reason } }) };
  });
  const token = { SWITCHHOOK_BROKER_TOKEN: 'secret' };
  const mayDeploy = ['can-i-deploy', '--broker', broker, '--pacticipant', 'sap', '--version', '7'];

  expect((await run(['publish', '--broker', broker, '--version', '3'], token)).code).toBe(exitCodes.held);
  expect(await run(mayDeploy, token)).toEqual({ code: exitCodes.failed, printed: 'no: not verified yet' });
  const { args } = await startForeignSap();
  const told = ['verify', ...args, '--broker', broker, '--provider-version', '7'];
  expect((await run(told, token)).code).toBe(exitCodes.held);
  expect(await run(mayDeploy, token)).toEqual({ code: exitCodes.held, printed: 'yes: all verified' });

  const puts = asked.filter(({ method }) => method === 'PUT').map(({ path }) => path);
  expect(puts.sort()).toEqual([
    '/pacts/provider/bridge/consumer/sap/version/3',
    '/pacts/provider/cic/consumer/bridge/version/3',
    '/pacts/provider/sap/consumer/bridge/version/3',
  ]);
  expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer secret']));
});
