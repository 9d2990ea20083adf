import type { ActionItems } from '../../core/action-items-port.ts';
import type { Agents } from '../../core/agents-port.ts';
import type { CicDirectory } from '../../core/directory-port.ts';
import type { Log } from '../../core/log.ts';
import type { Monitor } from '../../core/monitor-port.ts';
import type { ServiceFlags } from '../../core/service-flags.ts';
import type { ProductInformation } from '../catalogue/types.ts';
import type { ChannelName } from '../dialects/codes.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { Presenter } from './present.ts';

/** What the handlers work with. */
export interface HandlerContext {
  readonly agents: Agents;
  readonly directory: CicDirectory;
  readonly actionItems: ActionItems;
  readonly monitor: Monitor;
  readonly flags: Pick<ServiceFlags, 'presence' | 'freeSeating' | 'activateWorkgroups'>;
  /** The channels that the site offers (G35). */
  readonly channels: readonly ChannelName[];
  readonly dialect: Dialect;
  readonly present: Presenter;
  readonly product: ProductInformation;
  /** Whether the work-center field must hold a login string. */
  readonly workcenterIdRequired: boolean;
  readonly log: Log;
}
