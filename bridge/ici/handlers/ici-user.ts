import { BridgeError } from '../../core/bridge-error.ts';
import type { IciHandlers } from '../catalogue/catalogue.ts';
import { requireSameUser } from './acting-user.ts';
import type { HandlerContext } from './handler-context.ts';

export function iciUserHandlers({ agents, present }: HandlerContext): IciHandlers['IciUser'] {
  return {
    async getAttributes({ userId }, call) {
      requireSameUser(userId, call);
      return present.user(await agents.restart(userId));
    },
    async subscribe({ userId, appUrl, appId, workcenterId }, call) {
      requireSameUser(userId, call);
      if (appId === '') {
        throw new BridgeError(
          'malformedRequest',
          'Failed to subscribe: appId is empty. Send the id that events are to carry.',
        );
      }
      // SAP sends an empty field where the agent typed nothing.
      return present.user(
        await agents.subscribe({ userId, appUrl, appId, workcenterId: workcenterId || undefined }),
      );
    },
    async unsubscribe({ userId, appUrl, appId }, call) {
      requireSameUser(userId, call);
      await agents.unsubscribe(userId, appUrl, appId);
    },
    async getWorkmodes({ userId }, call) {
      requireSameUser(userId, call);
      await agents.read(userId);
      return agents.workModes.map(present.workMode);
    },
    async getCurrentWorkmode({ userId }, call) {
      requireSameUser(userId, call);
      return (await agents.read(userId)).workMode;
    },
    async setCurrentWorkmode({ userId, workmode }, call) {
      requireSameUser(userId, call);
      await agents.perform(userId, { kind: 'setWorkMode', workMode: workmode });
    },
  };
}
