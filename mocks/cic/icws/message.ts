/** A message to a client; `isDelta` false means: forget what this subscription told before (icws.md 4). */
export interface IcwsMessage {
  readonly __type: `urn:inin.com:${string}`;
  readonly isDelta: boolean;
  readonly [property: string]: unknown;
}
