import type { BridgeServiceName, OperationInput, OperationName } from '@switchhook/bridge/ici';
import { Client, type WSDL } from 'soap';
import { z } from 'zod';
import { BridgeFault, BridgeUnreachable } from './bridge-failure.ts';
import { httpTimeout, serviceUrl, type WsdlSource } from './wsdl-source.ts';

/** Every operation of the services that the bridge answers; the events are SAP's own. */
export type BridgeOperation = Exclude<OperationName, `IciEvent.${string}`>;

/** Calls the bridge's services as one user. Both reject with `BridgeFault` or `BridgeUnreachable`. */
export interface BridgeClient {
  /** Calls an operation whose answer does not matter. */
  tell<N extends BridgeOperation>(operation: N, input: OperationInput<N>): Promise<void>;
  /** Calls an operation and resolves to its answer as `schema` reads it. */
  ask<N extends BridgeOperation, Answer>(
    operation: N,
    input: OperationInput<N>,
    schema: z.ZodType<Answer>,
  ): Promise<Answer>;
}

const methodSchema = z.custom<(input: unknown, options: object) => Promise<readonly unknown[]>>(
  (value) => typeof value === 'function',
);

/** Makes the client of one user; every request names them in its SOAP header (ici.md 2). */
export function createBridgeClient(bridgeUrl: string, wsdls: WsdlSource, userId: string): BridgeClient {
  const clients = new Map<WSDL, Client>();

  async function clientOf(service: BridgeServiceName): Promise<Client> {
    const wsdl = await wsdls(service);
    const known = clients.get(wsdl);
    if (known) return known;
    // The WSDL names the bridge's own address; through a wiretap only ours is right.
    const client = new Client(wsdl, serviceUrl(bridgeUrl, service));
    client.addSoapHeader({ IciHeader: { userId } }, '', 'ici', headerNamespace(wsdl));
    clients.set(wsdl, client);
    return client;
  }

  async function call(name: BridgeOperation, input: unknown): Promise<unknown> {
    const [service, operation] = name.split('.') as [BridgeServiceName, string];
    const client = await clientOf(service);
    const method = methodSchema.safeParse(client[`${operation}Async`]);
    if (!method.success) {
      throw new BridgeUnreachable(
        `Failed to call ${name}: the bridge's WSDL has no such operation. Use a bridge of the same version.`,
      );
    }
    try {
      const [answer] = await method.data(wireValue(input), { timeout: httpTimeout, proxy: false });
      return answer;
    } catch (cause) {
      throw failureOf(cause, name, bridgeUrl);
    }
  }

  return {
    async tell(operation, input) {
      await call(operation, input);
    },
    async ask(operation, input, schema) {
      const answer = z.object({ result: schema }).safeParse(await call(operation, input));
      if (answer.success) return answer.data.result;
      throw new BridgeUnreachable(
        `Failed to read the answer to ${operation}: ${z.prettifyError(answer.error)}. Use a bridge of the same version.`,
      );
    },
  };
}

/** As the SOAP library takes it: a list is an object that holds `item`, and what is undefined is left out. */
function wireValue(value: unknown): unknown {
  if (Array.isArray(value)) return { item: value.map(wireValue) };
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, wireValue(field)]));
}

function headerNamespace(wsdl: WSDL): string {
  const schemas = Object.entries(wsdl.definitions.schemas);
  return schemas.find(([, schema]) => 'IciHeader' in schema.elements)?.[0] ?? '';
}

/** A text that may come with attributes, as the SOAP library gives it. */
const faultText = z.union([z.string(), z.object({ $value: z.string() }).transform((value) => value.$value)]);
const faultSchema = z.object({
  root: z.object({
    Envelope: z.object({
      Body: z.object({
        Fault: z.object({
          faultcode: faultText,
          faultstring: faultText.nullish(),
          detail: z
            .object({ iciException: z.object({ code: faultText }).optional().catch(undefined) })
            .nullish()
            .catch(undefined),
        }),
      }),
    }),
  }),
});

const statusSchema = z.object({ response: z.object({ status: z.int() }) });

function failureOf(cause: unknown, what: string, bridgeUrl: string): BridgeFault | BridgeUnreachable {
  const parsed = faultSchema.safeParse(cause);
  if (parsed.success) {
    const { faultcode, faultstring, detail } = parsed.data.root.Envelope.Body.Fault;
    const code = detail?.iciException?.code ?? faultcode.replace(/^.*:/, '');
    return new BridgeFault(code, faultstring || `Failed to call ${what}: the bridge gave no reason.`, {
      cause,
    });
  }
  const answered = statusSchema.safeParse(cause);
  // The library says "Error http status codes" and nothing more; a 401 is another case than a 404 (G40).
  const said = cause instanceof Error ? cause.message : String(cause);
  const why = answered.success ? `HTTP status ${answered.data.response.status}` : said;
  return new BridgeUnreachable(
    `Failed to call ${what}: the bridge at ${bridgeUrl} gave no SOAP answer (${why || 'no connection'}). Check that it runs.`,
    { cause },
  );
}
