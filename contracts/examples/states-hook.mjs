#!/usr/bin/env node
// A hook for `switchhook-contracts verify`, to begin with: it runs a bridge and a CIC server of its own, anew for each
// interaction, and brings them into some states of the contracts. What it does not know it answers with 501.
//
//   node states-hook.mjs --port 9000 --bridge-port 4301 --cic-port 8018
//   npx switchhook-contracts verify --bridge http://127.0.0.1:4301 --bridge-states http://127.0.0.1:9000/bridge \
//     --only IciPhoneCall.hold
//   npx switchhook-contracts verify --cic http://127.0.0.1:8018 --cic-states http://127.0.0.1:9000/cic
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9000' },
    'bridge-port': { type: 'string', default: '4301' },
    'cic-port': { type: 'string', default: '8018' },
    /** What starts each of them. */
    'bridge-command': { type: 'string', default: 'npx switchhook-bridge' },
    'cic-command': { type: 'string', default: 'npx switchhook-mock-cic' },
    /** Sent by `verify` as SWITCHHOOK_BRIDGE_STATES_AUTHORIZATION; nobody else may bring anything into a state. */
    authorization: { type: 'string', default: '' },
  },
});
const cicUrl = `http://127.0.0.1:${values['cic-port']}`;
const bridgeUrl = `http://127.0.0.1:${values['bridge-port']}`;
const folder = mkdtempSync(join(tmpdir(), 'states-hook-'));
const config = join(folder, 'bridge.json');
const password = 'secret';
writeFileSync(
  config,
  JSON.stringify({
    listen: { port: Number(values['bridge-port']) },
    cic: { hosts: [cicUrl], user: 'bridge', password },
    credentials: { kind: 'inline', agents: { agent1: { password }, agent2: { password } } },
  }),
);

/** @type {import('node:child_process').ChildProcess[]} */
let processes = [];
/** What the bridge told SAP. @type {string[]} */
let events = [];

