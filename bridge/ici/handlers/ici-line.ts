import type { AgentSnapshot } from '../../core/agents-port.ts';
import { BridgeError } from '../../core/bridge-error.ts';
import type { IciCall, IciHandlers } from '../catalogue/catalogue.ts';
import { headerUser, requireSameUser } from './acting-user.ts';
import { isNumber } from './destination.ts';
import type { HandlerContext } from './handler-context.ts';

export function iciLineHandlers({ agents, present }: HandlerContext): IciHandlers['IciLine'] {
  async function find(lineId: string, call: IciCall): Promise<AgentSnapshot> {
    const userId = headerUser(`the line ${lineId}`, call);
    const snapshot = await agents.read(userId);
    if (lineId !== '' && snapshot.station === lineId) return snapshot;
    throw new BridgeError(
      'unknownItem',
      `Failed to find the line ${JSON.stringify(lineId)}: ${userId} is not logged on with it. Send an id of IciLine.getLines.`,
    );
  }

  return {
    async getLines({ userId }, call) {
      requireSameUser(userId, call);
      return present.lines(await agents.read(userId));
    },
    async getAttributes({ lineId }, call) {
      return present.line(await find(lineId, call));
    },
    async setForwarding({ lineId, forwarding, target = '' }, call) {
      const { agent } = await find(lineId, call);
      const number = target.trim();
      if (forwarding && !isNumber(number)) {
        const why = number === '' ? 'target is empty' : `${JSON.stringify(target)} is no telephone number`;
        throw new BridgeError(
          'badAddress',
          `Failed to forward the line: ${why}. Send the number that calls are to go to.`,
        );
      }
      await agents.setForwarding(agent.userId, forwarding ? number : undefined);
    },
  };
}
