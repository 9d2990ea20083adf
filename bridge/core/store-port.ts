/** Values by name that may outlive the process. All of it is synchronous: what returned is stored. */
export interface StoreTable<Value> {
  get(key: string): Value | undefined;
  /** Each key with its value, by key. */
  entries(): readonly (readonly [key: string, value: Value])[];
  /** Throws `storeFailed` where it cannot be written. */
  put(key: string, value: Value): void;
  delete(key: string): void;
}
