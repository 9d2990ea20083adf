import { silentLog } from '@switchhook/bridge';
import { systemClock } from '@switchhook/bridge/clock';
import { defaultDialect } from '@switchhook/bridge/ici';
import { createEventSender, type Undeliverable } from '@switchhook/bridge/sap';
import { afterAll, expect, test } from 'vitest';
import { consumerPact } from '../pact/consumer-pact.ts';
import { like } from '../pact/expected.ts';
import { pactFile } from '../pact/pact-file.ts';
import { emptySoapAction, requestMessage, responseMessage, xmlContentType } from '../pact/soap-message.ts';
import type { EventContract } from './event-contract.ts';
import { eventContracts } from './event-contracts.ts';

/** Where the mock SAP takes events; a real one has its own `appUrl`. */
const path = '/events';

const pact = consumerPact('bridge', 'sap');
afterAll(pact.dispose);

for (const { event, interactions } of eventContracts) {
  for (const interaction of interactions) {
    const description = `IciEvent.${event} ${interaction.when}`;
    test(description, () => bridgeTells(description, interaction));
  }
}

test('the committed pact is what these contracts say', async () => {
  await expect(pact.text()).toMatchFileSnapshot(pactFile('bridge', 'sap'));
});

async function bridgeTells(
  description: string,
  { given, appIds, sent, answer }: EventContract['interactions'][number],
): Promise<void> {
  const operation = `IciEvent.${sent.name}` as const;
  const request = requestMessage(operation, { appIds, ...sent.input }, 'agent1');
  const response = responseMessage(operation, like('accepted'));
  const asked = pact.interaction(description, given).withRequest('POST', path, (http) => {
    http.headers({ 'Content-Type': xmlContentType, SOAPAction: emptySoapAction }).xmlBody(request.xml);
  });
  const interaction =
    answer === 'sessionClosed'
      ? asked.willRespondWith(404)
      : asked.willRespondWith(200, (http) => {
          http
            .headers({ 'Content-Type': xmlContentType })
            .xmlBody(response.xml)
            .matchingRules({ body: [...response.rules] });
        });
  await pact.run(interaction, async (url) => {
    const undeliverable: Undeliverable[] = [];
    const sender = createEventSender({
      dialect: defaultDialect,
      clock: systemClock,
      rng: () => 0,
      log: silentLog,
    });
    sender.onUndeliverable((what) => undeliverable.push(what));
    sender.send({ appUrl: url + path, userId: 'agent1' }, sent);
    expect(await sender.drain(5_000)).toBe(0);
    const isClosed = answer === 'sessionClosed';
    expect(sender.stats()).toMatchObject([{ delivered: isClosed ? 0 : 1 }]);
    // Whom the end of a subscription does not reach has nothing to lose any more.
    const isLost = isClosed && sent.name !== 'subscriptionEnded';
    expect(undeliverable).toMatchObject(isLost ? [{ userId: 'agent1', reason: 'rejected' }] : []);
    await sender.close();
  });
}
