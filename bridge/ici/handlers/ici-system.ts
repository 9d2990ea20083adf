import { BridgeError } from '../../core/bridge-error.ts';
import type { IciHandlers } from '../catalogue/catalogue.ts';
import type { HandlerContext } from './handler-context.ts';
import { requireOfferedChannels } from './offered-channels.ts';

export function iciSystemHandlers(context: HandlerContext): IciHandlers['IciSystem'] {
  const { agents, directory, present, product, flags, workcenterIdRequired, log } = context;

  function requirePresence(): void {
    if (flags.presence) return;
    throw new BridgeError(
      'notSupported',
      'Failed to read presence: the service flag presence is off. Switch it on in the configuration of the bridge.',
    );
  }

  return {
    async exchangeProductInformation({ productInformation }) {
      const { productName, productVersion } = productInformation;
      log.info({ productName, productVersion }, 'SAP introduced itself');
      return product;
    },
    async getWorkcenterCapability({ userId }) {
      // An unknown user gets the fault here, before the agent is asked for a work center.
      const { station } = await agents.read(userId);
      return {
        freeSeating: flags.freeSeating,
        workcenterIdRequired,
        passwordRequired: workcenterIdRequired,
        defaultWorkcenterId: station,
      };
    },
    async getPresenceQueueInfo({ channel }) {
      requirePresence();
      requireOfferedChannels(context, [channel]);
      const workgroups = await directory.workgroups();
      return workgroups.map((workgroup) => present.presenceQueue(workgroup, channel));
    },
    async getChannels() {
      return present.channels();
    },
    async getQueues({ channel = '' }) {
      if (channel !== '') requireOfferedChannels(context, [channel]);
      const workgroups = await directory.workgroups();
      return workgroups.map((workgroup) => present.workgroup(workgroup, channel));
    },
    async getPresence({ userIds }) {
      requirePresence();
      const users = await directory.presence(userIds);
      return users.map(present.presence);
    },
    async ping() {
      return 'pong';
    },
  };
}
