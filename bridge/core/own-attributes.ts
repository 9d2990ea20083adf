import { type AgentRules, standardActionItemAttributes } from './agent.ts';

/** The interaction attributes in which the bridge keeps what has to go where the interaction goes. */
export const ownAttributes = {
  /** What SAP attached (G42). */
  attachedData: 'Switchhook_AttachedData',
  /** On a call to a third party: the interaction that it is about. */
  consultFor: 'Switchhook_ConsultFor',
  rejects: 'Switchhook_Rejects',
  rerouteReason: 'Switchhook_RerouteReason',
  isRead: 'Switchhook_Read',
  isAnswered: 'Switchhook_Answered',
} as const;

/** What the attached data of an action item is called among the attributes that routing gets (G27). */
export const routedDataName = 'ATTACHED_DATA';

/** The interaction attributes that the core reads; the CIC side has to subscribe them. */
export function attributesToWatch(
  rules: Pick<AgentRules, 'attachedDataFields' | 'actionItemAttributes'>,
): readonly string[] {
  const { itemId, prefix } = rules.actionItemAttributes ?? standardActionItemAttributes;
  const ofFields = Object.values(rules.attachedDataFields).flat();
  const ofActionItems = [
    itemId,
    ...['SUBJECT', 'FROM_ADDRESS', 'FROM_NAME', routedDataName].map((name) => prefix + name),
  ];
  return [...new Set([...Object.values(ownAttributes), ...ofActionItems, ...ofFields])];
}

/** Reads an attribute whatever the case of its name (icws.md 7.9); empty where there is none. */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string {
  const exact = attributes[name];
  if (exact !== undefined) return exact;
  const lower = name.toLowerCase();
  for (const [key, value] of Object.entries(attributes)) if (key.toLowerCase() === lower) return value;
  return '';
}
