import type { Message } from '@switchhook/bridge/ici';
import { type Expected, each, matching } from '../../pact/expected.ts';
import { anyText, caller, text } from '../examples.ts';
import { iciContract } from '../ici-contract.ts';
import { phaseOf } from '../phases.ts';
import { cicDown, firstItem, loggedOn, secondItem, upAndIdle } from '../states.ts';

const content = {
  destinations: [{ value: caller.mail, type: 'email' }],
  subject: 'Your order',
  contentType: 'text/plain',
  content: 'It is on its way.',
};
const reply = { ...content, messageId: firstItem };

/** CIC may have shown the message to the agent by then, or not yet. */
const sent: Expected<Message> = {
  messageId: firstItem,
  originator: caller.mail,
  destinations: [{ value: caller.mail, type: 'email' }],
  subject: 'Your order',
  answered: false,
  read: true,
  folder: 'inbox:agent1',
  notification: false,
  messageStatus: text(matching(/^[1249]$/, '9'), 'Ended'),
  processingStatus: text(matching(/^[126]$/, '6'), 'Completed'),
  capabilityList: each(anyText('End'), 0),
  attachedData: '',
  attachments: [],
};

export const send = iciContract('IciMessage.send', [
  { when: 'of a new message', given: [loggedOn('agent1')], input: { content }, answer: sent },
  {
    when: 'of a reply',
    given: phaseOf('mail', 'is open').given,
    input: { content: reply },
    answer: { ...sent, messageId: secondItem },
  },
  {
    when: 'of a reply to an e-mail that nobody has',
    given: [loggedOn('agent1')],
    input: { content: { ...reply, messageId: '3999999999' } },
    fault: 'ICI-003',
  },
  {
    when: 'of a reply to the e-mail of another agent',
    given: [...phaseOf('mail', 'is offered').given, loggedOn('agent2')],
    as: 'agent2',
    input: { content: reply },
    fault: 'ICI-009',
  },
  {
    when: 'of a reply to an e-mail that is only offered',
    given: phaseOf('mail', 'is offered').given,
    input: { content: reply },
    fault: 'ICI-004',
  },
  {
    when: 'of a reply to an e-mail in wrap-up',
    given: phaseOf('mail', 'is in wrap-up').given,
    input: { content: reply },
    fault: 'ICI-004',
  },
  { when: 'for an agent who is not logged on', given: [upAndIdle], input: { content }, fault: 'ICI-002' },
  {
    when: 'to what is no mail address',
    given: [loggedOn('agent1')],
    input: { content: { ...content, destinations: [{ value: 'somewhere' }] } },
    fault: 'ICI-006',
  },
  {
    when: 'with content of an unknown type',
    given: [loggedOn('agent1')],
    input: { content: { ...content, contentType: 'text/rtf' } },
    fault: 'ICI-011',
  },
  {
    when: 'with an attachment',
    given: [loggedOn('agent1')],
    input: { content: { ...content, attachments: [{ attachmentId: '1', name: 'order.pdf' }] } },
    fault: 'ICI-007',
  },
  {
    when: 'while CIC cannot be reached',
    given: [loggedOn('agent1'), cicDown],
    input: { content },
    fault: 'ICI-008',
  },
]);
