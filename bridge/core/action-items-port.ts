/** Work that SAP hands over for routing (G26, G27). */
export interface ActionItemData {
  readonly actionItemId: string;
  readonly title: string;
  readonly description: string;
  readonly priority: number | undefined;
  /** ISO 8601, UTC; empty where there is none. */
  readonly dueDate: string;
  /** Who wrote the e-mail, where it is one. */
  readonly originator: string;
  readonly attachedData: string;
  readonly objectType: string;
  readonly objectKey: string;
  /** The attribute list that custom routing reads: `SUBJECT`, `FROM_ADDRESS`, `TO_NAME`, … (G27). */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ActionItemRequest {
  readonly data: ActionItemData;
  /** Who may work on it; empty leaves it to routing. */
  readonly userIds: readonly string[];
  /** SAP's own name of the case, as it came. */
  readonly scenario: { readonly id: string; readonly description: string } | undefined;
}

/** What the ICI handlers ask about action items. Rejections are `BridgeError`s. */
export interface ActionItems {
  /** Resolves once the work is on disk: from then on no crash loses it. `malformedRequest`, `notSupported`. */
  route(request: ActionItemRequest): Promise<void>;
  /** `unknownItem`. */
  cancel(actionItemId: string): Promise<void>;
  /** `unknownItem`. */
  update(data: ActionItemData): Promise<void>;
  /** What SAP told of the work; undefined where it did not come through this bridge. */
  find(actionItemId: string): ActionItemRequest | undefined;
}
