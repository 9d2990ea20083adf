import { eventService, operation } from './service.ts';
import { list, string } from './shape.ts';
import { Item, PhoneCall, TextElement, UserAttributes } from './types.ts';

// Every event carries all application ids that share the appUrl, and the whole object (ici.md 6).
const appIds = list(string);

export const IciEvent = eventService('IciEvent', "What the bridge tells SAP at the subscription's appUrl", {
  userChanged: operation({
    summary: 'The agent changed: work mode, channels or connection.',
    provenance: 'inferred',
    input: { appIds, user: UserAttributes },
    output: string,
    outputName: 'response',
  }),
  phoneCallChanged: operation({
    summary: 'State, data or capabilities of a call changed.',
    provenance: 'inferred',
    input: { appIds, phoneCall: PhoneCall },
    output: string,
    outputName: 'response',
  }),
  itemChanged: operation({
    summary: 'The processing status of an item changed: wrap-up began or the item is complete.',
    provenance: 'proposed',
    input: { appIds, item: Item },
    output: string,
    outputName: 'response',
  }),
  subscriptionEnded: operation({
    summary: 'The bridge ended the subscription; no further event follows.',
    provenance: 'documented',
    input: { appIds, reason: TextElement },
    output: string,
    outputName: 'response',
  }),
});
