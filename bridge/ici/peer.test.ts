import { createClientAsync } from 'soap';
import { expect, test } from 'vitest';
import { BridgeError } from '../core/bridge-error.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { startEdge } from './testing/start-edge.ts';

// node-soap reads the WSDLs that we serve and shares nothing else with us.

const readyMode = { id: '2', description: 'Ready & <waiting>' };

function answer(name: string, input: Readonly<Record<string, unknown>>): unknown {
  switch (name) {
    case 'IciSystem.ping':
      return 'pong';
    case 'IciUser.getCurrentWorkmode':
      return { id: '2', description: `Ready for ${input.userId}` };
    case 'IciUser.getWorkmodes':
      return [readyMode, { id: '3', description: 'Not Ready' }];
    case 'IciPhoneCall.hold':
      throw new BridgeError('notAllowedInState', 'Failed to hold 17: the call is alerting. Accept it first.');
    default:
      return undefined;
  }
}

test.each(['IciUser', ''])('node-soap calls operations after the WSDL of /ici/%s', async (service) => {
  await using edge = await startEdge({ answer });
  const client = await createClientAsync(`${edge.url}/ici/${service}?wsdl`);
  client.addSoapHeader({ userId: 'agent1' }, '', 't', 'urn:ici:types');
  const user = service === '' ? client.Ici.IciUser : client.IciUser.IciUser;

  const called = await new Promise<any>((resolve, reject) =>
    user.getCurrentWorkmode({ userId: 'agent1' }, (error: unknown, result: unknown) =>
      error ? reject(error) : resolve(result),
    ),
  );
  const listed = await new Promise<any>((resolve, reject) =>
    user.getWorkmodes({ userId: 'agent1', language: 'EN' }, (error: unknown, result: unknown) =>
      error ? reject(error) : resolve(result),
    ),
  );

  expect(called.result).toEqual({ id: '2', description: 'Ready for agent1' });
  expect(listed.result.item).toEqual([readyMode, { id: '3', description: 'Not Ready' }]);
});

test('node-soap reads a fault with its detail', async () => {
  await using edge = await startEdge({ answer });
  const client = await createClientAsync(`${edge.url}/ici/IciPhoneCall?wsdl`);

  const error = await client.holdAsync({ itemId: '17' }).catch((caught: any) => caught);

  expect(error.root.Envelope.Body.Fault).toMatchObject({
    faultcode: 'soap:Client',
    faultstring: 'Failed to hold 17: the call is alerting. Accept it first.',
    detail: { iciException: { code: 'ICI-004', method: 'IciPhoneCall.hold' } },
  });
});

test.each(Object.values(catalogue))(
  'node-soap finds every operation in the WSDL of $name',
  async (service) => {
    await using edge = await startEdge();
    const client = await createClientAsync(`${edge.url}/ici/${service.name}?wsdl`);

    const described = client.describe()[service.name][service.name];

    expect(Object.keys(described)).toEqual(Object.keys(service.operations));
    for (const [name, operation] of Object.entries(service.operations)) {
      expect(Object.keys(described[name].input)).toEqual(Object.keys(operation.input));
    }
  },
);
