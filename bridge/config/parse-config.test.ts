import { expect, test } from 'vitest';
import type { ConfigSources } from './config-sources.ts';
import { parseConfig } from './parse-config.ts';

const sources: ConfigSources = {
  env: { CIC_PASSWORD: 'from-env', EMPTY: '' },
  readFile: (path) => {
    if (path === '/etc/bridge/secret') return 'from-file\n';
    throw Object.assign(new Error('no'), { code: 'ENOENT' });
  },
  folder: '/etc/bridge',
};
const cic = { hosts: ['http://cic1:8018'], user: 'bridge', password: 'secret' };

/** The smallest right configuration with some of its sections changed. */
function problemsOf(change: object): Record<string, string> {
  const result = parseConfig({ cic, ...change }, sources);
  return result.ok ? {} : Object.fromEntries(result.problems.map(({ path, message }) => [path, message]));
}

test('fills in every default', () => {
  expect(parseConfig({ cic }, sources)).toEqual({
    ok: true,
    config: {
      listen: { host: '127.0.0.1', port: 4301 },
      cic: {
        ...cic,
        applicationName: 'Switchhook',
        language: 'en-us',
        transport: 'auto',
        pollMs: 1_000,
        channels: ['call'],
        agentLicences: [],
        reconnect: { firstMs: 1_000, maxMs: 15_000 },
      },
      credentials: { kind: 'workcenter' },
      workModeList: 'override',
      workModes: [
        { id: '1', description: 'Logged Off' },
        { id: '2', description: 'Ready', cicStatus: 'Available' },
        { id: '3', description: 'Not Ready', cicStatus: 'Do Not disturb' },
      ],
      ici: {
        bodyBytes: 1_048_576,
        depth: 64,
        requestMs: 30_000,
        rejectWorkMode: '3',
        freeSeating: false,
        serverDownText: 'Server Down',
        reconnectText: 'Attempt Reconnect',
      },
      events: {
        connectMs: 3_000,
        totalMs: 10_000,
        firstRetryMs: 1_000,
        maxRetryMs: 30_000,
        giveUpAfterMs: 300_000,
        maxQueued: 1_000,
      },
      attributes: {
        remote: ['Eic_RemoteTn', 'Eic_RemoteId', 'Eic_RemoteAddress'],
        dialed: ['Eic_DNIS', 'Eic_LocalTnRaw', 'Eic_LocalTn'],
        remoteOf: {
          chat: ['Eic_RemoteAddress', 'Eic_RemoteId'],
          callback: ['Eic_CallbackPhone', 'Eic_RemoteTn', 'Eic_RemoteId', 'Eic_RemoteAddress'],
          email: ['Eic_RemoteAddress', 'Eic_RemoteId'],
          generic: ['Eic_RemoteId', 'Eic_RemoteAddress'],
        },
        attachedData: {},
      },
      log: { level: 'info' },
    },
  });
});

test('takes a configuration that was parsed before', () => {
  const first = parseConfig({ cic }, sources);
  expect(first.ok && parseConfig(first.config, sources)).toEqual(first);
});

test.each([
  [{ env: 'CIC_PASSWORD' }, 'from-env'],
  [{ file: 'secret' }, 'from-file'],
  ['plain', 'plain'],
])('reads a password given as %j', (password, read) => {
  expect(parseConfig({ cic: { ...cic, password } }, sources)).toMatchObject({
    ok: true,
    config: { cic: { password: read } },
  });
});

test.each([
  [{ env: 'MISSING' }, 'needs the environment variable MISSING, which is not set'],
  [{ env: 'EMPTY' }, 'needs the environment variable EMPTY, which is empty'],
  [{ file: 'missing' }, 'needs the file /etc/bridge/missing, which cannot be read (ENOENT)'],
  [{ vault: 'x' }, 'must be the password itself, { "env": "NAME" } or { "file": "path" }'],
  [42, 'must be the password itself, { "env": "NAME" } or { "file": "path" }'],
  [undefined, 'is missing'],
])('says why a password given as %j cannot be used', (password, message) => {
  expect(problemsOf({ cic: { ...cic, password } })).toEqual({ 'cic.password': message });
});

