import type { LivePbx } from '../../live-pbx.ts';
import type { IcwsMessage } from '../message.ts';
import type { Subscription } from '../subscription.ts';

/**
 * Whom the user of a consult talks to, from its beginning to its end. Which subscription carries it is unknown
 * (icws.md 16, U10): here it comes unasked to the session that began the consult.
 */
export function consultSubscription(pbx: LivePbx, originalId: string, consultId: string): Subscription {
  let told = '';

  function read(): readonly IcwsMessage[] {
    const isHeard = (id: string) => pbx.view.interactions.get(id)?.state === 'C';
    const audience = { originalParty: isHeard(originalId), consultedParty: isHeard(consultId) };
    const text = JSON.stringify(audience);
    if (text === told) return [];
    told = text;
    return [{ __type: 'urn:inin.com:interactions:consultMessage', isDelta: false, audience }];
  }

  const isOver = () => pbx.view.interactions.get(originalId)?.consultId !== consultId;
  return {
    topics: [`interaction:${originalId}`, `interaction:${consultId}`],
    snapshot: read,
    tell: () => (isOver() ? undefined : read()),
    isOver,
  };
}
