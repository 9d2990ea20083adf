import { MatchersV3 } from '@pact-foundation/pact';
import { accepted, anyId, refusal } from './answers.ts';
import { type IcwsInteraction, icwsContract } from './icws-contract.ts';
import { itemCommand } from './item-command.ts';
import { emailContent, mail, writtenMail } from './mail.ts';
import {
  afterCall,
  chatOffered,
  drafted,
  firstCall,
  inCallback,
  inChat,
  mailOffered,
  session,
  station,
  taken,
  written,
} from './states.ts';

const agentHere = [session('agent1'), station];

/** An e-mail that went away while the agent wrote it. */
const draftGone = {
  when: 'for a draft that is gone',
  given: agentHere,
  path: { interactionId: firstCall },
  answer: refusal(404, `Interaction ${firstCall} does not exist.`),
  async act({ divert, logOn }) {
    const agent = await logOn();
    divert();
    return agent.sendMail(mail);
  },
  refused: 'unknownItem',
} satisfies IcwsInteraction;

/** Chats, callbacks and e-mails (icws.md 7.10), and wrap-up codes (9.4). */
export const mediaCommands = [
  itemCommand({
    request: 'PUT {S}/messaging/subscriptions/interactions/{interactionId}/chat',
    allowedIn: [...agentHere, chatOffered],
    answer: accepted,
    run: (agent) => agent.watchChat(firstCall),
  }),
  itemCommand({
    request: 'PUT {S}/messaging/subscriptions/interactions/{interactionId}/callback',
    allowedIn: inCallback,
    answer: accepted,
    run: (agent) => agent.watchCallback(firstCall),
  }),
  itemCommand({
    request: 'POST {S}/interactions/{interactionId}/chat/messages',
    body: { text: 'Good morning', clearTypingIndicator: true },
    allowedIn: inChat,
    refusedIn: [...agentHere, chatOffered],
    answer: accepted,
    run: (agent) => agent.sendChatText(firstCall, 'Good morning'),
  }),
  itemCommand({
    request: 'PUT {S}/interactions/{interactionId}/chat/typing-indicator',
    body: { on: true },
    allowedIn: inChat,
    refusedIn: [...agentHere, chatOffered],
    answer: accepted,
    run: (agent) => agent.setTyping(firstCall, true),
  }),
  itemCommand({
    request: 'PUT {S}/interactions/{interactionId}/callback/disposition',
    body: { disposition: 0 },
    allowedIn: inCallback,
    answer: accepted,
    run: (agent) => agent.completeCallback(firstCall, 'success'),
  }),
  itemCommand({
    request: 'POST {S}/interactions/{interactionId}/wrap-up-assignments',
    body: {
      code: 'Solved',
      segmentId: 1,
      time: MatchersV3.regex('\\d{8}T\\d{6}Z', '20260314T090000Z'),
      user: 'agent1',
      sourceInteractionId: firstCall,
    },
    allowedIn: afterCall,
    answer: accepted,
    run: (agent) => agent.assignWrapUp(firstCall, { code: 'Solved', segmentId: 1 }),
  }),
  icwsContract('POST {S}/interactions', [
    {
      when: 'for a callback',
      given: inCallback,
      body: {
        __type: 'urn:inin.com:interactions.callback:createCallbackResponseCallParameters',
        parentInteractionId: firstCall,
        target: '+496227747474',
        callMadeStage: 1,
      },
      answer: { status: 201, body: { interactionId: anyId('3001000007') } },
      async act({ divert, logOn }) {
        const agent = await logOn();
        divert();
        return agent.callBack(firstCall, '+496227747474');
      },
      gives: '3001000007',
    },
    {
      when: 'as the draft of an e-mail',
      given: agentHere,
      body: { __type: 'urn:inin.com:interactions.email:createEmailParameters', emailContent },
      answer: { status: 201, body: { interactionId: anyId(firstCall) } },
      async act({ divert, logOn }) {
        const agent = await logOn();
        divert();
        return agent.sendMail(mail);
      },
      gives: firstCall,
    },
    {
      when: 'as the answer to an e-mail',
      given: [...agentHere, mailOffered, taken],
      body: {
        __type: 'urn:inin.com:interactions.email:createEmailResponseParameters',
        parentInteractionId: firstCall,
        responseType: 0,
        emailContent: {
          ...writtenMail,
          __type: 'urn:inin.com:interactions.email:emailResponseContent',
          attachmentsFromParent: 0,
        },
      },
      answer: { status: 201, body: { interactionId: anyId('3001000002') } },
      async act({ divert, logOn, world }) {
        const agent = await logOn();
        world.placeEmail({ to: { user: 'agent1' }, from: 'erika@example.com', subject: 'Order' });
        await agent.pickup(firstCall);
        divert();
        return agent.replyToMail(firstCall, mail);
      },
      gives: '3001000002',
    },
  ]),
  icwsContract('POST {S}/interactions/{interactionId}/email/save', [
    {
      when: 'to write the draft',
      given: [...agentHere, drafted],
      path: { interactionId: firstCall },
      body: { emailContent },
      answer: accepted,
      async act({ divert, logOn }) {
        const agent = await logOn();
        divert();
        return agent.sendMail(mail);
      },
      gives: firstCall,
    },
    { ...draftGone, body: { emailContent } },
  ]),
  icwsContract('POST {S}/interactions/{interactionId}/email/send', [
    {
      when: 'once it is written',
      given: [...agentHere, drafted, written],
      path: { interactionId: firstCall },
      answer: accepted,
      async act({ divert, logOn }) {
        const agent = await logOn();
        divert();
        return agent.sendMail(mail);
      },
      gives: firstCall,
    },
    draftGone,
  ]),
  icwsContract('PUT {S}/messaging/subscriptions/interactions/{interactionId}/email', [
    {
      when: 'as soon as it is offered',
      given: [...agentHere, mailOffered],
      path: { interactionId: firstCall },
      answer: accepted,
      async act({ divert, logOn, world }) {
        const agent = await logOn();
        divert();
        world.placeEmail({ to: { user: 'agent1' }, from: 'erika@example.com', subject: 'Order' });
        return agent.readMail(firstCall);
      },
      gives: { subject: 'Order' },
    },
    {
      when: 'for an e-mail that is gone',
      given: agentHere,
      path: { interactionId: firstCall },
      answer: refusal(404, `Interaction ${firstCall} does not exist.`),
      async act({ divert, logOn }) {
        const agent = await logOn();
        divert();
        return agent.readMail(firstCall);
      },
      refused: 'unknownItem',
    },
  ]),
];