test.each([
  [{ lissten: {} }, 'lissten', 'is not a known setting; did you mean listen?'],
  [{ cic: { ...cic, pasword: 'x' } }, 'cic.pasword', 'is not a known setting; did you mean password?'],
  [
    { events: { retries: 3 } },
    'events.retries',
    expect.stringContaining('this section has connectMs, totalMs'),
  ],
  [{ listen: { port: '4301' } }, 'listen.port', 'must be a number, is a text'],
  [{ listen: { port: 70_000 } }, 'listen.port', 'must be at most 65535'],
  [{ listen: { port: 1.5 } }, 'listen.port', 'must be a whole number, is a fraction'],
  [{ listen: { host: '' } }, 'listen.host', 'must not be empty'],
  [{ listen: { publicUrl: 'bridge' } }, 'listen.publicUrl', 'must be an http or https URL'],
  [{ listen: null }, 'listen', 'must be an object, is null'],
  [{ cic: { ...cic, hosts: [] } }, 'cic.hosts', 'must name at least one server'],
  [{ cic: { ...cic, hosts: ['http://a', 'cic2'] } }, 'cic.hosts[1]', 'must be an http or https URL'],
  [{ cic: { ...cic, hosts: ['http://a', 'http://a'] } }, 'cic.hosts', 'names a server twice'],
  [{ cic: { ...cic, hosts: ['http://u:p@a'] } }, 'cic.hosts[0]', expect.stringContaining('credentials')],
  [{ cic: { ...cic, hosts: ['http://a?x=1'] } }, 'cic.hosts[0]', expect.stringContaining('must end with')],
  [{ cic: { ...cic, transport: 'websocket' } }, 'cic.transport', 'must be "auto", "sse" or "polling"'],
  [{ cic: { ...cic, reconnect: { maxMs: 10 } } }, 'cic.reconnect.maxMs', 'must be at least firstMs (1000)'],
  [{ credentials: { kind: 'ldap' } }, 'credentials.kind', 'must be "workcenter", "file" or "inline"'],
  [{ credentials: { kind: 'file' } }, 'credentials.path', 'is missing'],
  [{ credentials: { kind: 'inline', agents: { a: {} } } }, 'credentials.agents.a.password', 'is missing'],
  [{ events: { connectMs: 20_000 } }, 'events.totalMs', 'must be at least connectMs (20000)'],
  [{ events: { giveUpAfterMs: 2 ** 31 } }, 'events.giveUpAfterMs', 'must be at most 2147483647'],
  [{ ici: { freeSeating: 'yes' } }, 'ici.freeSeating', 'must be true or false, is a text'],
  [{ ici: { rejectWorkMode: '9' } }, 'ici.rejectWorkMode', 'is not in workModes (1, 2, 3)'],
  [{ ici: { rejectWorkMode: '1' } }, 'ici.rejectWorkMode', 'has no cicStatus that could be set'],
  [
    { attributes: { attachedData: { '1st': 'X' } } },
    'attributes.attachedData.1st',
    expect.stringContaining('must be an XML name'),
  ],
  [{ log: { level: 'verbose' } }, 'log.level', expect.stringContaining('"debug"')],
])('names what is wrong in %j', (change, path, message) => {
  expect(problemsOf(change)).toEqual({ [path]: message });
});

const threeModes = [
  { id: '1', description: 'Off' },
  { id: '2', description: 'Ready', cicStatus: 'Available' },
  { id: '3', description: 'Not Ready', cicStatus: 'Do Not disturb' },
];

test('takes work modes beyond the fixed three', () => {
  const lunch = { id: '4', description: 'Lunch', cicStatus: 'At Lunch' };
  expect(
    parseConfig({ cic, workModes: [...threeModes, lunch], ici: { rejectWorkMode: '4' } }, sources),
  ).toMatchObject({
    ok: true,
    config: { workModes: [{}, {}, {}, lunch] },
  });
});