async function start(commandLine, args, isUp) {
  const [command, ...first] = commandLine.split(' ');
  const child = spawn(command, [...first, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  processes.push(child);
  await until(isUp);
}

async function stopAll() {
  const ended = processes.map((child) => (child.exitCode === null ? once(child, 'exit') : undefined));
  for (const child of processes) child.kill();
  await Promise.all(ended);
  processes = [];
  events = [];
}

/** Asks again and again until it is so. */
async function until(isSo, left = 600) {
  if (await Promise.resolve(isSo()).catch(() => false)) return;
  if (left === 0)
    throw new Error(`Failed to wait until ${isSo}: it was not so for long. See what was printed.`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await until(isSo, left - 1);
}

const answers = async (url) => (await fetch(url)).status < 500;
const startCic = () =>
  start(values['cic-command'], ['--port', values['cic-port']], () =>
    answers(`${cicUrl}/control/openapi.json`),
  );
/** Up as soon as it has found CIC: before that it refuses with ICI-008. */
const startBridge = () =>
  start(values['bridge-command'], ['serve', '--config', config], async () => {
    await ask('IciSystem', 'getWorkcenterCapability', 'agent1', { userId: 'agent1' });
    return true;
  });

async function placeCall(to) {
  const body = JSON.stringify({
    kind: 'call',
    to,
    from: 'sip:+496227747474@example.com',
    name: 'Erika Example',
  });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${cicUrl}/control/interactions`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`Failed to place a call: ${answer.status} ${await answer.text()}`);
}

/** Calls an operation of the bridge as SAP does. */
async function ask(service, operation, userId, fields) {
  const inner = Object.entries(fields).map(([name, value]) => `<i:${name}>${value}</i:${name}>`);
  const body = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header><t:IciHeader xmlns:t="urn:ici:types"><t:userId>${userId}</t:userId></t:IciHeader></soap:Header><soap:Body><i:${operation} xmlns:i="urn:ici:${service}">${inner.join('')}</i:${operation}></soap:Body></soap:Envelope>`;
  const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' };
  const answer = await fetch(`${bridgeUrl}/ici/${service}`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`Failed to ask for ${operation}: ${await answer.text()}`);
}

const told = (pattern) => until(() => events.some((event) => pattern.test(event)));
const callIs = (status) => told(new RegExp(`phoneCallStatus><t:id>${status}<`));
const item = { itemId: '3001000001' };

/** By their names in `ici/states.ts`. */
const bridgeStates = {
  'the bridge is connected to CIC and nobody is logged on': async () => {},
  async 'an agent is logged on and ready'({ userId }) {
    await ask('IciUser', 'subscribe', userId, { userId, appUrl: `${ownUrl()}/events`, appId: 'IC1' });
    await ask('IciUser', 'setCurrentWorkmode', userId, { userId, workmode: '2' });
    await told(/currentWorkmode><t:id>2</);
  },
  async 'ACD offers a call to an agent'() {
    await placeCall({ workgroup: 'Sales' });
    await callIs(3);
  },
  async 'the agent has answered the call'({ userId }) {
    await ask('IciPhoneCall', 'accept', userId, item);
    await callIs(4);
  },
  async 'the agent has put the call on hold'({ userId }) {
    await ask('IciPhoneCall', 'hold', userId, item);
    await callIs(5);
  },
};

let session;

async function askCic(method, path, body) {
  const answer = await fetch(`${cicUrl}/icws/${session.sessionId}${path}`, {
    method,
    headers: {
      cookie: session.cookie,
      'inin-icws-csrf-token': session.csrfToken,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`Failed to ${method} ${path}: ${answer.status} ${await answer.text()}`);
}

/** By their names in `icws/states.ts`. */
const cicStates = {
  'CIC is up': async () => {},
  async 'a user has a session'({ userId }) {
    const __type = 'urn:inin.com:connection:icAuthConnectionRequestSettings';
    const answer = await fetch(`${cicUrl}/icws/connection`, {
      method: 'POST',
      headers: { 'accept-language': 'en-us', 'content-type': 'application/json' },
      body: JSON.stringify({ __type, applicationName: 'contract', userID: userId, password }),
    });
    const { sessionId, csrfToken } = await answer.json();
    const [cookie = ''] = answer.headers.get('set-cookie')?.split(';') ?? [];
    session = { sessionId, cookie, csrfToken };
    return session;
  },
  'the session has the station of agent1': () =>
    askCic('PUT', '/connection/station', {
      __type: 'urn:inin.com:connection:workstationSettings',
      workstation: 'WS-AGENT1',
      supportedMediaTypes: [1],
      readyForInteractions: true,
    }),
  'a caller rings at agent1': () => placeCall({ user: 'agent1' }),
  'agent1 has answered the call': () => askCic('POST', '/interactions/3001000001/pickup'),
  'agent1 has hung up': () => askCic('POST', '/interactions/3001000001/disconnect'),
};

/** @returns what stands in for the values of the contracts */
async function enter(provider, { state, params, begin }) {
  if (begin) {
    await stopAll();
    await startCic();
    if (provider === 'bridge') await startBridge();
  }
  if (provider === 'cic') return cicStates[state](params);
  await bridgeStates[state](params);
  return { sapOrigin: ownUrl() };
}

const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const provider = request.url?.slice(1);
  if (provider !== 'bridge' && provider !== 'cic') {
    events.push(body);
    response.end();
  } else if (values.authorization !== '' && request.headers.authorization !== values.authorization) {
    response.writeHead(401).end();
  } else {
    const asked = JSON.parse(body);
    const known = provider === 'bridge' ? bridgeStates : cicStates;
    if (!(asked.state in known)) {
      response.writeHead(501).end('This hook does not know the state.');
      return;
    }
    try {
      const given = await enter(provider, asked);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(given ?? {}));
    } catch (error) {
      response.writeHead(500).end(error.message);
    }
  }
});
const ownUrl = () => `http://127.0.0.1:${server.address().port}`;
server.listen(Number(values.port), '127.0.0.1', () => console.log(`states at ${ownUrl()}/bridge and /cic`));

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    await stopAll();
    rmSync(folder, { recursive: true, force: true });
    process.exit();
  });
}
