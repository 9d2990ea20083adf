import type { IciHandlers } from '../catalogue/catalogue.ts';
import type { HandlerContext } from './handler-context.ts';
import { iciItemHandlers } from './ici-item.ts';
import { iciPhoneCallHandlers } from './ici-phone-call.ts';
import { iciSystemHandlers } from './ici-system.ts';
import { iciUserHandlers } from './ici-user.ts';

/** One handler for each operation of the catalogue that the bridge answers. */
export function createHandlers(context: HandlerContext): IciHandlers {
  return {
    IciSystem: iciSystemHandlers(context),
    IciUser: iciUserHandlers(context),
    IciItem: iciItemHandlers(context),
    IciPhoneCall: iciPhoneCallHandlers(context),
  };
}
