import type { ReturnReason } from './action-items/index.ts';
import type { Notice } from './core/effect.ts';

/** Why work of SAP came back from an agent; undefined where the notice tells of nothing like that. */
export function returnReasonOf(
  notice: Notice,
): { readonly actionItemId: string; readonly reason: ReturnReason } | undefined {
  if (notice.kind !== 'actionItemChanged' || notice.item.actionItemId === '') return undefined;
  const { actionItemId, processing, isForwarded } = notice.item;
  switch (processing) {
    case 'rejected':
      return { actionItemId, reason: 'REJECT' };
    case 'forwarded':
      // The agent gave it away, or routing took it from an agent who had not answered.
      return { actionItemId, reason: isForwarded ? 'REROUTE' : 'RONA' };
    default:
      return undefined;
  }
}
