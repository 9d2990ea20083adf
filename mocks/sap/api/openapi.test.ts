import type * as model from '@switchhook/simulator/model';
import { expect, expectTypeOf, onTestFinished, test } from 'vitest';
import type { z } from 'zod';
import { startTogether } from '../testing/start-together.ts';
import { aCall } from '../testing/wire-objects.ts';
import { openApiDocument } from './openapi.ts';
import { schemas } from './schemas.ts';

test('describes every operation and refers only to schemas that it holds', () => {
  const document = openApiDocument() as {
    paths: Record<string, object>;
    components: { schemas: Record<string, object> };
  };
  expect(Object.keys(document.paths).sort()).toEqual([
    '/api/action-items',
    '/api/action-items/{actionItemId}',
    '/api/agents',
    '/api/agents/{userId}',
    '/api/agents/{userId}/commands',
    '/api/agents/{userId}/directory',
    '/api/agents/{userId}/folders',
    '/api/agents/{userId}/folders/{folderId}/messages',
    '/api/agents/{userId}/log-off',
    '/api/agents/{userId}/log-on',
    '/api/agents/{userId}/messages/{messageId}/content',
    '/api/agents/{userId}/ping',
    '/api/agents/{userId}/records',
    '/api/agents/{userId}/stream',
    '/api/broadcasts',
    '/api/desk',
    '/api/number-trace',
    '/api/openapi.json',
    '/api/partners',
    '/api/partners/{partnerId}',
    '/api/settings',
    '/api/standard-answers',
  ]);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(15);
  for (const [, name] of references) expect(document.components.schemas).toHaveProperty(name as string);
});

test('is served, and its schemas accept what the API answers', async () => {
  const { bridge, post, url, view, close } = await startTogether();
  onTestFinished(close);
  expect(await (await fetch(`${url}/api/openapi.json`)).json()).toEqual(
    JSON.parse(JSON.stringify(openApiDocument())),
  );
  await post('/api/agents/agent1/log-on');
  await bridge.send('phoneCallChanged', { phoneCall: aCall({ remoteNumbers: ['+4930231250700'] }) });
  const agent = await view();
  expect(schemas.AgentView.parse(agent)).toEqual(agent);
  const partners = (await (await fetch(`${url}/api/partners`)).json()) as unknown[];
  for (const partner of partners) expect(schemas.Partner.parse(partner)).toEqual(partner);
});

test("has the browser's types", () => {
  expectTypeOf<z.output<typeof schemas.AgentView>>().toExtend<model.AgentView>();
  expectTypeOf<model.AgentView>().toExtend<z.output<typeof schemas.AgentView>>();
  expectTypeOf<model.DeskConfig>().toExtend<z.output<typeof schemas.Desk>>();
  expectTypeOf<z.output<typeof schemas.AgentCommand>>().toExtend<model.AgentCommand>();
  expectTypeOf<model.AgentCommand>().toExtend<z.input<typeof schemas.AgentCommand>>();
});
