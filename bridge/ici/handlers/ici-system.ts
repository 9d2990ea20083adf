import type { IciHandlers } from '../catalogue/catalogue.ts';
import type { HandlerContext } from './handler-context.ts';

export function iciSystemHandlers(context: HandlerContext): IciHandlers['IciSystem'] {
  const { agents, product, freeSeating, workcenterIdRequired, log } = context;
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
        freeSeating,
        workcenterIdRequired,
        passwordRequired: workcenterIdRequired,
        defaultWorkcenterId: station,
      };
    },
    async ping() {
      return 'pong';
    },
  };
}
