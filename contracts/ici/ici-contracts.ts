import { iciActionContracts } from './ici-action/ici-action-contracts.ts';
import { iciChatContracts } from './ici-chat/ici-chat-contracts.ts';
import { iciContainerContracts } from './ici-container/ici-container-contracts.ts';
import type { IciContract } from './ici-contract.ts';
import { iciFolderContracts } from './ici-folder/ici-folder-contracts.ts';
import { iciItemContracts } from './ici-item/ici-item-contracts.ts';
import { iciLineContracts } from './ici-line/ici-line-contracts.ts';
import { iciMessageContracts } from './ici-message/ici-message-contracts.ts';
import { iciMonitorContracts } from './ici-monitor/ici-monitor-contracts.ts';
import { iciPhoneCallContracts } from './ici-phone-call/ici-phone-call-contracts.ts';
import { iciSystemContracts } from './ici-system/ici-system-contracts.ts';
import { iciUserContracts } from './ici-user/ici-user-contracts.ts';

/** Everything that SAP relies on when it calls the bridge. */
export const iciContracts: readonly IciContract[] = [
  ...iciSystemContracts,
  ...iciUserContracts,
  ...iciContainerContracts,
  ...iciLineContracts,
  ...iciItemContracts,
  ...iciPhoneCallContracts,
  ...iciChatContracts,
  ...iciActionContracts,
  ...iciMessageContracts,
  ...iciFolderContracts,
  ...iciMonitorContracts,
];
