import type { IciEventName } from '@switchhook/bridge/ici';
import type { IServices, WSDL } from 'soap';
import { Server } from 'soap';
import type { AgentEvent } from '../interaction-center/agent-event.ts';
import { eventNames, parseEvent } from './parse-event.ts';
import type { WsdlSource } from './wsdl-source.ts';

/** What is to be answered over HTTP. */
interface EventAnswer {
  readonly status: number;
  readonly body: string;
}

/** SAP's end of the events: one for all agents, each told apart by their application id (ici.md 1). */
export interface EventReceiver {
  /** Resolves once events can be understood; rejects with `BridgeUnreachable` where the WSDL cannot be read. */
  ready(): Promise<void>;
  /** Gives the events of an application id to `receive` until the returned function is called. */
  register(appId: string, receive: (event: AgentEvent) => void): () => void;
  /** Takes one SOAP message; never rejects. */
  take(path: string, headers: EventHeaders, body: string): Promise<EventAnswer>;
}

type EventHeaders = Readonly<Record<string, string | string[] | undefined>>;
type Receive = (event: AgentEvent) => void;

const clientFault = '<faultcode>soap:Client</faultcode>';

/** A refusal in the form that the SOAP library's server writes. */
class EventFault extends Error {
  readonly Fault: { readonly faultcode: string; readonly faultstring: string; readonly statusCode: number };

  constructor(faultstring: string, statusCode: number) {
    super(faultstring);
    this.name = 'EventFault';
    this.Fault = { faultcode: 'soap:Client', faultstring, statusCode };
  }
}

/** Makes the receiver; it reads the WSDL of the events from the bridge when it is first needed. */
export function createEventReceiver(wsdls: WsdlSource): EventReceiver {
  const receivers = new Map<string, Receive>();
  const servers = new WeakMap<WSDL, Server>();

  async function serverOf(): Promise<Server> {
    const wsdl = await wsdls('IciEvent');
    const known = servers.get(wsdl);
    if (known) return known;
    const server = new Server(null, '/', servicesOf(wsdl, deliver), wsdl);
    servers.set(wsdl, server);
    return server;
  }

  function deliver(name: IciEventName, args: unknown): { response: string } {
    const parsed = parseEvent(name, args);
    if (!parsed.success) {
      throw new EventFault(`Failed to read ${name}: ${parsed.reason}. Send what the WSDL describes.`, 500);
    }
    const known = parsed.appIds.flatMap((appId) => receivers.get(appId) ?? []);
    if (known.length === 0) {
      throw new EventFault(
        `Failed to deliver ${name}: no session has the application id ${parsed.appIds.join(', ') || '(none)'}. End the subscription.`,
        404,
      );
    }
    for (const receive of known) receive(parsed.event);
    return { response: 'accepted' };
  }

  return {
    async ready() {
      await serverOf();
    },
    register(appId, receive) {
      receivers.set(appId, receive);
      return () => {
        receivers.delete(appId);
      };
    },
    async take(path, headers, body) {
      let server: Server;
      try {
        server = await serverOf();
      } catch {
        return {
          status: 503,
          body: faultBody('Server', 'The WSDL of the events cannot be read from the bridge.'),
        };
      }
      const answer = await server.processRequest(body, { url: path, headers: { ...headers } });
      // What it does not understand the library answers with a SOAP 1.2 fault, an odd header or its stack.
      const isOurs = answer.statusCode < 400 || answer.body.includes(clientFault);
      return isOurs
        ? { status: answer.statusCode, body: answer.body }
        : {
            status: 500,
            body: faultBody('Client', 'The message is no event of the WSDL, or not well-formed.'),
          };
    },
  };
}

function servicesOf(wsdl: WSDL, deliver: (name: IciEventName, args: unknown) => unknown): IServices {
  const operations = Object.fromEntries(
    eventNames.map((name) => [name, (args: unknown) => deliver(name, args)] as const),
  );
  const services = Object.entries(wsdl.definitions.services).map(([name, { ports }]) => {
    const portNames = Object.keys(ports);
    return [name, Object.fromEntries(portNames.map((port) => [port, operations] as const))] as const;
  });
  return Object.fromEntries(services);
}

function faultBody(code: 'Client' | 'Server', message: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">' +
    `<soap:Body><soap:Fault><faultcode>soap:${code}</faultcode><faultstring>${message}</faultstring></soap:Fault>` +
    '</soap:Body></soap:Envelope>'
  );
}
