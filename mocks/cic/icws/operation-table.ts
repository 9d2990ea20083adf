import { contract, outOfScopeFeatures } from './contract.ts';
import { type Operation, unbuilt } from './operation.ts';
import { activationOperations } from './operations/activations.ts';
import { agentAssistanceOperations } from './operations/agent-assistance.ts';
import { conferenceOperations } from './operations/conferences.ts';
import { configurationOperations } from './operations/configuration.ts';
import { connectionOperations } from './operations/connection.ts';
import { consultOperations } from './operations/consults.ts';
import { contactOperations } from './operations/contacts.ts';
import { createInteractionOperations } from './operations/create-interaction.ts';
import { directoryOperations } from './operations/directories.ts';
import { fileOperations } from './operations/files.ts';
import { interactionOperations } from './operations/interactions.ts';
import { licenceOperations } from './operations/licences.ts';
import { mediaOperations } from './operations/media.ts';
import { messagingOperations } from './operations/messaging.ts';
import { passwordOperations } from './operations/passwords.ts';
import { recordingOperations } from './operations/recordings.ts';
import { stationOperations } from './operations/station.ts';
import { statisticsOperations } from './operations/statistics.ts';
import { statusOperations } from './operations/status.ts';
import { systemOperations } from './operations/system.ts';
import { voicemailOperations } from './operations/voicemails.ts';
import { webChatOperations } from './operations/web-chat.ts';
import { wrapUpOperations } from './operations/wrap-up.ts';
import { subscriptionOperations } from './subscriptions/table.ts';
import { unbuiltReason } from './unbuilt-reasons.ts';

const builtOperations: readonly Operation[] = [
  ...connectionOperations,
  ...stationOperations,
  ...messagingOperations,
  ...subscriptionOperations,
  ...statusOperations,
  ...createInteractionOperations,
  ...interactionOperations,
  ...mediaOperations,
  ...fileOperations,
  ...agentAssistanceOperations,
  ...consultOperations,
  ...conferenceOperations,
  ...configurationOperations,
  ...passwordOperations,
  ...statisticsOperations,
  ...licenceOperations,
  ...activationOperations,
  ...wrapUpOperations,
  ...systemOperations,
  ...voicemailOperations,
  ...recordingOperations,
  ...webChatOperations,
  ...directoryOperations,
  ...contactOperations,
];

export function operationName({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

const builtNames = new Set(builtOperations.map(operationName));
const errorsByName = new Map(contract.map((known) => [operationName(known), known.errors]));

function withErrors(built: Operation): Operation {
  const errors = errorsByName.get(operationName(built));
  return errors ? { ...built, errors } : built;
}

/** Every operation that the mock knows of, built or not; drives the router and tells the coverage. */
export const operationTable: readonly Operation[] = [
  ...builtOperations.map(withErrors),
  ...contract
    .filter((known) => !builtNames.has(operationName(known)))
    .map((known) => {
      const why = outOfScopeFeatures.get(known.feature);
      return why === undefined
        ? unbuilt(known, 'notBuilt', unbuiltReason(known.path))
        : unbuilt(known, 'outOfScope', why);
    }),
];

/** The features of which at least one operation is built. */
export const builtFeatures: ReadonlySet<string> = new Set(builtOperations.map(({ feature }) => feature));
