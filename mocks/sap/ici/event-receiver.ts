import type { Clock } from '@switchhook/bridge/clock';
import type { IciEventName } from '@switchhook/bridge/ici';
import type { EventAnswer } from '@switchhook/simulator/model';
import type { IServices, WSDL } from 'soap';
import { Server } from 'soap';
import type { BridgeEvent } from '../interaction-center/agent-event.ts';
import { eventNames, parseEvent } from './parse-event.ts';
import type { WsdlSource } from './wsdl-source.ts';

/** What is to be answered over HTTP; `reset` closes the connection instead. */
type HttpAnswer =
  | { readonly kind: 'reset' }
  | { readonly kind: 'answer'; readonly status: number; readonly body: string };

/** Who has an application id, and what becomes of their events. */
export interface Receiver {
  readonly userId: string;
  readonly receive: (event: BridgeEvent) => void;
  /** Called where this SAP answered that the session behind the events is over: none comes any more (ici.md 2). */
  readonly refused?: () => void;
}

export interface EventReceiverOptions {
  readonly wsdls: WsdlSource;
  readonly clock: Clock;
  /** How the events of an agent are answered: `normal` unless the desk wants a fault. */
  readonly answerFor?: (userId: string) => EventAnswer;
}

/** SAP's end of the events: one for all agents, each told apart by their application id (ici.md 1). */
export interface EventReceiver {
  /** Resolves once events can be understood; rejects with `BridgeUnreachable` where the WSDL cannot be read. */
  ready(): Promise<void>;
  /** Gives the events of an application id to `receiver` until the returned function is called. */
  register(appId: string, receiver: Receiver): () => void;
  /** Takes one SOAP message; never rejects. */
  take(path: string, headers: EventHeaders, body: string): Promise<HttpAnswer>;
}

type EventHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** What the bridge takes for the end of the subscription; other refusals it tries again. */
const sessionOver: readonly number[] = [401, 404];

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
export function createEventReceiver({ wsdls, clock, answerFor }: EventReceiverOptions): EventReceiver {
  const receivers = new Map<string, Receiver>();
  const servers = new WeakMap<WSDL, Server>();

  async function serverOf(): Promise<Server> {
    const wsdl = await wsdls('IciEvent');
    const known = servers.get(wsdl);
    if (known) return known;
    const server = new Server(null, '/', servicesOf(wsdl, deliver), wsdl);
    servers.set(wsdl, server);
    return server;
  }

  function deliver(name: IciEventName, args: unknown, delivery: Delivery): { response: string } {
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
    const answers = known.map(({ userId }) => answerFor?.(userId) ?? normal);
    delivery.answer = answers.find(({ kind }) => kind !== 'normal') ?? normal;
    if (delivery.answer.kind === 'refused') {
      if (sessionOver.includes(delivery.answer.status)) for (const { refused } of known) refused?.();
      throw new EventFault(
        `Failed to deliver ${name}: this SAP refuses it as the desk asked.`,
        delivery.answer.status,
      );
    }
    if (delivery.answer.kind !== 'reset') for (const { receive } of known) receive(parsed.event);
    return { response: 'accepted' };
  }

  return {
    async ready() {
      await serverOf();
    },
    register(appId, receiver) {
      receivers.set(appId, receiver);
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
          kind: 'answer',
          status: 503,
          body: faultBody('Server', 'The WSDL of the events cannot be read from the bridge.'),
        };
      }
      const delivery: Delivery = { answer: normal };
      const own = { ...headers };
      deliveries.set(own, delivery);
      const answer = await server.processRequest(body, { url: path, headers: own });
      if (delivery.answer.kind === 'reset') return delivery.answer;
      if (delivery.answer.kind === 'slow') await wait(clock, delivery.answer.delay);
      // What it does not understand the library answers with a SOAP 1.2 fault, an odd header or its stack.
      const isOurs = answer.statusCode < 400 || answer.body.includes(clientFault);
      return isOurs
        ? { kind: 'answer', status: answer.statusCode, body: answer.body }
        : {
            kind: 'answer',
            status: 500,
            body: faultBody('Client', 'The message is no event of the WSDL, or not well-formed.'),
          };
    },
  };
}

/** What becomes of one message besides its answer. */
interface Delivery {
  answer: EventAnswer;
}

const normal: EventAnswer = { kind: 'normal' };
/** By the headers: what the library hands through to the operation, and so tells two messages apart. */
const deliveries = new WeakMap<object, Delivery>();

function wait(clock: Clock, delay: number): Promise<void> {
  return new Promise((resolve) => clock.after(delay, resolve));
}

type Deliver = (name: IciEventName, args: unknown, delivery: Delivery) => unknown;

function servicesOf(wsdl: WSDL, deliver: Deliver): IServices {
  const operationOf =
    (name: IciEventName) =>
    (args: unknown, _done: unknown, _soapHeaders: unknown, request: { readonly headers: object }) =>
      deliver(name, args, deliveries.get(request.headers) ?? { answer: normal });
  const operations = Object.fromEntries(eventNames.map((name) => [name, operationOf(name)] as const));
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
