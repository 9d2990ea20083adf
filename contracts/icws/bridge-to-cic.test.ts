import { HTTPResponseStatusClass, MatchersV3 } from '@pact-foundation/pact';
import { afterAll, expect, test } from 'vitest';
import { consumerPact } from '../pact/consumer-pact.ts';
import { pactFile } from '../pact/pact-file.ts';
import { startBridgeSide } from './bridge-side.ts';
import type { IcwsContract, IcwsInteraction } from './icws-contract.ts';
import { icwsContracts } from './icws-contracts.ts';

const mediaType = 'application/vnd.inin.icws+JSON';
const jsonHeaders = {
  'Content-Type': MatchersV3.regex(
    '(?i)application/(vnd\\.inin\\.icws\\+)?json(;.*)?',
    `${mediaType}; charset=utf-8`,
  ),
};
const anySuccess = {
  'pact:matcher:type': 'statusCode',
  status: HTTPResponseStatusClass.Success,
  value: 200,
} as const;

/** Matches whatever the bridge sends; a provider's state fills the `{names}` of the template in. */
function fromState(regex: string, template: string, value: string) {
  const expression = template.replace(/\{\w+\}/g, (name) => `$${name}`);
  return { ...MatchersV3.regex(regex, value), 'pact:generator:type': 'ProviderState', expression };
}

function sessionPath(template: string) {
  const rest = template.slice('{S}'.length);
  return fromState(`^/icws/\\d+${rest}$`, `/icws/{sessionId}${rest}`, `/icws/1000000001${rest}`);
}

const sessionHeaders = {
  Cookie: fromState('^icws_\\d+=.+$', '{cookie}', 'icws_1000000001=c0ffee|languageId=en-us'),
  'ININ-ICWS-CSRF-Token': fromState('.+', '{csrfToken}', 'dG9rZW4='),
};

const pact = consumerPact('bridge', 'cic');
afterAll(pact.dispose);

for (const contract of icwsContracts) {
  for (const interaction of contract.interactions) {
    const description = `${contract.request} ${interaction.when}`;
    test(description, () => bridgeUnderstands(description, contract, interaction));
  }
}

test('the committed pact is what these contracts say', async () => {
  await expect(pact.text()).toMatchFileSnapshot(pactFile('bridge', 'cic'));
});

async function bridgeUnderstands(
  description: string,
  { request }: IcwsContract,
  asked: IcwsInteraction,
): Promise<void> {
  const { given, path = {}, query, accept, body, answer, settings } = asked;
  const [method = '', template = ''] = request.split(' ');
  const filled = template.replace(/\{(\w+)\}/g, (whole, name: string) => path[name] ?? whole);
  const isInSession = template.startsWith('{S}');
  const interaction = pact
    .interaction(description, given)
    .withRequest(method, isInSession ? sessionPath(filled) : filled, (http) => {
      http.headers({
        Accept: accept ?? mediaType,
        'Accept-Language': 'en-us',
        ...(isInSession ? sessionHeaders : {}),
        ...(body === undefined ? {} : { 'Content-Type': `${mediaType};charset=utf-8` }),
      });
      if (query) http.query(query);
      if (body !== undefined) http.jsonBody(body);
    })
    .willRespondWith(answer.status === 'success' ? anySuccess : answer.status, (http) => {
      http.headers({ ...answer.headers, ...(answer.body === undefined ? {} : jsonHeaders) });
      if (answer.body !== undefined) http.jsonBody(answer.body);
    });
  await pact.run(interaction, async (url) => {
    const bridge = await startBridgeSide({
      pact: { url, name: request, path: filled.replace('{S}', ''), accept },
      settings,
    });
    try {
      const acted = asked.act(bridge);
      if (asked.refused) await expect(acted).rejects.toMatchObject({ code: asked.refused });
      else expectGiven(await acted, asked.gives);
    } finally {
      await bridge.close();
    }
  });
}

function expectGiven(given: unknown, wanted: unknown): void {
  if (typeof wanted === 'object' && wanted !== null) expect(given).toMatchObject(wanted);
  else if (wanted !== undefined) expect(given).toBe(wanted);
}
