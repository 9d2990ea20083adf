import type { UserProfile } from '../pbx/world.ts';
import type { ConfigurationType } from './configuration-objects.ts';
import type { ConfigurationObject } from './configuration-query.ts';
import { invalidProperty } from './failure.ts';
import type { IcwsReply } from './reply.ts';

/** Rights of a user over their own queue, status or figures; a super user has them over everybody's. */
const ownRights = [
  'loggedInUser',
  'changeUserStatus',
  'recordUserQueue',
  'listenUserQueue',
  'joinUserQueue',
  'coachUserQueue',
  'pickupUserQueue',
  'transferUserQueue',
  'disconnectUserQueue',
  'muteUserQueue',
  'holdUserQueue',
  'viewIndividualStatistics',
  'viewUserInteractionHistory',
  'previewEmailUserQueue',
].map((name) => name.toLowerCase());

type IsShown = (object: ConfigurationObject) => boolean;

/**
 * What a `rightsFilter` leaves of the objects of a type (icws.md 9.1): everybody views everything, super users
 * administer it, and the rest is about the own user and the own workgroups. Without one everything is shown:
 * real servers take that for `admin`, of which the users of a test world have nothing.
 */
export function rightsFilter(
  name: string | undefined,
  type: ConfigurationType,
  user: UserProfile,
): IsShown | IcwsReply {
  const filter = name?.toLowerCase() ?? 'view';
  if (filter === 'view') return () => true;
  if (filter === 'admin') return () => user.isSuperUser;
  if (!ownRights.includes(filter)) {
    return invalidProperty('rightsFilter', `rightsFilter is not valid: ${name}. Use admin or view.`);
  }
  if (user.isSuperUser && filter !== 'loggedinuser') return () => true;
  if (type === 'users') return ({ configurationId: { id } }) => id === user.id;
  if (type !== 'workgroups') return () => true;
  return ({ members }) =>
    Array.isArray(members) && members.some((each: { readonly id: string }) => each.id === user.id);
}
