/** What CIC wants to know of an agent. */
export interface AgentLogIn {
  /** Undefined where the agent is to have none: then handlers on the CIC server act for them (G26). */
  readonly password: string | undefined;
  /** Station to bind; CIC's default workstation of the user where absent. */
  readonly station?: string;
}

/** Where agents' CIC passwords come from; a site may bring its own. */
export interface AgentCredentials {
  /**
   * Resolves to `undefined` where it knows nothing of the agent.
   * Rejects with a `BridgeError`: `loginFailed`, or `badConfiguration` where the source itself is broken.
   */
  find(userId: string, workcenterId: string | undefined): Promise<AgentLogIn | undefined>;
}
