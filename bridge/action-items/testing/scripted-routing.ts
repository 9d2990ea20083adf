import { BridgeError } from '../../core/bridge-error.ts';
import type { ActionItemLeft, ActionRouting, RoutedActionItem } from '../../core/cic-port.ts';

export type RoutingMood =
  | 'up'
  /** Nobody can be reached. */
  | 'away'
  /** The request arrives, the answer does not. */
  | 'silent'
  /** No handler answers, and none does anything. */
  | 'deaf'
  | 'refusing';

/** CIC's handlers as the port promises them: one interaction for one id, however often it is asked. */
export interface ScriptedRouting extends ActionRouting {
  mood: RoutingMood;
  /** What is in CIC now, by action item. */
  readonly present: ReadonlyMap<string, { readonly interactionId: string; readonly item: RoutedActionItem }>;
  /** Every interaction that was ever made, as the id of its action item. */
  readonly made: readonly string[];
  /** Requests of any kind, such as `route a`. */
  readonly asked: readonly string[];
  readonly updates: readonly Readonly<Record<string, string>>[];
  /** The agent is done with it; CIC tells so unless nobody can hear it. */
  leave(actionItemId: string, isHeard?: boolean): void;
  /** The connection stands again. */
  comeUp(): void;
}

export function scriptedRouting(): ScriptedRouting {
  const present = new Map<string, { interactionId: string; item: RoutedActionItem }>();
  const made: string[] = [];
  const asked: string[] = [];
  const updates: Readonly<Record<string, string>>[] = [];
  const listeners = new Set<(left: ActionItemLeft) => void>();

  function refuse(mood: RoutingMood): void {
    if (mood === 'away') throw new BridgeError('cicUnavailable', 'Failed to ask: CIC is away. Wait.');
    if (mood === 'deaf') throw new BridgeError('timeout', 'Failed to ask: no handler answers. Look.');
    if (mood === 'refusing') throw new BridgeError('notSupported', 'Failed to ask: unknown workgroup. Look.');
  }

  const upListeners = new Set<() => void>();

  function leave(actionItemId: string, isHeard = true): void {
    const found = present.get(actionItemId);
    if (!found) return;
    present.delete(actionItemId);
    if (!isHeard) return;
    for (const listener of listeners) listener({ actionItemId, interactionId: found.interactionId });
  }

  const routing: ScriptedRouting = {
    mood: 'up',
    present,
    made,
    asked,
    updates,
    leave,
    comeUp() {
      for (const listener of upListeners) listener();
    },
    async stateOf({ actionItemId, interactionId }) {
      await undefined;
      if (routing.mood === 'away') refuse('away');
      return present.get(actionItemId)?.interactionId === interactionId ? 'open' : 'gone';
    },
    onUp(listener) {
      upListeners.add(listener);
      return () => upListeners.delete(listener);
    },
    async route(item) {
      asked.push(`route ${item.actionItemId}`);
      const { mood } = routing;
      await undefined;
      refuse(mood);
      const known = present.get(item.actionItemId);
      const interactionId = known?.interactionId ?? String(1_000 + made.length);
      if (!known) {
        made.push(item.actionItemId);
        present.set(item.actionItemId, { interactionId, item });
      }
      if (mood === 'silent') refuse('deaf');
      return interactionId;
    },
    async cancel(actionItemId) {
      asked.push(`cancel ${actionItemId}`);
      const { mood } = routing;
      await undefined;
      refuse(mood);
      if (!present.has(actionItemId))
        throw new BridgeError('unknownItem', 'Failed to cancel: not there. Go on.');
      leave(actionItemId);
      if (mood === 'silent') refuse('deaf');
    },
    async update(actionItemId, attributes) {
      asked.push(`update ${actionItemId}`);
      const { mood } = routing;
      await undefined;
      refuse(mood);
      if (!present.has(actionItemId))
        throw new BridgeError('unknownItem', 'Failed to update: not there. Go on.');
      updates.push(attributes);
    },
    onLeft(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return routing;
}
