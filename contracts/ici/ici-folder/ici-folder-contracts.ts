import type { IciContract } from '../ici-contract.ts';
import { getFolders } from './get-folders.ts';
import { getMessages } from './get-messages.ts';
import { moveMessage } from './move-message.ts';

/** What SAP relies on when it calls `IciFolder`. */
export const iciFolderContracts: readonly IciContract[] = [getFolders, getMessages, moveMessage];
