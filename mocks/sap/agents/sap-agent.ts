/** An agent whom SAP knows; the user id is the one in CIC, to the letter (G22). */
export interface SapAgent {
  readonly userId: string;
  readonly name: string;
  readonly extension: string;
  /** What the work-center field holds at log-on; the bridge understands it (ici.md 3.2). */
  readonly workcenterId?: string;
}
