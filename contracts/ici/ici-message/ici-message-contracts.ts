import type { IciContract } from '../ici-contract.ts';
import { accept } from './accept.ts';
import { remove } from './delete.ts';
import { end } from './end.ts';
import { forward } from './forward.ts';
import { getAttributes } from './get-attributes.ts';
import { getContent } from './get-content.ts';
import { reject } from './reject.ts';
import { send } from './send.ts';
import { setAnswered } from './set-answered.ts';
import { setRead } from './set-read.ts';

/** What SAP relies on when it calls `IciMessage`. */
export const iciMessageContracts: readonly IciContract[] = [
  accept,
  remove,
  end,
  forward,
  getAttributes,
  getContent,
  reject,
  send,
  setAnswered,
  setRead,
];
