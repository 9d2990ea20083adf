import type { ActionItems } from '../../../core/action-items-port.ts';
import type { AgentSnapshot, Agents, FoundItem } from '../../../core/agents-port.ts';
import { BridgeError } from '../../../core/bridge-error.ts';
import type { CicDirectory } from '../../../core/directory-port.ts';
import type { MailContent } from '../../../core/mail-content.ts';
import type { Monitor } from '../../../core/monitor-port.ts';
import { defaultServiceFlags, type ServiceFlags } from '../../../core/service-flags.ts';
import type { IciHandlers } from '../../catalogue/catalogue.ts';
import type { ChannelName } from '../../dialects/codes.ts';
import { defaultDialect } from '../../dialects/default-dialect.ts';
import { createHandlers } from '../handlers.ts';
import { createPresenter } from '../present.ts';
import { action, chat, mail, phoneCall, snapshotOf } from './items.ts';

export interface HandlersUnderTest {
  readonly handlers: IciHandlers;
  /** What the ports were asked, in order: the method and its parameters. */
  readonly asked: readonly (readonly unknown[])[];
  readonly logged: readonly string[];
}

export interface HandlersOptions {
  readonly flags?: Partial<ServiceFlags>;
  readonly channels?: readonly ChannelName[];
  readonly agents?: readonly AgentSnapshot[];
  /** The ports' methods that refuse with `badAddress` what they are asked. */
  readonly refusing?: readonly string[];
}

const content: MailContent = {
  from: 'erika@example.com',
  to: ['service@example.com'],
  cc: [],
  subject: 'Offer',
  contentType: 'text/plain',
  text: 'Twelve, please.',
  attachments: [{ attachmentId: '1', name: 'Offer.pdf', contentType: 'application/pdf', size: 48213 }],
};

/**
 * Handlers over ports that note what they are asked. CIC knows `agent1`, with the call 1, the chat 2, the action
 * item 3 and the message 4, `agent2` with the call 9, and the workgroups Sales and Web.
 */
export function startHandlers(options: HandlersOptions = {}): HandlersUnderTest {
  const flags = { ...defaultServiceFlags, ...options.flags };
  const channels = options.channels ?? ['telephony', 'chat', 'action', 'messaging'];
  const known = options.agents ?? [
    snapshotOf('agent1', [phoneCall('1'), chat('2'), action('3'), mail('4')]),
    snapshotOf('agent2', [phoneCall('9')], { station: 'WS-2' }),
  ];
  const asked: unknown[][] = [];
  const logged: string[] = [];
  const note =
    (method: string) =>
    async (...parameters: unknown[]): Promise<void> => {
      asked.push([method, ...parameters]);
      if (options.refusing?.includes(method)) throw new BridgeError('badAddress', `Failed to ${method}.`);
    };

  function read(userId: string): AgentSnapshot {
    const found = known.find(({ agent }) => agent.userId === userId);
    if (found) return found;
    throw new BridgeError('unknownUser', `Failed to read the agent: CIC has no user ${userId}.`);
  }

  async function madeFor(userId: string, itemId: string): Promise<FoundItem> {
    return { snapshot: read(userId), item: phoneCall(itemId, { state: 'dialing', direction: 'out' }) };
  }

  const agents: Agents = {
    workModes: (language) => [
      { id: '2', description: language === 'de' ? 'Bereit' : 'Ready', cicStatus: 'Available' },
    ],
    read: async (userId) => read(userId),
    async restart(userId) {
      await note('restart')(userId);
      return read(userId);
    },
    async subscribe(request) {
      await note('subscribe')(request);
      return read(request.userId);
    },
    unsubscribe: note('unsubscribe'),
    setWorkMode: note('setWorkMode'),
    setWorkcenter: note('setWorkcenter'),
    setQueues: note('setQueues'),
    setForwarding: note('setForwarding'),
    perform: note('perform'),
    async dial(userId, destination, attachedData) {
      await note('dial')(userId, destination, attachedData);
      return madeFor(userId, '10');
    },
    async consult(userId, itemId, destination, attachedData) {
      await note('consult')(userId, itemId, destination, attachedData);
      return madeFor(userId, '11');
    },
    async conference(userId, itemId, consultItemId) {
      await note('conference')(userId, itemId, consultItemId);
      return madeFor(userId, itemId);
    },
    async post(userId, itemId, text) {
      await note('post')(userId, itemId, text);
      return { participant: 'Anna Muster', text, isSystem: false, at: '2026-03-14T09:11:00Z' };
    },
    async readMail(userId, itemId) {
      await note('readMail')(userId, itemId);
      return content;
    },
    async sendMail(userId, sent, replyTo) {
      await note('sendMail')(userId, sent, replyTo);
      return { snapshot: read(userId), item: mail('12') };
    },
    find(itemId, actingUserId) {
      const snapshot = known.find(({ agent }) => agent.items.some((item) => item.itemId === itemId));
      const item = snapshot?.agent.items.find((other) => other.itemId === itemId);
      if (!snapshot || !item) throw new BridgeError('unknownItem', `Failed to find item ${itemId}.`);
      if (actingUserId !== undefined && actingUserId !== snapshot.agent.userId) {
        throw new BridgeError('notAuthorized', `Failed to act on item ${itemId}.`);
      }
      return { snapshot, item };
    },
  };
  const directory: CicDirectory = {
    workgroups: async () => [
      { workgroup: 'Sales', loggedOn: 2, available: 1, waiting: 3 },
      { workgroup: 'Web', loggedOn: 0, available: 0, waiting: 0 },
    ],
    presence: async (userIds) =>
      userIds.map((userId) => ({
        userId,
        name: read(userId).displayName,
        state: userId === 'agent1' ? 'busy' : 'loggedOff',
        statusText: userId === 'agent1' ? 'Im Gespräch' : '',
      })),
    watch: () => () => undefined,
  };
  const actionItems: ActionItems = {
    route: note('route'),
    cancel: note('cancel'),
    update: note('update'),
    find: () => undefined,
  };
  const monitor: Monitor = {
    definition: () => '<definition/>',
    async data(objects) {
      await note('data')(objects);
      return '<data/>';
    },
    subscribe: note('monitor.subscribe'),
    unsubscribe: note('monitor.unsubscribe'),
  };
  const tell = (_: unknown, message: string) => {
    logged.push(message);
  };
  const handlers = createHandlers({
    agents,
    directory,
    actionItems,
    monitor,
    flags,
    channels,
    dialect: defaultDialect,
    present: createPresenter({
      dialect: defaultDialect,
      flags,
      channels,
      workModes: (language) => agents.workModes(language),
    }),
    product: { productName: 'Switchhook', productVersion: '1.2.3' },
    workcenterIdRequired: true,
    log: { debug: tell, info: tell, warn: tell, error: tell },
  });
  return { handlers, asked, logged };
}

/** A request whose SOAP header names this user. */
export const by = (headerUserId: string) => ({ headerUserId });
/** A request without a user in the SOAP header. */
export const byNobody = { headerUserId: undefined };
