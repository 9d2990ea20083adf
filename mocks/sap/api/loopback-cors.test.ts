import { request as send } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { startTogether } from '../testing/start-together.ts';

async function started() {
  const together = await startTogether();
  onTestFinished(together.close);
  return together.url;
}

/** Node's fetch, as a browser's, lets nobody choose an origin. */
function ask(url: string, method: string, headers: Readonly<Record<string, string>>) {
  return new Promise<{ status: number | undefined; headers: Readonly<Record<string, unknown>> }>(
    (resolve, reject) => {
      const outgoing = send(url, { method, headers, agent: false }, (answer) => {
        resolve({ status: answer.statusCode, headers: answer.headers });
        answer.destroy();
      });
      outgoing.on('error', reject).end();
    },
  );
}

test.each(['http://localhost:5173', 'http://127.0.0.1:8080', 'http://[::1]:8080'])(
  'lets a page of %s read the API and its streams',
  async (origin) => {
    const url = await started();
    for (const path of ['/api/agents/agent1', '/api/agents/agent1/stream', '/api/agents/nobody']) {
      const { headers } = await ask(url + path, 'GET', { origin });
      expect(headers).toMatchObject({ 'access-control-allow-origin': origin, vary: 'Origin' });
    }
  },
);

test('answers the preflight of a command from a page of this machine', async () => {
  const url = await started();
  const { status, headers } = await ask(`${url}/api/agents/agent1/commands`, 'OPTIONS', {
    origin: 'http://localhost:5173',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  });
  expect(status).toBe(204);
  expect(headers).toMatchObject({
    'access-control-allow-origin': 'http://localhost:5173',
    'access-control-allow-methods': expect.stringContaining('POST'),
    'access-control-allow-headers': 'content-type',
  });
});

test.each(['https://example.com', 'http://127.0.0.1.example.com', 'null'])(
  'lets a page of %s change and read nothing',
  async (origin) => {
    const url = await started();
    const posted = await ask(`${url}/api/agents/agent1/log-on`, 'POST', { origin });
    expect(posted.status).toBe(403);
    const read = await ask(`${url}/api/agents/agent1`, 'GET', { origin });
    expect(read.headers).not.toHaveProperty('access-control-allow-origin');
  },
);

test('serves its own page under any name that it is reached by', async () => {
  const url = await started();
  const headers = { origin: 'http://workshop.example.com:4300', host: 'workshop.example.com:4300' };
  expect((await ask(`${url}/api/agents/agent1/log-off`, 'POST', headers)).status).not.toBe(403);
});
