import { accepted, anyId } from './answers.ts';
import { itemCommand } from './item-command.ts';
import { afterCall, conferenceId, firstCall, inCall, inConsultation, joined, secondCall } from './states.ts';

const target = '+4989123456';
const ofConsult = { interactionId: firstCall, consultId: secondCall };
const both = [firstCall, secondCall];

/** Consultations and conferences (icws.md 7.5, 7.6). */
export const consultCommands = [
  itemCommand({
    request: 'POST {S}/interactions/{interactionId}/consult',
    body: { target, callMadeStage: 1, additionalAttributes: { OrderId: '4711' } },
    allowedIn: inCall,
    refusedIn: afterCall,
    answer: {
      status: 201,
      body: { consultId: anyId(secondCall), consultInteractionId: anyId(secondCall) },
    },
    run: (agent) => agent.consult(firstCall, { kind: 'number', number: target }, { OrderId: '4711' }),
    gives: { consultId: secondCall, callId: secondCall },
  }),
  itemCommand({
    request: 'POST {S}/interactions/{interactionId}/consult/{consultId}/conclude',
    path: ofConsult,
    allowedIn: inConsultation,
    answer: accepted,
    run: (agent) => agent.concludeConsult(firstCall, secondCall),
  }),
  itemCommand({
    request: 'POST {S}/interactions/{interactionId}/consult/{consultId}/change-audience',
    path: ofConsult,
    body: { audience: { originalParty: true, consultedParty: false } },
    allowedIn: inConsultation,
    answer: accepted,
    run: (agent) => agent.changeAudience(firstCall, secondCall, 'caller'),
  }),
  itemCommand({
    request: 'DELETE {S}/interactions/{interactionId}/consult/{consultId}',
    path: ofConsult,
    allowedIn: inConsultation,
    answer: accepted,
    run: (agent) => agent.cancelConsult(firstCall, secondCall),
  }),
  itemCommand({
    request: 'POST {S}/interactions/conferences',
    path: {},
    body: { interactions: both },
    allowedIn: inConsultation,
    answer: { status: 201, body: { conferenceId: anyId(conferenceId) } },
    run: (agent) => agent.conference(both),
    gives: conferenceId,
    saysGoneBy: 'errorId',
  }),
  itemCommand({
    request: 'PUT {S}/interactions/conferences/{conferenceId}',
    path: { conferenceId },
    body: { interactions: ['3001000004'] },
    allowedIn: [...inConsultation, joined, { name: 'another caller is in a call with agent1' }],
    answer: accepted,
    run: (agent) => agent.addToConference(conferenceId, ['3001000004']),
  }),
  itemCommand({
    request: 'POST {S}/interactions/conferences/{conferenceId}/invite-party',
    path: { conferenceId },
    body: { target: '+4930123456', callMadeStage: 1 },
    allowedIn: [...inConsultation, joined],
    answer: accepted,
    saysGoneBy: 'errorId',
    run: (agent) => agent.inviteToConference(conferenceId, '+4930123456'),
  }),
];
