import { accepted } from './answers.ts';
import { itemCommand } from './item-command.ts';
import { afterCall, atRingingCall, firstCall, inCall, recorded } from './states.ts';

/** What agents do with a call less often (icws.md 7.4). */
export const moreCallCommands = [
  itemCommand({
    request: 'POST {S}/interactions/{interactionId}/transfer-to-voicemail',
    body: { queueID: { queueType: 1, queueName: 'agent2' } },
    allowedIn: inCall,
    refusedIn: afterCall,
    answer: accepted,
    run: (agent) => agent.blindTransfer(firstCall, { kind: 'voicemail', userId: 'agent2' }),
  }),
  itemCommand({
    request: 'POST {S}/interactions/{interactionId}/mute',
    body: { on: true },
    allowedIn: inCall,
    refusedIn: atRingingCall,
    answer: accepted,
    run: (agent) => agent.mute(firstCall, true),
  }),
  itemCommand({
    request: 'POST {S}/interactions/{interactionId}/park',
    body: { queueID: { queueType: 1, queueName: 'agent1' } },
    allowedIn: inCall,
    refusedIn: afterCall,
    answer: accepted,
    run: (agent) => agent.park(firstCall),
  }),
  itemCommand({
    request: 'POST {S}/interactions/{interactionId}/send-digits',
    body: { dtmfDigits: '12#' },
    allowedIn: inCall,
    refusedIn: atRingingCall,
    answer: accepted,
    run: (agent) => agent.sendDigits(firstCall, '12#'),
  }),
  itemCommand({
    request: 'POST {S}/interactions/{interactionId}/record',
    body: { on: true, supervisor: false },
    allowedIn: inCall,
    refusedIn: atRingingCall,
    answer: accepted,
    run: (agent) => agent.record(firstCall, true),
  }),
  itemCommand({
    request: 'POST {S}/interactions/{interactionId}/pause',
    body: { on: true },
    allowedIn: [...inCall, recorded],
    refusedIn: inCall,
    answer: accepted,
    run: (agent) => agent.pauseRecording(firstCall, true),
  }),
  itemCommand({
    request: 'POST {S}/interactions/{interactionId}/invite-party',
    body: { target: '+4930123456', callMadeStage: 1 },
    allowedIn: inCall,
    refusedIn: afterCall,
    answer: accepted,
    saysGoneBy: 'errorId',
    run: (agent) => agent.inviteParty(firstCall, '+4930123456'),
  }),
];
