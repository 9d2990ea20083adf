import { itemCommand, itemGiven, itemRead, itemWritten } from './faults.ts';
import { operation, service } from './service.ts';
import { boolean, optional, string } from './shape.ts';
import { Address, Item, TextElement } from './types.ts';

export const IciItem = service('IciItem', 'What is common to the items of all channels', {
  accept: operation({
    summary: 'Takes an item that is offered to the agent.',
    provenance: 'proposed',
    input: { itemId: string, userId: optional(string) },
    cic: 'pickup',
    faults: itemCommand,
  }),
  reject: operation({
    summary: 'Refuses an item that is offered; SAP also calls it by itself.',
    provenance: 'proposed',
    input: { itemId: string, userId: optional(string) },
    cic: 'Reject work mode, then back to the workgroup; a direct call to voice mail (G31, G32).',
    faults: itemCommand,
  }),
  forward: operation({
    summary: 'Gives an offered item, or one that is no call, to another agent, workgroup or number.',
    provenance: 'proposed',
    input: { itemId: string, target: Address, attachedData: optional(string) },
    cic: 'blind-transfer',
    faults: itemGiven,
  }),
  reroute: operation({
    summary: 'Gives an item back to routing, with the reason.',
    provenance: 'proposed',
    input: { itemId: string, reason: optional(TextElement) },
    cic: 'blind-transfer to the workgroup that offered it.',
    faults: itemCommand,
  }),
  end: operation({
    summary: 'Finishes an item whose contact is over, and its wrap-up.',
    provenance: 'proposed',
    input: { itemId: string },
    cic: 'disconnect where it is still open; leaves the wrap-up status.',
    faults: itemCommand,
  }),
  getAttributes: operation({
    summary: 'Reads the item.',
    provenance: 'proposed',
    input: { itemId: string },
    output: Item,
    cic: "The interaction on the agent's queue.",
    faults: itemRead,
  }),
  getAttachedData: operation({
    summary: 'Reads the item attached data, an XML document.',
    provenance: 'inferred',
    input: { itemId: string },
    output: string,
    cic: 'Interaction attributes.',
    faults: itemRead,
  }),
  setAttachedData: operation({
    summary: 'Replaces the Application blocks that the document contains and keeps all others.',
    provenance: 'documented',
    input: { itemId: string, attachedData: string },
    cic: 'Writes interaction attributes.',
    faults: [...itemWritten, 'malformedRequest', 'tooLarge'],
  }),
  wrapUpRequired: operation({
    summary: 'Asks for wrap-up, or for none, when the item ends.',
    provenance: 'documented',
    input: { itemId: string, required: boolean },
    cic: 'The wrap-up status is set when the interaction ends, or left at once.',
    faults: itemCommand,
  }),
  wrapUpEnded: operation({
    summary: 'Ends the wrap-up of the item.',
    provenance: 'proposed',
    input: { itemId: string },
    cic: 'Sets the status from before wrap-up.',
    faults: itemCommand,
  }),
});
