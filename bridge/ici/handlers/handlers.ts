import type { Agents } from '../../core/agents-port.ts';
import type { Log } from '../../core/log.ts';
import type { IciHandlers } from '../catalogue/catalogue.ts';
import type { ProductInformation } from '../catalogue/types.ts';
import { iciItemHandlers } from './ici-item.ts';
import { iciPhoneCallHandlers } from './ici-phone-call.ts';
import { iciSystemHandlers } from './ici-system.ts';
import { iciUserHandlers } from './ici-user.ts';
import type { Presenter } from './present.ts';

/** What the handlers work with. */
export interface HandlerContext {
  readonly agents: Agents;
  readonly present: Presenter;
  readonly product: ProductInformation;
  /** Whether agents may choose a seat at log-on. */
  readonly freeSeating: boolean;
  /** Whether the work-center field must hold a login string. */
  readonly workcenterIdRequired: boolean;
  readonly log: Log;
}

/** One handler for each operation of the catalogue that the bridge answers. */
export function createHandlers(context: HandlerContext): IciHandlers {
  return {
    IciSystem: iciSystemHandlers(context),
    IciUser: iciUserHandlers(context),
    IciItem: iciItemHandlers(context),
    IciPhoneCall: iciPhoneCallHandlers(context),
  };
}
