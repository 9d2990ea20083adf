/** One appUrl of one supervisor. */
export interface MonitorSubscription {
  readonly userId: string;
  readonly appUrl: string;
  readonly appId: string;
  /** Names of workgroups; empty watches all. */
  readonly objects: readonly string[];
}

/** What the ICI handlers ask of the real-time figures. Rejections are `BridgeError`s. */
export interface Monitor {
  /** The XML document that names objects and figures. */
  definition(): string;
  data(objects: readonly string[]): Promise<string>;
  /** `badAddress`, `unknownUser`. */
  subscribe(subscription: MonitorSubscription): Promise<void>;
  /** `notLoggedOn` where there is no such subscription. */
  unsubscribe(userId: string, appUrl: string, appId: string): Promise<void>;
}
