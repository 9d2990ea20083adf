import type { LocalizedText } from './localized-text.ts';
import type { StatusMessage } from './status-message.ts';
import type { Utilizations } from './utilization.ts';

/** What an administrator wrote that the switch has no use for; read back as it was written. */
export interface Configured {
  readonly otherProperties?: Readonly<Record<string, unknown>>;
}

/** What an administrator has configured about a user. */
export interface UserProfile extends Configured {
  /** Compared case-sensitively (G22). */
  readonly id: string;
  readonly displayName: string;
  /** Nobody logs in with an empty one. */
  readonly password: string;
  /** Empty for a service account that cannot be called. */
  readonly extension: string;
  readonly defaultStation: string | undefined;
  /** Sees and acts on everything (G28, G37). */
  readonly isSuperUser: boolean;
  readonly initialStatusId: string;
  /** How much work of each kind the user can do at a time; the usual where it says nothing. */
  readonly utilizations?: Readonly<Partial<Utilizations>>;
}

export interface Station extends Configured {
  readonly id: string;
  readonly extension: string;
}

export interface Workgroup extends Configured {
  readonly id: string;
  readonly extension: string;
  /** User ids; their order breaks ties between equally idle agents. */
  readonly members: readonly string[];
  /** Ids of the users who may help its agents. */
  readonly supervisors?: readonly string[];
  /** Whether an answered ACD call is followed by the Follow Up status (G18). */
  readonly isWrapUpActive: boolean;
  /** Ids of the wrap-up codes that its agents use. */
  readonly wrapUpCodes?: readonly string[];
}

export function isMemberOrSupervisor({ members, supervisors }: Workgroup, userId: string): boolean {
  return members.includes(userId) || supervisors?.includes(userId) === true;
}

/** What an agent says about an interaction after it. */
export interface WrapUpCode extends Configured {
  readonly id: string;
  readonly label: LocalizedText;
  readonly category: string;
  /** Dialled instead of chosen. */
  readonly digits: string;
}

/** What is configured and named, and has no effect on the switch itself. */
export const keptTypes = [
  'account-codes',
  'client-buttons',
  'roles',
  'skills',
  'station-groups',
  'wrap-up-categories',
  // of these there is one each
  'account-codes-configuration',
  'default-user',
] as const;
export type KeptType = (typeof keptTypes)[number];

export interface KeptObject extends Configured {
  readonly id: string;
  readonly displayName: string;
}

/** Everything that is configured, as opposed to what happens; replaced as a whole, never changed. */
export interface World {
  readonly serverName: string;
  readonly users: readonly UserProfile[];
  readonly stations: readonly Station[];
  readonly workgroups: readonly Workgroup[];
  readonly statusMessages: readonly StatusMessage[];
  readonly wrapUpCodes?: readonly WrapUpCode[];
  readonly kept?: Readonly<Partial<Record<KeptType, readonly KeptObject[]>>>;
}
