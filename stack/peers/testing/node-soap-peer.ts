import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClientAsync, listen } from 'soap';
import type { PeerAnswer, PeerCall } from './peer.ts';

/** Makes calls with node-soap's client, which shares no code with ours. */
export async function callWithNodeSoap(
  url: string,
  userId: string,
  calls: readonly PeerCall[],
): Promise<readonly PeerAnswer[]> {
  const answers: PeerAnswer[] = [];
  for (const { path, operation, input } of calls) {
    const client = await createClientAsync(`${url}${path}?wsdl`);
    client.addSoapHeader({ IciHeader: { userId } }, '', 't', 'urn:ici:types');
    try {
      const [result] = await client[`${operation}Async`](input);
      answers.push({ result: result?.result });
    } catch (error) {
      answers.push(faultOf(error) ?? { error: String(error) });
    }
  }
  return answers;
}

/** node-soap hangs the whole answer on the error that it throws. */
function faultOf(error: unknown): PeerAnswer | undefined {
  const { root } = error as { root?: { Envelope: { Body: { Fault?: NodeSoapFault } } } };
  const fault = root?.Envelope.Body.Fault;
  return fault && { fault: { ...fault, detail: Object.values(fault.detail)[0] ?? {} } };
}

interface NodeSoapFault {
  readonly faultcode: string;
  readonly faultstring: string;
  readonly detail: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A SOAP server of node-soap's that takes events by the WSDL of IciEvent. */
export async function receiveWithNodeSoap(wsdl: string): Promise<
  AsyncDisposable & {
    readonly url: string;
    readonly received: readonly { readonly name: string; readonly input: unknown }[];
  }
> {
  const received: { name: string; input: unknown }[] = [];
  const take = (name: string) => (input: unknown) => {
    received.push({ name, input });
    return { response: 'taken' };
  };
  const port = new Proxy({}, { get: (_, name) => take(String(name)), has: () => true });
  const server = createServer((_, response) => response.writeHead(404).end());
  listen(server, '/event', { IciEvent: { IciEvent: port } } as never, wsdl);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/event`,
    received,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
