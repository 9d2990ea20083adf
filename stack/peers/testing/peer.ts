/** One operation that a peer is to call. */
export interface PeerCall {
  /** The address whose WSDL the peer reads. */
  readonly path: string;
  readonly service: string;
  readonly operation: string;
  /** In the order of the parameters. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the peer got, in its own manner of speaking. */
export type PeerAnswer =
  | { readonly result: unknown }
  | {
      readonly fault: {
        readonly faultcode: string;
        readonly faultstring: string;
        readonly detail: Readonly<Record<string, unknown>>;
      };
    }
  /** The peer itself gave up. */
  | { readonly error: string };
