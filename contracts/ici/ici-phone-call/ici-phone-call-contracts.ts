import type { IciContract } from '../ici-contract.ts';
import { accept } from './accept.ts';
import { blindTransfer } from './blind-transfer.ts';
import { conference } from './conference.ts';
import { consult } from './consult.ts';
import { deflect } from './deflect.ts';
import { drop } from './drop.ts';
import { dropParticipant } from './drop-participant.ts';
import { getAttributes } from './get-attributes.ts';
import { hold } from './hold.ts';
import { initiateCall } from './initiate-call.ts';
import { mute } from './mute.ts';
import { reconnect } from './reconnect.ts';
import { reject } from './reject.ts';
import { retrieve } from './retrieve.ts';
import { sendDtmf } from './send-dtmf.ts';
import { toggle } from './toggle.ts';
import { unmute } from './unmute.ts';
import { warmTransfer } from './warm-transfer.ts';

/** What SAP relies on when it calls `IciPhoneCall`. */
export const iciPhoneCallContracts: readonly IciContract[] = [
  accept,
  blindTransfer,
  conference,
  consult,
  deflect,
  drop,
  dropParticipant,
  getAttributes,
  hold,
  initiateCall,
  mute,
  reconnect,
  reject,
  retrieve,
  sendDtmf,
  toggle,
  unmute,
  warmTransfer,
];
