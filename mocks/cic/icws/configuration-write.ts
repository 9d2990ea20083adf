import type { LivePbx } from '../live-pbx.ts';
import type { KeptType } from '../pbx/world.ts';
import { keptObjects } from './configuration-writers/kept-objects.ts';
import { stations } from './configuration-writers/stations.ts';
import { statuses } from './configuration-writers/statuses.ts';
import { users } from './configuration-writers/users.ts';
import { workgroups } from './configuration-writers/workgroups.ts';
import { wrapUpCodes } from './configuration-writers/wrap-up-codes.ts';
import {
  isProblem,
  type Properties,
  type WriteProblem,
  type Writer,
  type Written,
} from './configuration-writers/writer.ts';

export type WrittenType =
  | 'users'
  | 'workgroups'
  | 'stations'
  | 'status-messages'
  | 'wrap-up-codes'
  | KeptType;

const writers: Readonly<Record<WrittenType, Writer>> = {
  users,
  workgroups,
  stations,
  'status-messages': statuses,
  'wrap-up-codes': wrapUpCodes,
  'account-codes': keptObjects('account-codes'),
  'client-buttons': keptObjects('client-buttons'),
  roles: keptObjects('roles'),
  skills: keptObjects('skills'),
  'station-groups': keptObjects('station-groups'),
  'wrap-up-categories': keptObjects('wrap-up-categories'),
  'account-codes-configuration': keptObjects('account-codes-configuration'),
  'default-user': keptObjects('default-user'),
};

export const writtenTypes = Object.keys(writers) as readonly WrittenType[];

/** Creates an object, or changes the properties that are named. What the switch has no use for is kept as it is. */
export function writeConfiguration(
  pbx: LivePbx,
  type: WrittenType,
  id: string,
  properties: Properties,
): WriteProblem | undefined {
  return take(pbx, writers[type].write(pbx.directory.world, id, properties));
}

/** Removes an object that nobody uses now. */
export function removeConfiguration(pbx: LivePbx, type: WrittenType, id: string): WriteProblem | undefined {
  return take(pbx, writers[type].remove(pbx, id));
}

function take(pbx: LivePbx, written: Written): WriteProblem | undefined {
  if (isProblem(written)) return written;
  pbx.configure(written.world);
  return undefined;
}
