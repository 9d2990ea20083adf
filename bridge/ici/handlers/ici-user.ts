import type { AgentSnapshot } from '../../core/agents-port.ts';
import { BridgeError } from '../../core/bridge-error.ts';
import type { IciCall, IciHandlers } from '../catalogue/catalogue.ts';
import { requireAppId, requireSameUser } from './acting-user.ts';
import type { HandlerContext } from './handler-context.ts';

export function iciUserHandlers(context: HandlerContext): IciHandlers['IciUser'] {
  const { agents, present, flags, log } = context;

  async function read(userId: string, call: IciCall): Promise<AgentSnapshot> {
    requireSameUser(userId, call);
    return agents.read(userId);
  }

  function tellNothingDone(userId: string, what: 'queues' | 'channels'): void {
    const source = what === 'queues' ? 'workgroup membership' : 'ACD utilization';
    log.info({ userId }, `Left the ${what} as they are: they come from the ${source} in CIC (G17)`);
  }

  return {
    async getAttributes({ userId }, call) {
      requireSameUser(userId, call);
      return present.user(await agents.restart(userId));
    },
    async subscribe({ userId, appUrl, appId, workcenterId, language, channels = [], queues = [] }, call) {
      requireSameUser(userId, call);
      requireAppId(appId);
      // SAP sends an empty field where the agent typed nothing.
      const subscribed = await agents.subscribe({
        userId,
        appUrl,
        appId,
        workcenterId: workcenterId || undefined,
        language: language || undefined,
      });
      if (channels.length > 0) tellNothingDone(userId, 'channels');
      if (queues.length === 0) return present.user(subscribed);
      if (!flags.activateWorkgroups) {
        tellNothingDone(userId, 'queues');
        return present.user(subscribed);
      }
      try {
        await agents.setQueues(userId, queues);
      } catch (refused) {
        // A fault says to SAP that nobody is logged on.
        await agents.unsubscribe(userId, appUrl, appId).catch((error: unknown) => {
          log.error({ userId, error }, 'Failed to log off an agent whose queues were refused');
        });
        throw refused;
      }
      return present.user(await agents.read(userId));
    },
    async unsubscribe({ userId, appUrl, appId }, call) {
      requireSameUser(userId, call);
      await agents.unsubscribe(userId, appUrl, appId);
    },
    async getWorkmodes({ userId, language }, call) {
      const snapshot = await read(userId, call);
      return agents.workModes(language || snapshot.language).map(present.workMode);
    },
    async getCurrentWorkmode({ userId }, call) {
      return (await read(userId, call)).workMode;
    },
    async setCurrentWorkmode({ userId, workmode }, call) {
      requireSameUser(userId, call);
      await agents.setWorkMode(userId, workmode);
    },
    async setCurrentQueues({ userId, queues }, call) {
      await read(userId, call);
      if (flags.activateWorkgroups) await agents.setQueues(userId, queues);
      else tellNothingDone(userId, 'queues');
    },
    async getQueues({ userId }, call) {
      return present.queues(await read(userId, call));
    },
    async getCurrentQueues({ userId }, call) {
      return present.queues(await read(userId, call)).filter(({ loggedOn }) => loggedOn);
    },
    async setCurrentChannels({ userId }, call) {
      await read(userId, call);
      tellNothingDone(userId, 'channels');
    },
    async getCurrentChannels({ userId }, call) {
      return present.currentChannels(await read(userId, call));
    },
    async getContainers({ userId }, call) {
      return present.containers(await read(userId, call));
    },
    async setWorkcenter({ userId, workcenterId }, call) {
      requireSameUser(userId, call);
      if (workcenterId.trim() === '') {
        throw new BridgeError(
          'malformedRequest',
          'Failed to change the work center: workcenterId is empty. Send the station to move to.',
        );
      }
      await agents.setWorkcenter(userId, workcenterId);
    },
  };
}
