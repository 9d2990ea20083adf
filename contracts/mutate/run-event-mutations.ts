import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PactV4 } from '@pact-foundation/pact';
import { findingsBySchema } from '../pact/findings.ts';
import type { PactInteraction } from '../pact/pact-file.ts';
import { emptySoapAction, xmlContentType } from '../pact/soap-message.ts';
import { stayOnLoopback } from '../pact/stay-on-loopback.ts';
import type { EventMutation, Mutated } from './mutation.ts';

/** Sends each wrong event to Pact's mock of SAP, which takes the right one only, and holds it against the schema. */
export async function runEventMutations(mutations: readonly EventMutation[]): Promise<readonly Mutated[]> {
  stayOnLoopback();
  const results: Mutated[] = [];
  for (const interaction of new Set(mutations.map((mutation) => mutation.interaction))) {
    const own = mutations.filter((mutation) => mutation.interaction === interaction);
    await withMockOfSap(interaction, async (url) => {
      for (const { interaction: _, body, ...mutation } of own) {
        const isTaken = await isTakenBy(url, body);
        const isValid = findingsBySchema(body).length === 0;
        results.push({
          ...mutation,
          noticedBy: [...(isTaken ? [] : ['Pact' as const]), ...(isValid ? [] : ['schema' as const])],
        });
      }
    });
  }
  return results;
}

async function isTakenBy(url: string, body: string): Promise<boolean> {
  const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' };
  const response = await fetch(url, { method: 'POST', headers, body });
  await response.text();
  // Pact's mock answers 500 to what the contract does not have.
  return response.status !== 500;
}

async function withMockOfSap(
  { description, request, response }: PactInteraction,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'switchhook-mutations-'));
  let isUsed = false;
  const pact = new PactV4({ consumer: 'bridge', provider: 'sap', dir, logLevel: 'error' })
    .addInteraction()
    .uponReceiving(description)
    .withRequest('POST', request.path, (http) => {
      http
        .headers({ 'Content-Type': xmlContentType, SOAPAction: emptySoapAction })
        .xmlBody(String(request.body?.content));
    })
    .willRespondWith(response.status);
  try {
    await pact.executeTest(async ({ url }) => {
      await use(url + request.path);
      isUsed = true;
    });
  } catch (error) {
    // That not all requests were right is just what Pact is to find.
    if (!isUsed) throw error;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
