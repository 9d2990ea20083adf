/** What the provider has to be brought into before a request; a handler of the same name does it. */
export interface ProviderState {
  readonly name: string;
  readonly params?: Readonly<Record<string, string>>;
}
