import type { InteractionState, MockCicState } from '@switchhook/mocks/cic';
import type { AgentView, ItemView } from '@switchhook/simulator/model';
import { expect } from 'vitest';
import { callBridge } from './call-bridge.ts';

interface BridgeItem {
  readonly itemId: string;
  readonly itemStatus: { readonly description: string };
  readonly capabilityList?: readonly string[];
  readonly attachedData?: string;
}

/** The attribute that `caseField` of the attached data is filled from. */
export const caseAttribute = 'CaseId';
export const caseField = 'CASE';

const goesOn = ({ state }: ItemView) => !['ended', 'failed', 'wrapUp'].includes(state);

/**
 * Fails where bridge and SAP do not say the same of what an agent may do with an item, of its attached data and
 * of the lines of a chat, or where CIC says otherwise.
 */
export async function agreeInDetail(
  bridgeUrl: string,
  { userId, sessions }: AgentView,
  { users, interactions }: MockCicState,
): Promise<void> {
  const station = users.find((user) => user.userId === userId)?.station ?? '';
  const lists = await Promise.all(
    [`line:${station}`, `inbox:${userId}`].map((containerId) =>
      callBridge(bridgeUrl, 'IciContainer.getItems', { containerId }, userId),
    ),
  );
  const inBridge = (lists as (readonly BridgeItem[])[]).flat();
  for (const item of sessions.flatMap(({ items = [] }) => items).filter(goesOn)) {
    const { itemId } = item;
    const known = inBridge.find((one) => one.itemId === itemId);
    const inCic = interactions.find(({ interactionId }) => interactionId === nameInCic(item));
    expect([userId, itemId, known?.capabilityList ?? [], fieldsOf(known?.attachedData ?? '')]).toEqual([
      userId,
      itemId,
      item.capabilities,
      Object.fromEntries(item.attachedData.map(({ name, value }) => [name, value])),
    ]);
    const wanted = inCic?.attributes[caseAttribute];
    if (wanted !== undefined && item.state !== 'alerting') {
      expect([userId, itemId, fieldsOf(known?.attachedData ?? '')[caseField]]).toEqual([
        userId,
        itemId,
        wanted,
      ]);
    }
    if (item.chat) await agreeOnLines(bridgeUrl, userId, item, inCic);
  }
}

async function agreeOnLines(
  bridgeUrl: string,
  userId: string,
  { itemId, chat }: ItemView,
  inCic: InteractionState | undefined,
): Promise<void> {
  const postings = await callBridge(bridgeUrl, 'IciChat.getPostings', { chatSessionId: itemId }, userId);
  const inBridge = (postings as readonly { readonly contentText: string }[]).map(
    ({ contentText }) => contentText,
  );
  const inSap = chat?.postings.map(({ text }) => text);
  expect([userId, itemId, inSap]).toEqual([userId, itemId, inBridge]);
  expect([userId, itemId, inBridge]).toEqual([userId, itemId, inCic?.chat?.messages.map(({ text }) => text)]);
}

/** An item may go on in another interaction than the one that it began with. */
function nameInCic({ itemId, channel, participants = [] }: ItemView): string {
  const [first] = channel === 'telephony' ? participants : [];
  return first?.participantId ?? itemId.split('.')[0] ?? itemId;
}

/** What SAP's own application reads of the document. */
function fieldsOf(attachedData: string): Readonly<Record<string, string>> {
  const [, block = ''] = /<Application id="SAP-IC">(.*?)<\/Application>/s.exec(attachedData) ?? [];
  return Object.fromEntries(
    [...block.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name = '', value = '']) => [name, value]),
  );
}
