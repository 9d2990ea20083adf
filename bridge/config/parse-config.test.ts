import { expect, test } from 'vitest';
import { defaultServiceFlags, type ServiceFlags } from '../core/service-flags.ts';
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

function withoutAbsent(flags: ServiceFlags): object {
  return Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
}

test('fills in every default', () => {
  expect(parseConfig({ cic }, sources)).toEqual({
    ok: true,
    config: {
      listen: { host: '127.0.0.1', port: 4301, users: [] },
      cic: {
        ...cic,
        applicationName: 'Switchhook',
        language: 'en-us',
        transport: 'auto',
        pollMs: 1_000,
        channels: ['call', 'chat', 'callback', 'email', 'generic'],
        agentLicences: [],
        reconnect: { firstMs: 1_000, maxMs: 15_000 },
        handlers: { objectId: 'SAPCRM', events: {} },
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
        drainMs: 0,
        requestMs: 30_000,
        rejectWorkMode: '3',
        loginWorkMode: '3',
        maxRejects: 10,
        supervisors: [],
        serverDownText: 'Server Down',
        reconnectText: 'Attempt Reconnect',
        stationLostText: 'No Station',
      },
      events: {
        connectMs: 3_000,
        totalMs: 10_000,
        firstRetryMs: 1_000,
        maxRetryMs: 30_000,
        giveUpAfterMs: 300_000,
        maxQueued: 1_000,
        hosts: [],
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
        dialedOf: {
          chat: ['Eic_LocalAddress'],
          callback: ['Eic_DNIS', 'Eic_LocalTnRaw'],
          email: ['Eic_LocalAddress'],
          generic: ['Eic_LocalAddress'],
        },
        attachedData: {},
      },
      flags: withoutAbsent(defaultServiceFlags),
      actionItems: {
        workgroups: [],
        distribution: 'order',
        interactionType: 'Email',
        rules: [],
        maxRona: 10,
        maxTries: 10,
        firstRetryMs: 1_000,
        maxRetryMs: 60_000,
        rememberMs: 86_400_000,
      },
      log: { level: 'info', intervalMs: 0 },
      store: { keepDataMs: 604_800_000, longestAttribute: 4_000 },
      trace: { all: false, users: [], mask: [], payloadLength: 65_536, fileBytes: 10_485_760, files: 10 },
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
  [{ credentials: { kind: 'ldap' } }, 'credentials.kind', 'must be "workcenter", "none", "file" or "inline"'],
  [{ credentials: { kind: 'file' } }, 'credentials.path', 'is missing'],
  [
    { credentials: { kind: 'inline', agents: { a: { password: 7 } } } },
    'credentials.agents.a.password',
    expect.any(String),
  ],
  [{ events: { connectMs: 20_000 } }, 'events.totalMs', 'must be at least connectMs (20000)'],
  [{ events: { giveUpAfterMs: 2 ** 31 } }, 'events.giveUpAfterMs', 'must be at most 2147483647'],
  [{ flags: { freeSeating: 'yes' } }, 'flags.freeSeating', 'must be true or false, is a text'],
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

test.each([
  [{ flags: { wrapUpSeconds: -1 } }, 'flags.wrapUpSeconds', 'must be at least 0'],
  [{ store: { path: 5 } }, 'store.path', 'must be a text, is a number'],
  [{ store: { path: '' } }, 'store.path', 'must not be empty'],
  [{ flags: { autoAnser: true } }, 'flags.autoAnser', 'is not a known setting; did you mean autoAnswer?'],
  [
    { flags: { applySecureRemoting: true } },
    'listen.users',
    'must name somebody: flags.applySecureRemoting is set',
  ],
  [
    {
      flags: { applySecureRemoting: true },
      listen: { host: '0.0.0.0', users: [{ user: 'sap', password: 'x' }] },
    },
    'listen.tls',
    'is missing: flags.applySecureRemoting is set',
  ],
  [{ listen: { users: [{ user: 'a:b', password: 'x' }] } }, 'listen.users[0].user', 'must not hold a colon'],
  [{ listen: { tls: { key: 'x' } } }, 'listen.tls.cert', 'is missing'],
  [{ ici: { loginWorkMode: '1' } }, 'ici.loginWorkMode', 'has no cicStatus that could be set'],
  [{ events: { hosts: [{ host: 'sap', user: 'x' }] } }, 'events.hosts[0]', expect.stringContaining('both')],
  [
    { events: { hosts: [{ host: 'sap', headers: { Host: 'x' } }] } },
    'events.hosts[0].headers.Host',
    expect.stringContaining('is a header that the bridge sets itself'),
  ],
  [
    { actionItems: { rules: [{ workgroups: [] }] } },
    'actionItems.rules[0].workgroups',
    'must name at least one workgroup',
  ],
  [
    { actionItems: { rules: [{ when: { TO_NAME: {} }, workgroups: ['a'] }] } },
    'actionItems.rules[0].when.TO_NAME',
    'must have equals, contains or like',
  ],
  [
    { actionItems: { firstRetryMs: 9_000, maxRetryMs: 1_000 } },
    'actionItems.maxRetryMs',
    'must be at least firstRetryMs (9000)',
  ],
  [{ trace: { mask: ['not a name'] } }, 'trace.mask[0]', expect.stringContaining('must be an XML name')],
  [{ sld: {} }, 'sld.file', 'is missing'],
  [{ log: { intervalMs: -5 } }, 'log.intervalMs', 'must be at least 0'],
])('says what is wrong with %j', (change, path, message) => {
  expect(problemsOf(change)).toEqual({ [path]: message });
});

test('accepts secure remoting on loopback without a certificate, and elsewhere with one', () => {
  const users = [{ user: 'sap', password: 'x' }];
  const flags = { applySecureRemoting: true };
  expect(problemsOf({ flags, listen: { users } })).toEqual({});
  expect(problemsOf({ flags, listen: { host: '0.0.0.0', users, tls: { key: 'k', cert: 'c' } } })).toEqual({});
});

test('keeps the store in memory where it is told so, and starts other paths at its folder', () => {
  const pathOf = (path: string) => {
    const result = parseConfig({ cic, store: { path } }, sources);
    return result.ok ? result.config.store.path : result.problems;
  };
  expect(pathOf(':memory:')).toBe(':memory:');
  expect(pathOf('bridge.db')).toBe('/etc/bridge/bridge.db');
});

test('names the condition of a rule that was probably meant', () => {
  const rules = [{ when: { TO_NAME: { equal: 'x' } }, workgroups: ['a'] }];
  expect(problemsOf({ actionItems: { rules } })).toMatchObject({
    'actionItems.rules[0].when.TO_NAME.equal': 'is not a known setting; did you mean equals?',
  });
});
