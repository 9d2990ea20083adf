import { itemCommand, itemGiven, itemRead } from './faults.ts';
import { operation, service } from './service.ts';
import { list, optional, string } from './shape.ts';
import { ActionItem, ActionSession, Address, Participant, TextElement } from './types.ts';

const session = { actionSessionId: string, userId: optional(string) };

export const IciAction = service('IciAction', 'Action items: work that SAP has the contact centre route', {
  route: operation({
    summary: 'Takes a piece of work over for routing; once answered it is not lost (G26, G27).',
    provenance: 'inferred',
    input: {
      actionItemId: string,
      itemData: ActionItem,
      scenarioId: optional(TextElement),
      userIds: optional(list(Participant)),
      appUrl: optional(string),
      appIds: optional(list(string)),
    },
    cic: 'A handler creates an Email or a Generic Object in a workgroup: `POST /system/handler-notification`.',
    faults: ['malformedRequest', 'notSupported', 'storeFailed'],
  }),
  cancel: operation({
    summary: 'The work is no longer needed.',
    provenance: 'proposed',
    input: { actionItemId: string },
    cic: 'A handler ends the interaction: `POST /system/handler-notification`.',
    faults: ['unknownItem', 'storeFailed'],
  }),
  update: operation({
    summary: 'The data of the work changed.',
    provenance: 'proposed',
    input: { actionItemId: string, itemData: ActionItem },
    cic: 'A handler writes the interaction attributes: `POST /system/handler-notification`.',
    faults: ['unknownItem', 'malformedRequest', 'storeFailed'],
  }),
  accept: operation({
    summary: 'The agent takes the work.',
    provenance: 'proposed',
    input: session,
    cic: '`POST /interactions/{id}/pickup`.',
    faults: itemCommand,
  }),
  reject: operation({
    summary: 'The agent refuses the work; it is routed again, within limits.',
    provenance: 'proposed',
    input: session,
    cic: 'Of ACD work the count, `POST /interactions/{id}`, the reject work mode, `PUT /status/user-statuses/{user}`, then `POST /interactions/{id}/blind-transfer` to the workgroup (G31).',
    faults: itemCommand,
  }),
  reroute: operation({
    summary: 'The agent gives the work back, or to another agent or workgroup.',
    provenance: 'proposed',
    input: { ...session, target: optional(Address) },
    cic: 'The reason, `POST /interactions/{id}`, then `POST /interactions/{id}/blind-transfer`.',
    faults: itemGiven,
  }),
  complete: operation({
    summary: 'The work is done.',
    provenance: 'proposed',
    input: session,
    cic: '`POST /interactions/{id}/disconnect`.',
    faults: itemCommand,
  }),
  getAttributes: operation({
    summary: 'Reads the work of an agent.',
    provenance: 'proposed',
    input: { actionSessionId: string },
    output: ActionSession,
    cic: "The interaction on the agent's queue, which the bridge watches.",
    faults: itemRead,
  }),
});
