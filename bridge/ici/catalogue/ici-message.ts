import { itemCommand, itemGiven, itemRead, itemWritten } from './faults.ts';
import { operation, service } from './service.ts';
import { boolean, string } from './shape.ts';
import { Address, Message, MessageContent } from './types.ts';

const messageId = { messageId: string };

export const IciMessage = service('IciMessage', 'E-mails that CIC routes to an agent', {
  getAttributes: operation({
    summary: 'Reads what describes the message.',
    provenance: 'proposed',
    input: messageId,
    output: Message,
    cic: "The interaction on the agent's queue, which the bridge watches.",
    faults: itemRead,
  }),
  getContent: operation({
    summary: 'Reads the text of the message.',
    provenance: 'proposed',
    input: messageId,
    output: MessageContent,
    cic: 'The content of the e-mail: `PUT /messaging/subscriptions/interactions/{id}/email`.',
    faults: [...itemRead, 'cicUnavailable'],
  }),
  accept: operation({
    summary: 'Takes an offered message.',
    provenance: 'proposed',
    input: messageId,
    cic: '`POST /interactions/{id}/pickup`.',
    faults: itemCommand,
  }),
  reject: operation({
    summary: 'Refuses an offered message.',
    provenance: 'proposed',
    input: messageId,
    cic: 'Of ACD work the count, `POST /interactions/{id}`, the reject work mode, `PUT /status/user-statuses/{user}`, then `POST /interactions/{id}/blind-transfer` to the workgroup (G31).',
    faults: itemCommand,
  }),
  forward: operation({
    summary: 'Gives the message to another agent or workgroup.',
    provenance: 'proposed',
    input: { messageId: string, target: Address },
    cic: '`POST /interactions/{id}/blind-transfer`.',
    faults: itemGiven,
  }),
  end: operation({
    summary: 'The message is dealt with.',
    provenance: 'proposed',
    input: messageId,
    cic: '`POST /interactions/{id}/disconnect` where it is open; of wrap-up the status from before it, `PUT /status/user-statuses/{user}`.',
    faults: itemCommand,
  }),
  setRead: operation({
    summary: 'Marks the message as read, or not.',
    provenance: 'proposed',
    input: { messageId: string, flag: boolean },
    cic: 'An interaction attribute: `POST /interactions/{id}`.',
    faults: itemWritten,
  }),
  setAnswered: operation({
    summary: 'Marks the message as answered, or not.',
    provenance: 'proposed',
    input: { messageId: string, flag: boolean },
    cic: 'An interaction attribute: `POST /interactions/{id}`.',
    faults: itemWritten,
  }),
  send: operation({
    summary: 'Sends a new message, or the reply to one.',
    provenance: 'proposed',
    input: { content: MessageContent },
    output: Message,
    cic: 'A draft, a reply or a new one: `POST /interactions`, `POST /interactions/{id}/email/save`, `POST /interactions/{id}/email/send`. What is answered is marked so: `POST /interactions/{id}`.',
    faults: [...itemGiven, 'notLoggedOn', 'malformedRequest', 'notSupported'],
  }),
  delete: operation({
    summary: 'Deletes a message.',
    provenance: 'proposed',
    input: messageId,
    cic: 'None: CIC deletes no e-mail for a client; answered with ICI-007.',
    faults: [...itemRead, 'notSupported'],
  }),
});
