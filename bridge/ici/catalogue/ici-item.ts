import { itemCommand, itemGiven, itemRead, itemWritten } from './faults.ts';
import { operation, service } from './service.ts';
import { boolean, optional, string } from './shape.ts';
import { Address, Item, TextElement } from './types.ts';

export const IciItem = service('IciItem', 'What is common to the items of all channels', {
  accept: operation({
    summary: 'Takes an item that is offered to the agent.',
    provenance: 'proposed',
    input: { itemId: string, userId: optional(string) },
    cic: '`POST /interactions/{id}/pickup`; a callback is also dialled, `POST /interactions`.',
    faults: itemCommand,
  }),
  reject: operation({
    summary: 'Refuses an item that is offered; SAP also calls it by itself.',
    provenance: 'proposed',
    input: { itemId: string, userId: optional(string) },
    cic: 'Of ACD work the count, `POST /interactions/{id}`, the reject work mode, `PUT /status/user-statuses/{user}`, then `POST /interactions/{id}/blind-transfer` to the workgroup (G31); of a direct call `POST /interactions/{id}/send-to-voicemail`, of all else `POST /interactions/{id}/disconnect`.',
    faults: itemCommand,
  }),
  forward: operation({
    summary: 'Gives an offered item, or one that is no call, to another agent, workgroup or number.',
    provenance: 'proposed',
    input: { itemId: string, target: Address, attachedData: optional(string) },
    cic: '`POST /interactions/{id}/blind-transfer`; data that SAP sends along go first, `POST /interactions/{id}`.',
    faults: itemGiven,
  }),
  reroute: operation({
    summary: 'Gives an item back to routing, with the reason.',
    provenance: 'proposed',
    input: { itemId: string, reason: optional(TextElement) },
    cic: 'The reason, `POST /interactions/{id}`, then `POST /interactions/{id}/blind-transfer` to the workgroup that offered it.',
    faults: itemCommand,
  }),
  end: operation({
    summary: 'Finishes an item whose contact is over, and its wrap-up.',
    provenance: 'proposed',
    input: { itemId: string },
    cic: '`POST /interactions/{id}/disconnect` where it is open, before it `PUT /interactions/{id}/callback/disposition` of a callback; of wrap-up the status from before it, `PUT /status/user-statuses/{user}`.',
    faults: itemCommand,
  }),
  getAttributes: operation({
    summary: 'Reads the item.',
    provenance: 'proposed',
    input: { itemId: string },
    output: Item,
    cic: "The interaction on the agent's queue, which the bridge watches.",
    faults: itemRead,
  }),
  getAttachedData: operation({
    summary: 'Reads the item attached data, an XML document.',
    provenance: 'inferred',
    input: { itemId: string },
    output: string,
    cic: 'Interaction attributes, which the bridge watches.',
    faults: itemRead,
  }),
  setAttachedData: operation({
    summary: 'Replaces the Application blocks that the document contains and keeps all others.',
    provenance: 'documented',
    input: { itemId: string, attachedData: string },
    cic: 'Interaction attributes: `POST /interactions/{id}`.',
    faults: [...itemWritten, 'malformedRequest', 'tooLarge'],
  }),
  wrapUpRequired: operation({
    summary: 'Asks for wrap-up, or for none, when the item ends.',
    provenance: 'documented',
    input: { itemId: string, required: boolean },
    cic: 'In wrap-up already, the status from before it: `PUT /status/user-statuses/{user}`; else nothing until the interaction ends.',
    faults: itemCommand,
  }),
  wrapUpEnded: operation({
    summary: 'Ends the wrap-up of the item.',
    provenance: 'proposed',
    input: { itemId: string },
    cic: 'The status from before wrap-up: `PUT /status/user-statuses/{user}`. An open item that can be ended is, as by `end`: `POST /interactions/{id}/disconnect`, `PUT /interactions/{id}/callback/disposition`.',
    faults: itemCommand,
  }),
});
