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
    cic: 'pickup',
    faults: itemCommand,
  }),
  reject: operation({
    summary: 'Refuses an offered chat.',
    provenance: 'proposed',
    input: session,
    cic: 'Reject work mode, then back to the workgroup (G31).',
    faults: itemCommand,
  }),
  leave: operation({
    summary: 'The agent leaves; the visitor stays with other agents, or waits for the next one.',
    provenance: 'proposed',
    input: session,
    cic: "Leaves a chat with other agents; else back to the workgroup's queue.",
    faults: itemCommand,
  }),
  end: operation({
    summary: 'Ends the chat for everybody.',
    provenance: 'proposed',
    input: session,
    cic: 'disconnect',
    faults: itemCommand,
  }),
  newPosting: operation({
    summary: 'Writes a line; chatNewPosting tells every participant, the writer too.',
    provenance: 'inferred',
    input: { chatSessionId: string, contentText: string },
    output: ChatPosting,
    cic: 'Sends a chat message.',
    faults: [...itemCommand, 'malformedRequest'],
  }),
  forward: operation({
    summary: 'Gives the chat to another agent or workgroup.',
    provenance: 'proposed',
    input: target,
    cic: 'blind-transfer',
    faults: itemGiven,
  }),
  invite: operation({
    summary: 'Brings a further agent into the chat.',
    provenance: 'proposed',
    input: target,
    cic: 'Adds a party to the chat.',
    faults: itemGiven,
  }),
  getPostings: operation({
    summary: 'Reads the transcript, from a line on.',
    provenance: 'proposed',
    input: { chatSessionId: string, fromIndex: optional(integer) },
    output: list(ChatPosting),
    cic: 'Chat messages.',
    faults: [...itemRead, 'malformedRequest'],
  }),
  getAttributes: operation({
    summary: 'Reads the chat.',
    provenance: 'proposed',
    input: { chatSessionId: string },
    output: ChatSession,
    cic: "The interaction on the agent's queue and its members.",
    faults: itemRead,
  }),
});
