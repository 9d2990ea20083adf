import type { Agents } from '../../core/agents-port.ts';
import type { Log } from '../../core/log.ts';
import type { ProductInformation } from '../catalogue/types.ts';
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
