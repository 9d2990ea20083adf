import type { IciContract } from '../ici-contract.ts';
import { accept } from './accept.ts';
import { end } from './end.ts';
import { forward } from './forward.ts';
import { getAttributes } from './get-attributes.ts';
import { getPostings } from './get-postings.ts';
import { invite } from './invite.ts';
import { leave } from './leave.ts';
import { newPosting } from './new-posting.ts';
import { reject } from './reject.ts';

/** What SAP relies on when it calls `IciChat`. */
export const iciChatContracts: readonly IciContract[] = [
  accept,
  end,
  forward,
  getAttributes,
  getPostings,
  invite,
  leave,
  newPosting,
  reject,
];
