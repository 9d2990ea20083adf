import type { BridgeServiceName, Catalogue, IciInput } from '@switchhook/bridge/ici';
import { Client, type WSDL } from 'soap';
import { z } from 'zod';
import { BridgeFault, BridgeUnreachable } from './bridge-failure.ts';
import { httpTimeout, serviceUrl, type WsdlSource } from './wsdl-source.ts';

type OperationOf<S extends BridgeServiceName> = keyof Catalogue[S]['operations'] & string;

/** Calls the bridge's services as one user. Both reject with `BridgeFault` or `BridgeUnreachable`. */
export interface BridgeClient {
  /** Calls an operation whose answer carries nothing. */
  tell<S extends BridgeServiceName, O extends OperationOf<S>>(
    service: S,
    operation: O,
    input: IciInput<S, O>,
  ): Promise<void>;
  /** Calls an operation and resolves to its answer as `schema` reads it. */
  ask<S extends BridgeServiceName, O extends OperationOf<S>, Answer>(
    service: S,
    operation: O,
    input: IciInput<S, O>,
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
    client.addSoapHeader({ IciHeader: { userId } }, '', '', headerNamespace(wsdl));
    clients.set(wsdl, client);
    return client;
  }

  async function call(service: BridgeServiceName, operation: string, input: unknown): Promise<unknown> {
    const client = await clientOf(service);
    const method = methodSchema.safeParse(client[`${operation}Async`]);
    if (!method.success) {
      throw new BridgeUnreachable(
        `Failed to call ${service}.${operation}: the bridge's WSDL has no such operation. Use a bridge of the same version.`,
      );
    }
    try {
      const [answer] = await method.data(input, { timeout: httpTimeout, proxy: false });
      return answer;
    } catch (cause) {
      throw failureOf(cause, `${service}.${operation}`, bridgeUrl);
    }
  }

  return {
    async tell(service, operation, input) {
      await call(service, operation, input);
    },
    async ask(service, operation, input, schema) {
      const answer = z.object({ result: schema }).safeParse(await call(service, operation, input));
      if (answer.success) return answer.data.result;
      throw new BridgeUnreachable(
        `Failed to read the answer to ${service}.${operation}: ${z.prettifyError(answer.error)}. Use a bridge of the same version.`,
      );
    },
  };
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

function failureOf(cause: unknown, what: string, bridgeUrl: string): BridgeFault | BridgeUnreachable {
  const parsed = faultSchema.safeParse(cause);
  if (parsed.success) {
    const { faultcode, faultstring, detail } = parsed.data.root.Envelope.Body.Fault;
    const code = detail?.iciException?.code ?? faultcode.replace(/^.*:/, '');
    return new BridgeFault(code, faultstring || `Failed to call ${what}: the bridge gave no reason.`, {
      cause,
    });
  }
  const why = cause instanceof Error ? cause.message : String(cause);
  return new BridgeUnreachable(
    `Failed to call ${what}: the bridge at ${bridgeUrl} gave no SOAP answer (${why || 'no connection'}). Check that it runs.`,
    { cause },
  );
}
