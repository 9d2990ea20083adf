import type { IciHandlers } from '../catalogue/catalogue.ts';
import { requireSameUser } from './acting-user.ts';
import { findContainer } from './find-container.ts';
import type { HandlerContext } from './handler-context.ts';

export function iciContainerHandlers({ agents, present }: HandlerContext): IciHandlers['IciContainer'] {
  return {
    async getAttributes({ containerId }, call) {
      const { snapshot, container } = await findContainer(agents, containerId, call);
      return present.container(snapshot, container);
    },
    async getItems({ containerId }, call) {
      const { snapshot, container } = await findContainer(agents, containerId, call);
      return present.itemsIn(snapshot, container);
    },
    async getContainers({ userId }, call) {
      requireSameUser(userId, call);
      return present.containers(await agents.read(userId));
    },
  };
}
