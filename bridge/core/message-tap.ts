/** Something that crossed between SAP and the bridge, or failed to. */
export interface TappedMessage {
  /** The agent it is about; empty where that is not known. */
  readonly userId: string;
  /** `in` from SAP, `out` to SAP. */
  readonly direction: 'in' | 'out';
  /** `soap` an envelope, `http` an answer that HTTP gave instead of one, `exception` why there was none. */
  readonly kind: 'soap' | 'http' | 'exception';
  /** Such as `IciPhoneCall.hold`; empty where it is not known. */
  readonly operation: string;
  readonly payload: string;
  /** Texts of the payload that nobody may read. */
  readonly secrets: readonly string[];
}

/** Listens in on the SAP side. Both return at once, whatever becomes of the message. */
export interface MessageTap {
  wants(userId: string): boolean;
  take(message: TappedMessage): void;
}
