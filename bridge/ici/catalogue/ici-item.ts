import { operation, service } from './service.ts';
import { optional, string } from './shape.ts';
import { Item } from './types.ts';

export const IciItem = service('IciItem', 'What is common to the items of all channels', {
  accept: operation({
    summary: 'Takes an item that is offered to the agent.',
    provenance: 'proposed',
    input: { itemId: string, userId: optional(string) },
  }),
  reject: operation({
    summary: 'Refuses an item that is offered; SAP also calls it by itself.',
    provenance: 'proposed',
    input: { itemId: string, userId: optional(string) },
  }),
  end: operation({
    summary: 'Finishes an item whose contact is over, and its wrap-up.',
    provenance: 'proposed',
    input: { itemId: string },
  }),
  getAttributes: operation({
    summary: 'Reads the item.',
    provenance: 'proposed',
    input: { itemId: string },
    output: Item,
  }),
  getAttachedData: operation({
    summary: 'Reads the item attached data, an XML document.',
    provenance: 'inferred',
    input: { itemId: string },
    output: string,
  }),
  setAttachedData: operation({
    summary: 'Replaces the Application blocks that the document contains and keeps all others.',
    provenance: 'documented',
    input: { itemId: string, attachedData: string },
  }),
  wrapUpEnded: operation({
    summary: 'Ends the wrap-up of the item.',
    provenance: 'proposed',
    input: { itemId: string },
  }),
});
