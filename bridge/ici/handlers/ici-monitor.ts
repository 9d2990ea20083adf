import type { IciHandlers } from '../catalogue/catalogue.ts';
import { requireAppId, requireSameUser } from './acting-user.ts';
import type { HandlerContext } from './handler-context.ts';

export function iciMonitorHandlers({ monitor }: HandlerContext): IciHandlers['IciMonitor'] {
  return {
    async getDefinition() {
      return monitor.definition();
    },
    async subscribe({ userId, appUrl, appId, objects = [] }, call) {
      requireSameUser(userId, call);
      requireAppId(appId);
      await monitor.subscribe({ userId, appUrl, appId, objects });
    },
    async unsubscribe({ userId, appUrl, appId }, call) {
      requireSameUser(userId, call);
      await monitor.unsubscribe(userId, appUrl, appId);
    },
    async getData({ objects = [] }) {
      return monitor.data(objects);
    },
  };
}
