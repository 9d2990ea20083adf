import { Agent } from 'undici';
import type { Cic } from '../core/cic-port.ts';
import { createActionRouting } from './action-routing.ts';
import { type AgentSessionHandle, openAgentSession } from './agent-session.ts';
import { createDirectory } from './directory.ts';
import { openHandledAgent } from './handled-agent.ts';
import { createHandlerExchange } from './handler-exchange.ts';
import { createHostList } from './host-list.ts';
import { createIcwsSend } from './icws-request.ts';
import { createServiceSession } from './service-session.ts';
import { type ConnectCicOptions, settingsOf } from './settings.ts';
import { createStatusCatalogue } from './status-catalogue.ts';
import { createUserStatusFeed } from './user-status-feed.ts';

/** undici's own time-outs are off: ours run on the bridge's clock, and an event stream has none. */
const dispatcherOptions = { headersTimeout: 0, bodyTimeout: 0 };

/**
 * The CIC behind `options.hosts` over ICWS. Nothing is sent before `start`.
 *
 * @example
 * const cic = connectCic({ hosts: ['http://cic1:8018'], user: 'sap', password, applicationName: 'Switchhook',
 *   language: 'en-us', clock: systemClock, rng: Math.random, ids: randomUUID, log });
 * await cic.start();
 */
export function connectCic(options: ConnectCicOptions): Cic {
  const { clock, rng, ids, log } = options;
  const settings = settingsOf(options);
  // Thousands of event streams in the commands' pool would be walked through for each command.
  const commands = new Agent(dispatcherOptions);
  const streams = new Agent(dispatcherOptions);
  const context = {
    send: createIcwsSend(commands, clock),
    streams,
    hosts: createHostList(settings.hosts),
    settings,
    clock,
    rng,
    ids,
    log,
  };
  const catalogue = createStatusCatalogue();
  const service = createServiceSession(context, options.user, options.password, catalogue);
  const feed = createUserStatusFeed(service, log);
  const names = settings.handlers;
  const { handlerMs: timeoutMs, snapshotMs } = settings.timeouts;
  const exchange = createHandlerExchange({ service, names, clock, ids, timeoutMs, log });
  const directory = createDirectory({ service, feed, catalogue, clock, snapshotMs, log });
  const actionRouting = createActionRouting(exchange, names, service);
  const handled = { ...context, service, catalogue, feed, exchange, names };
  const agents = new Set<AgentSessionHandle>();

  return {
    get link() {
      return service.link;
    },
    get statusMessages() {
      return catalogue.messages;
    },
    start: service.start,
    readStatus: service.readStatus,
    async openAgentSession(logOn, onEvent) {
      const { password } = logOn;
      const handle =
        password === undefined
          ? openHandledAgent(handled, logOn, onEvent)
          : openAgentSession(context, service, catalogue, { ...logOn, password }, onEvent);
      agents.add(handle);
      try {
        const session = await handle.opened;
        return {
          ...session,
          async close() {
            await session.close();
            agents.delete(handle);
          },
        };
      } catch (error) {
        agents.delete(handle);
        throw error;
      }
    },
    directory,
    actionRouting,
    async stop() {
      await Promise.all([...agents].map((agent) => agent.close()));
      agents.clear();
      await service.close();
      await Promise.all([commands.destroy(), streams.destroy()]);
    },
  };
}
