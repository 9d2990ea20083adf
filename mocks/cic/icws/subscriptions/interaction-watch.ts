import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import type { UserProfile } from '../../pbx/world.ts';
import { selectAttributes } from '../attribute-selection.ts';
import type { IcwsMessage } from '../message.ts';
import { maySee } from '../rights.ts';
import type { ServerChange, Subscription } from '../subscription.ts';
import { attributeNamesSchema } from '../wire.ts';

export const interactionWatchSchema = z.object({ attributeNames: attributeNamesSchema });

/** Attributes of one interaction until it is deallocated or the user may not see it any more (icws.md 4.1). */
export function interactionWatchSubscription(
  pbx: LivePbx,
  user: UserProfile,
  interactionID: string,
  { attributeNames }: z.output<typeof interactionWatchSchema>,
): Subscription {
  const selection = selectAttributes(attributeNames, pbx.directory);

  function message(type: string, isDelta: boolean, what: Readonly<Record<string, unknown>>): IcwsMessage {
    return { __type: `urn:inin.com:interactions:${type}`, isDelta, interactionID, ...what };
  }

  function isLost(change: ServerChange): boolean {
    if (change.kind !== 'interaction') return false;
    return change.after !== undefined && !maySee(pbx.directory, user, change.after);
  }

  return {
    topics: [`interaction:${interactionID}`],
    snapshot() {
      const interaction = pbx.view.interactions.get(interactionID);
      if (!interaction) return [];
      return [message('interactionChangedMessage', false, { attributes: selection.withValue(interaction) })];
    },
    tell(change) {
      if (change.kind !== 'interaction' || !change.before) return undefined;
      if (change.morphedTo !== undefined) {
        return message('interactionMorphedMessage', true, { newInteractionID: change.morphedTo });
      }
      if (!change.after) return message('interactionDeallocatedMessage', true, {});
      if (isLost(change)) return message('interactionLostRightsMessage', true, {});
      const attributes = selection.changed(change.before, change.after);
      const changed = attributes && message('interactionChangedMessage', true, { attributes });
      const { snippetId: recordingSnippetId } = change.after.recording;
      if (recordingSnippetId === undefined || recordingSnippetId === change.before.recording.snippetId)
        return changed;
      const snippet = message('interactionRecordingSnippetCreatedMessage', true, { recordingSnippetId });
      return changed ? [changed, snippet] : snippet;
    },
    isOver: (change) => change.kind === 'interaction' && (!change.after || isLost(change)),
  };
}
