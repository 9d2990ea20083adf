import { eventService, operation } from './service.ts';
import { list, optional, string } from './shape.ts';
import {
  ActionItem,
  ActionSession,
  ChatPosting,
  ChatSession,
  Container,
  Item,
  Line,
  Message,
  Participant,
  PhoneCall,
  TextElement,
  UserAttributes,
} from './types.ts';

// Every event carries all application ids that share the appUrl, and the whole object (ici.md 6).
const appIds = list(string);
const response = { output: string, outputName: 'response' } as const;

export const IciEvent = eventService('IciEvent', "What the bridge tells SAP at the subscription's appUrl", {
  userChanged: operation({
    summary: 'The agent changed: work mode, channels or connection.',
    provenance: 'inferred',
    input: { appIds, user: UserAttributes },
    ...response,
    cic: 'Status of the user, or the link to CIC.',
  }),
  phoneCallChanged: operation({
    summary: 'State, data or capabilities of a call changed.',
    provenance: 'inferred',
    input: { appIds, phoneCall: PhoneCall },
    ...response,
    cic: "A call or callback on the agent's queue.",
  }),
  chatChanged: operation({
    summary: 'State, participants or capabilities of a chat changed.',
    provenance: 'inferred',
    input: { appIds, chatSession: ChatSession },
    ...response,
    cic: "A chat on the agent's queue, or its members.",
  }),
  chatNewPosting: operation({
    summary: 'Somebody wrote a line of a chat, or the system did.',
    provenance: 'documented',
    input: { appIds, chatPosting: ChatPosting },
    ...response,
    cic: 'Messages of a chat.',
  }),
  actionItemChanged: operation({
    summary: 'An action item is offered, taken, done or taken away.',
    provenance: 'documented',
    input: {
      appIds,
      actionSession: ActionSession,
      actionItemId: optional(string),
      itemData: optional(ActionItem),
      scenarioId: optional(TextElement),
      userIds: optional(list(Participant)),
    },
    ...response,
    cic: "An Email or Generic Object of an action item on the agent's queue.",
  }),
  messageChanged: operation({
    summary: 'A message is offered, or changed.',
    provenance: 'documented',
    input: { appIds, message: Message },
    ...response,
    cic: "An e-mail on the agent's queue.",
  }),
  itemChanged: operation({
    summary: 'The processing status of an item changed: wrap-up began or the item is complete.',
    provenance: 'proposed',
    input: { appIds, item: Item },
    ...response,
    cic: 'The wrap-up status began or ended, or the interaction left the queue.',
  }),
  containerChanged: operation({
    summary: 'A container of the agent changed; off by default.',
    provenance: 'proposed',
    input: { appIds, container: Container },
    ...response,
    cic: 'Station or workgroup activation of the user.',
  }),
  lineChanged: operation({
    summary: 'The line of the agent changed; off by default.',
    provenance: 'proposed',
    input: { appIds, line: Line },
    ...response,
    cic: "The station's state and calls.",
  }),
  monitorDataChanged: operation({
    summary: 'The figures that a supervisor watches changed, an XML document.',
    provenance: 'documented',
    input: { appIds, dataForm: string },
    ...response,
    cic: 'Queues and statuses that the service session watches.',
  }),
  subscriptionEnded: operation({
    summary: 'The bridge ended the subscription; no further event follows.',
    provenance: 'documented',
    input: { appIds, reason: TextElement },
    ...response,
    cic: 'None, or the session that CIC ended.',
  }),
});
