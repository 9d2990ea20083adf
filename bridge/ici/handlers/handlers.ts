import type { IciHandlers } from '../catalogue/catalogue.ts';
import type { HandlerContext } from './handler-context.ts';
import { iciActionHandlers } from './ici-action.ts';
import { iciChatHandlers } from './ici-chat.ts';
import { iciContainerHandlers } from './ici-container.ts';
import { iciFolderHandlers } from './ici-folder.ts';
import { iciItemHandlers } from './ici-item.ts';
import { iciLineHandlers } from './ici-line.ts';
import { iciMessageHandlers } from './ici-message.ts';
import { iciMonitorHandlers } from './ici-monitor.ts';
import { iciPhoneCallHandlers } from './ici-phone-call.ts';
import { iciSystemHandlers } from './ici-system.ts';
import { iciUserHandlers } from './ici-user.ts';

/** One handler for each operation of the catalogue that the bridge answers. */
export function createHandlers(context: HandlerContext): IciHandlers {
  return {
    IciSystem: iciSystemHandlers(context),
    IciUser: iciUserHandlers(context),
    IciContainer: iciContainerHandlers(context),
    IciLine: iciLineHandlers(context),
    IciItem: iciItemHandlers(context),
    IciPhoneCall: iciPhoneCallHandlers(context),
    IciChat: iciChatHandlers(context),
    IciAction: iciActionHandlers(context),
    IciMessage: iciMessageHandlers(context),
    IciFolder: iciFolderHandlers(context),
    IciMonitor: iciMonitorHandlers(context),
  };
}
