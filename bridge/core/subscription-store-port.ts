/** A subscription as it is kept for the time after a restart; never with a password. */
export interface StoredSubscription {
  readonly userId: string;
  readonly appUrl: string;
  readonly appIds: readonly string[];
  /** The station of SAP's work-center field, without the password that may have stood beside it. */
  readonly workcenterId: string | undefined;
  /** Of SAP's texts, such as `de`; undefined where SAP named none. */
  readonly language: string | undefined;
}

/** Keeps who is subscribed, so that a restarted bridge can go on or tell SAP that it cannot (ici.md 6.1). */
export interface SubscriptionStore {
  all(): readonly StoredSubscription[];
  /** Called after each change of a subscription; the one of the same user is replaced. */
  save(subscription: StoredSubscription): void;
  /** Called once a subscription has ended for whatever reason but the end of the process. */
  remove(userId: string): void;
}
