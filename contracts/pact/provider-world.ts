/** One running provider, in the state that it was brought into. */
export interface ProviderWorld {
  readonly url: string;
  /** Brings the world into a state; the values it gives stand in for the `${…}` of the pact. */
  enter(state: string, params: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>>;
  /** Puts what only this world knows into a request, where Pact cannot. */
  adapt?(requestBody: string): string;
  /** Where a request goes whose path is not the provider's own. */
  address?(path: string): URL;
  /** Go with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends an answer that by itself would go on for ever, after its first bytes. */
  readonly cutStreams?: boolean;
  /** False where even a refused request may change it. */
  readonly canServeAgain?: boolean;
  close(): Promise<void>;
}
