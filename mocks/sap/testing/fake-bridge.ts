import type { Clock } from '@switchhook/bridge/clock';
import {
  createIciServer,
  defaultDialect,
  encodeEvent,
  type IciHandlers,
  type IciInput,
  type Item,
  type PhoneCall,
  type TextElement,
  type UserAttributes,
} from '@switchhook/bridge/ici';
import { aCall, aUser, dialing, workModes } from './wire-objects.ts';

/** One request that reached the bridge. */
interface BridgeRequest {
  readonly operation: string;
  readonly input: unknown;
  readonly headerUserId: string | undefined;
}

/** What each event carries besides the application ids. */
interface EventObjects {
  readonly userChanged: { readonly user: UserAttributes };
  readonly phoneCallChanged: { readonly phoneCall: PhoneCall };
  readonly itemChanged: { readonly item: Item };
  readonly subscriptionEnded: { readonly reason: TextElement };
}

type Overrides = { readonly [S in keyof IciHandlers]?: Partial<IciHandlers[S]> };

/** The bridge's own SOAP edge over answers that a test decides. */
export interface FakeBridge {
  readonly url: string;
  readonly requests: readonly BridgeRequest[];
  /** Operations in the order in which they came. */
  readonly operations: () => readonly string[];
  /** Posts an event to the last subscription's address. */
  send<E extends keyof EventObjects>(
    event: E,
    objects: EventObjects[E],
    appIds?: readonly string[],
  ): Promise<Response>;
  readonly subscription: () => { readonly appUrl: string; readonly appId: string };
  close(): Promise<void>;
}

export interface FakeBridgeOptions {
  readonly clock: Clock;
  readonly port?: number;
  /** The address that the WSDLs name. */
  readonly publicUrl?: string;
  readonly handlers?: Overrides;
}

export async function startFakeBridge({
  clock,
  port = 0,
  publicUrl,
  handlers = {},
}: FakeBridgeOptions): Promise<FakeBridge> {
  const requests: BridgeRequest[] = [];
  const subscriptions: { readonly appUrl: string; readonly appId: string }[] = [];
  const nothing = async () => undefined;
  const defaults: IciHandlers = {
    IciSystem: {
      exchangeProductInformation: async () => ({ productName: 'Fake', productVersion: '1' }),
      getWorkcenterCapability: async () => ({
        freeSeating: false,
        workcenterIdRequired: false,
        passwordRequired: false,
        defaultWorkcenterId: '',
      }),
      ping: async () => 'pong',
    },
    IciUser: {
      getAttributes: async ({ userId }) => aUser({ userId }),
      subscribe: async ({ userId }) => aUser({ userId }),
      unsubscribe: nothing,
      getWorkmodes: async () => workModes,
      getCurrentWorkmode: async () => aUser().currentWorkmode,
      setCurrentWorkmode: nothing,
    },
    IciItem: {
      accept: nothing,
      reject: nothing,
      end: nothing,
      getAttributes: () => Promise.reject(new Error('not asked for here')),
      getAttachedData: async () => '',
      setAttachedData: nothing,
      wrapUpEnded: nothing,
    },
    IciPhoneCall: {
      initiateCall: async ({ destination }) =>
        aCall({
          phoneCallId: '2001',
          ...dialing,
          remoteNumbers: [destination.value],
          dialedNumbers: [destination.value],
        }),
      accept: nothing,
      reject: nothing,
      drop: nothing,
      hold: nothing,
      retrieve: nothing,
      getAttributes: async ({ itemId }) => aCall({ phoneCallId: itemId }),
    },
  };
  const server = createIciServer({
    handlers: recording(defaults, handlers, (request) => {
      requests.push(request);
      if (request.operation === 'IciUser.subscribe') {
        subscriptions.push(request.input as IciInput<'IciUser', 'subscribe'>);
      }
    }),
    dialect: defaultDialect,
    clock,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    ...(publicUrl !== undefined && { publicUrl }),
  });
  const { url } = await server.listen({ host: '127.0.0.1', port });

  function subscription() {
    const last = subscriptions.at(-1);
    if (!last) throw new Error('Failed to find a subscription: no agent has logged on. Log one on first.');
    return last;
  }

  return {
    url,
    requests,
    operations: () => requests.map(({ operation }) => operation),
    subscription,
    async send(event, objects, appIds = [subscription().appId]) {
      const message = encodeEvent(defaultDialect, event, { ...objects, appIds } as never);
      return fetch(subscription().appUrl, {
        method: 'POST',
        headers: { 'content-type': message.contentType, soapaction: message.soapAction },
        body: message.body,
      });
    },
    close: () => server.close(),
  };
}

type AnyHandlers = Record<
  string,
  Record<string, (input: unknown, call: { headerUserId: string | undefined }) => Promise<unknown>>
>;

function recording(
  defaults: IciHandlers,
  overrides: Overrides,
  record: (request: BridgeRequest) => void,
): IciHandlers {
  const services = Object.entries(defaults as unknown as AnyHandlers).map(([service, operations]) => {
    const own = (overrides as AnyHandlers)[service] ?? {};
    const wrapped = Object.entries({ ...operations, ...own }).map(([operation, handle]) => [
      operation,
      async (input: unknown, call: { headerUserId: string | undefined }) => {
        record({ operation: `${service}.${operation}`, input, headerUserId: call.headerUserId });
        return handle(input, call);
      },
    ]);
    return [service, Object.fromEntries(wrapped)];
  });
  return Object.fromEntries(services) as IciHandlers;
}
