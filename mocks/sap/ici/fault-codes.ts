/** The codes of the bridge's faults that SAP acts on (ici.md 5.7). */
export const faultCodes = {
  /** The bridge knows no subscription or CIC session of the user. */
  notLoggedOn: 'ICI-002',
  /** No agent has the item: it ended meanwhile. */
  unknownItem: 'ICI-003',
} as const;
