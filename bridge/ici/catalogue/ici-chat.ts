import { itemCommand, itemGiven, itemRead } from './faults.ts';
import { operation, service } from './service.ts';
import { integer, list, optional, string } from './shape.ts';
import { Address, ChatPosting, ChatSession } from './types.ts';

const session = { chatSessionId: string, userId: optional(string) };
const target = { chatSessionId: string, target: Address, attachedData: optional(string) };

export const IciChat = service('IciChat', 'Web chats of an agent', {
  accept: operation({
    summary: 'Takes an offered chat.',
    provenance: 'proposed',
    input: session,
    cic: '`POST /interactions/{id}/pickup`.',
    faults: itemCommand,
  }),
  reject: operation({
    summary: 'Refuses an offered chat.',
    provenance: 'proposed',
    input: session,
    cic: 'Of ACD work the count, `POST /interactions/{id}`, the reject work mode, `PUT /status/user-statuses/{user}`, then `POST /interactions/{id}/blind-transfer` to the workgroup (G31); of a direct chat `POST /interactions/{id}/disconnect`.',
    faults: itemCommand,
  }),
  leave: operation({
    summary: 'The agent leaves; the visitor stays with other agents, or waits for the next one.',
    provenance: 'proposed',
    input: session,
    cic: '`POST /interactions/{id}/disconnect` where colleagues stay; else `POST /interactions/{id}/blind-transfer` to the workgroup.',
    faults: itemCommand,
  }),
  end: operation({
    summary: 'Ends the chat for everybody.',
    provenance: 'proposed',
    input: session,
    cic: '`POST /interactions/{id}/disconnect` where it is open; of wrap-up the status from before it, `PUT /status/user-statuses/{user}`.',
    faults: itemCommand,
  }),
  newPosting: operation({
    summary: 'Writes a line; chatNewPosting tells every participant, the writer too.',
    provenance: 'inferred',
    input: { chatSessionId: string, contentText: string },
    output: ChatPosting,
    cic: '`POST /interactions/{id}/chat/messages`.',
    faults: [...itemCommand, 'malformedRequest'],
  }),
  forward: operation({
    summary: 'Gives the chat to another agent or workgroup.',
    provenance: 'proposed',
    input: target,
    cic: '`POST /interactions/{id}/blind-transfer`; data that SAP sends along go first, `POST /interactions/{id}`.',
    faults: itemGiven,
  }),
  invite: operation({
    summary: 'Brings a further agent into the chat.',
    provenance: 'proposed',
    input: target,
    cic: '`POST /interactions/{id}/invite-party`; data that SAP sends along go first, `POST /interactions/{id}`.',
    faults: itemGiven,
  }),
  getPostings: operation({
    summary: 'Reads the transcript, from a line on.',
    provenance: 'proposed',
    input: { chatSessionId: string, fromIndex: optional(integer) },
    output: list(ChatPosting),
    cic: 'Lines of the chat, which the bridge watches.',
    faults: [...itemRead, 'malformedRequest'],
  }),
  getAttributes: operation({
    summary: 'Reads the chat.',
    provenance: 'proposed',
    input: { chatSessionId: string },
    output: ChatSession,
    cic: "The interaction on the agent's queue and its members, which the bridge watches.",
    faults: itemRead,
  }),
});
