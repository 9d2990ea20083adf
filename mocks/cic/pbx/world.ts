import type { StatusMessage } from './status-message.ts';

/** What an administrator has configured about a user; it does not change while the server runs. */
export interface UserProfile {
  /** Compared case-sensitively (G22). */
  readonly id: string;
  readonly displayName: string;
  readonly password: string;
  /** Empty for a service account that cannot be called. */
  readonly extension: string;
  readonly defaultStation: string | undefined;
  /** Sees and acts on everything (G28, G37). */
  readonly isSuperUser: boolean;
  readonly initialStatusId: string;
}

export interface Station {
  readonly id: string;
  readonly extension: string;
}

export interface Workgroup {
  readonly id: string;
  readonly extension: string;
  /** User ids; their order breaks ties between equally idle agents. */
  readonly members: readonly string[];
  /** Whether an answered ACD call is followed by the Follow Up status (G18). */
  readonly isWrapUpActive: boolean;
}

/** Everything that is configured, as opposed to what happens. */
export interface World {
  readonly serverName: string;
  readonly users: readonly UserProfile[];
  readonly stations: readonly Station[];
  readonly workgroups: readonly Workgroup[];
  readonly statusMessages: readonly StatusMessage[];
}