test.each([
  [threeModes.slice(0, 2), 'workModes', 'has no work mode "3" (notReady)'],
  [[...threeModes, threeModes[1]], 'workModes[3].id', '2 is there twice'],
  [[...threeModes, { id: '4', description: 'Lunch' }], 'workModes[3].cicStatus', 'is missing'],
  [
    [...threeModes, { id: 'x', description: 'X', cicStatus: 'X' }],
    'workModes[3].id',
    expect.stringContaining('number'),
  ],
  [
    [{ id: '1', description: 'Off', cicStatus: 'Gone Home' }, ...threeModes.slice(1)],
    'workModes[0].cicStatus',
    'must be absent: log-off leaves the CIC status as it was',
  ],
])('refuses work modes %j', (workModes, path, message) => {
  expect(problemsOf({ workModes })).toEqual({ [path]: message });
});

test('lays work modes over the standard ones where asked to', () => {
  const ready = { id: '2', description: 'Open', cicStatus: 'Available', localized: true };
  const lunch = { id: '4', description: 'Lunch', cicStatus: 'At Lunch' };
  const input = { cic, workModeList: 'append', workModes: [lunch, ready], ici: { rejectWorkMode: '4' } };
  const result = parseConfig(input, sources);
  expect(result).toMatchObject({
    config: { workModes: [{ id: '1' }, ready, { id: '3', cicStatus: 'Do Not disturb' }, lunch] },
  });
  expect(result.ok && parseConfig(result.config, sources)).toEqual(result);
});

const system = { name: 'north', ...cic, agents: { list: ['anna'] } };

test('takes several CIC systems instead of one', () => {
  const cicSystems = [system, { ...system, name: 'south', agents: { prefix: 'de-' } }];
  const result = parseConfig({ cicSystems }, sources);
  expect(result).toMatchObject({
    ok: true,
    config: { cicSystems: [{ name: 'north', pollMs: 1_000, agents: { all: false } }, { name: 'south' }] },
  });
  expect(result.ok && parseConfig(result.config, sources)).toEqual(result);
});

test.each([
  [[], 'cicSystems', 'must name at least one system'],
  [[{ ...system, user: '' }], 'cicSystems[0].user', 'must not be empty'],
  [[{ ...system, agents: {} }], 'cicSystems[0].agents', 'must have list, prefix or all'],
  [[system, { ...system, agents: { all: true } }], 'cicSystems[1].name', '"north" is there twice'],
  [[system, { ...system, name: 'south' }], 'cicSystems[1].agents.list[0]', '"anna" is there twice'],
  [
    [
      { ...system, agents: { prefix: 'de-' } },
      { ...system, name: 'south', agents: { prefix: 'de-' } },
    ],
    'cicSystems[1].agents.prefix',
    '"de-" is there twice',
  ],
  [
    [
      { ...system, agents: { all: true } },
      { ...system, name: 'south', agents: { all: true } },
    ],
    'cicSystems[1].agents.all',
    'is true for another system already',
  ],
])('refuses the systems %j', (cicSystems, path, message) => {
  expect(problemsOf({ cic: undefined, cicSystems })).toEqual({ [path]: message });
});

test('wants one form of CIC, and one only', () => {
  expect(problemsOf({ cic: undefined })).toEqual({ cic: 'is missing' });
  expect(problemsOf({ cicSystems: [system] })).toEqual({
    cicSystems: 'cannot stand beside cic: make cic one of the systems',
  });
});

test('names all problems at once', () => {
  expect(
    Object.keys(
      problemsOf({
        listen: { port: -1 },
        cic: { hosts: ['x'], user: 5 },
        ici: { rejectWorkMode: '9' },
        events: { connectMs: 20_000, totalMs: 1_000, maxQueued: 'many' },
        unknown: 1,
      }),
    ).sort(),
  ).toEqual([
    'cic.hosts[0]',
    'cic.password',
    'cic.user',
    'events.maxQueued',
    'events.totalMs',
    'ici.rejectWorkMode',
    'listen.port',
    'unknown',
  ]);
});

test.each([[null], [[]], ['text'], [undefined]])('refuses %j as a whole configuration', (json) => {
  expect(parseConfig(json, sources)).toMatchObject({ ok: false, problems: [{ path: '' }] });
});

test('repeats no password in a problem', () => {
  const result = parseConfig(
    { cic: { ...cic, password: ['hunter2'], usr: 'hunter2' }, credentials: 'hunter2' },
    sources,
  );
  expect(result.ok).toBe(false);
  expect(JSON.stringify(result)).not.toContain('hunter2');
});
