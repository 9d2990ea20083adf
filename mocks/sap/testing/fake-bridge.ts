import type { Clock } from '@switchhook/bridge/clock';
import {
  createIciServer,
  defaultDialect,
  type EventInput,
  encodeEvent,
  type IciEventName,
  type IciHandlers,
  type IciInput,
} from '@switchhook/bridge/ici';
import {
  aCall,
  aChat,
  aLine,
  aMessage,
  anAction,
  aPosting,
  aUser,
  conferenced,
  dialing,
  workModes,
} from './wire-objects.ts';

/** One request that reached the bridge. */
interface BridgeRequest {
  readonly operation: string;
  readonly input: unknown;
  readonly headerUserId: string | undefined;
}

/** What each event carries besides the application ids. */
type EventObjects = { readonly [E in IciEventName as E]: Omit<EventInput<E>, 'appIds'> };

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
      getPresenceQueueInfo: async ({ channel }) => [
        { queueId: 'Sales', description: 'Sales', channel, loggedOnUsers: 2, availableUsers: 1 },
      ],
      getChannels: async () => [{ id: 'telephony', description: 'Telephony' }],
      getQueues: async () => [{ id: 'Sales', description: 'Sales', channel: '', loggedOn: true }],
      getPresence: async ({ userIds }) =>
        userIds.map((userId) => ({
          userId,
          presence: { id: '1', description: 'Available' },
          channels: ['telephony'],
        })),
      ping: async () => 'pong',
    },
    IciUser: {
      getAttributes: async ({ userId }) => aUser({ userId }),
      subscribe: async ({ userId }) => aUser({ userId }),
      unsubscribe: nothing,
      getWorkmodes: async () => workModes,
      getCurrentWorkmode: async () => aUser().currentWorkmode,
      setCurrentWorkmode: nothing,
      setCurrentQueues: nothing,
      getQueues: async () => aUser().queues,
      getCurrentQueues: async () => aUser().currentQueues,
      setCurrentChannels: nothing,
      getCurrentChannels: async () => aUser().currentChannels,
      getContainers: async () => aUser().containers,
      setWorkcenter: nothing,
    },
    IciContainer: {
      getAttributes: async () => notAsked(),
      getItems: async () => [],
      getContainers: async () => aUser().containers,
    },
    IciLine: {
      getLines: async () => aUser().lines,
      getAttributes: async () => aLine(),
      setForwarding: nothing,
    },
    IciChat: {
      accept: nothing,
      reject: nothing,
      leave: nothing,
      end: nothing,
      newPosting: async ({ contentText, chatSessionId }) =>
        aPosting(contentText, { chatSessionId, chatParticipant: 'Anna Agent' }),
      forward: nothing,
      invite: nothing,
      getPostings: async () => [],
      getAttributes: async ({ chatSessionId }) => aChat({ chatSessionId }),
    },
    IciAction: {
      route: nothing,
      cancel: nothing,
      update: nothing,
      accept: nothing,
      reject: nothing,
      reroute: nothing,
      complete: nothing,
      getAttributes: async ({ actionSessionId }) => anAction({ actionSessionId }),
    },
    IciMessage: {
      getAttributes: async ({ messageId }) => aMessage({ messageId }),
      getContent: async ({ messageId }) => ({
        messageId,
        originator: 'erika.example@mail.example',
        destinations: [{ value: 'service@example.com', type: 'email' }],
        subject: 'Where is my order?',
        contentType: 'text/plain',
        content: 'Hello,\nwhere is it?',
      }),
      accept: nothing,
      reject: nothing,
      forward: nothing,
      end: nothing,
      setRead: nothing,
      setAnswered: nothing,
      send: async ({ content }) => aMessage({ messageId: 'sent1', subject: content.subject }),
      delete: nothing,
    },
    IciFolder: {
      getFolders: async () => aUser().containers,
      getMessages: async () => [aMessage()],
      moveMessage: nothing,
    },
    IciMonitor: {
      getDefinition: async () => '<Monitor/>',
      subscribe: nothing,
      unsubscribe: nothing,
      getData: async () =>
        '<Monitor><Queue id="Sales" name="Sales team"><Waiting>3</Waiting><Available>1</Available></Queue></Monitor>',
    },
    IciItem: {
      accept: nothing,
      reject: nothing,
      end: nothing,
      forward: nothing,
      reroute: nothing,
      wrapUpRequired: nothing,
      getAttributes: async () => notAsked(),
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
      toggle: nothing,
      consult: async ({ destination, itemId }) =>
        aCall({
          phoneCallId: '3001',
          ...dialing,
          remoteNumbers: [destination.value],
          dialedNumbers: [destination.value],
          consultFor: itemId,
        }),
      blindTransfer: nothing,
      warmTransfer: nothing,
      conference: async ({ itemId }) => aCall({ phoneCallId: itemId, ...conferenced }),
      dropParticipant: nothing,
      reconnect: nothing,
      deflect: nothing,
      sendDtmf: nothing,
      mute: nothing,
      unmute: nothing,
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

function notAsked(): never {
  throw new Error('Failed to answer: the mock SAP does not ask this. Give the test a handler.');
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
