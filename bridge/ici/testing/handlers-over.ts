import type { Agents } from '../../core/agents-port.ts';
import { silentLog } from '../../core/log.ts';
import { defaultServiceFlags } from '../../core/service-flags.ts';
import type { IciCall } from '../catalogue/catalogue.ts';
import type { OperationName } from '../codec/operation-name.ts';
import { defaultDialect } from '../dialects/default-dialect.ts';
import type { HandlerContext } from '../handlers/handler-context.ts';
import { createHandlers } from '../handlers/handlers.ts';
import { createPresenter } from '../handlers/present.ts';

type AnyHandler = (input: unknown, call: IciCall) => Promise<unknown>;

/** The bridge's handlers over these agents, to be asked by name; of CIC there is no more than a test brings. */
export function handlersOver(agents: Agents, more: Partial<HandlerContext> = {}) {
  const flags = more.flags ?? defaultServiceFlags;
  const channels = ['telephony', 'chat', 'action', 'messaging'] as const;
  const workModes = (language: string | undefined) => agents.workModes(language);
  const nothing = async () => undefined;
  const handlers = createHandlers({
    agents,
    directory: { workgroups: async () => [], presence: async () => [], watch: () => () => undefined },
    actionItems: { route: nothing, cancel: nothing, update: nothing, find: () => undefined },
    monitor: { definition: () => '', data: async () => '', subscribe: nothing, unsubscribe: nothing },
    flags,
    channels,
    dialect: defaultDialect,
    present: createPresenter({ dialect: defaultDialect, flags: defaultServiceFlags, channels, workModes }),
    product: { productName: 'Switchhook', productVersion: '1.2.3' },
    workcenterIdRequired: false,
    log: silentLog,
    ...more,
  }) as unknown as Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>;

  return async (name: OperationName, input: object, headerUserId: string | undefined): Promise<unknown> => {
    const [service = '', operation = ''] = name.split('.');
    const handler = handlers[service]?.[operation];
    if (!handler)
      throw new Error(`Failed to ask ${name}: there is no such handler. Name one of the catalogue.`);
    return handler(input, { headerUserId });
  };
}
