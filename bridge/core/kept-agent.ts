import { type Agent, newAgent } from './agent.ts';
import type { CicCommand } from './effect.ts';
import { type Item, isLive } from './item.ts';

/** An agent as SAP last heard of them: where a restarted bridge goes on. */
export interface KeptAgent
  extends Pick<
    Agent,
    | 'link'
    | 'isStationLost'
    | 'status'
    | 'statusBeforeWrapUp'
    | 'hasSetWorkMode'
    | 'mayDialWhileReady'
    | 'offers'
  > {
  /** Those that SAP knows of and that are not over. */
  readonly items: readonly Item[];
}

/** The agent of before the restart: what CIC shows now tells SAP the difference, and no id comes back. */
export function restoredAgent(userId: string, kept: KeptAgent): Agent {
  return { ...newAgent(userId), ...kept };
}

/** What a new CIC session has to be asked for items that it does not know yet. */
export function watchedAgain({ items }: Agent): readonly CicCommand[] {
  return items.filter(isLive).flatMap((item): readonly CicCommand[] => {
    const { interactionId } = item;
    if (item.kind === 'chat') return [{ kind: 'watchChat', interactionId }];
    const lacksNumber = item.kind === 'phoneCall' && item.medium === 'callback' && item.remoteAddress === '';
    return lacksNumber ? [{ kind: 'watchCallback', interactionId }] : [];
  });
}
