import { z } from 'zod';
import { isEnded } from '../../pbx/interaction.ts';
import { mediaTypes } from '../../pbx/utilization.ts';
import type { UserProfile, Workgroup, World } from '../../pbx/world.ts';
import { wireInt } from '../wire.ts';
import {
  findUnknown,
  isProblem,
  parse,
  problem,
  reference,
  takenExtension,
  text,
  type Writer,
  withItem,
} from './writer.ts';

const userSchema = z.object({
  configurationId: z.object({ displayName: z.string().min(1).optional() }).optional(),
  extension: text,
  defaultWorkstation: reference.nullish(),
  workgroups: z.array(reference).nullish(),
  personalInformationProperties: z.looseObject({ givenName: text, surname: text }).nullish(),
  utilizations: z
    .object({
      actualValue: z
        .array(z.object({ mediaType: wireInt, utilization: wireInt, maxAssignable: wireInt }))
        .nullish(),
    })
    .nullish(),
});

/** Where somebody new begins: out of the office, if there is such a status. */
function firstStatus({ statusMessages }: World): string {
  return (statusMessages.find(({ group }) => group === 'OutOfOffice') ?? statusMessages[0])?.id ?? '';
}

export const users: Writer = {
  write(world, id, properties) {
    const before = world.users.find((each) => each.id === id);
    const read = parse(userSchema, properties, before?.otherProperties);
    if (isProblem(read)) return read;
    const { known, otherProperties } = read;
    const { givenName, surname } = known.personalInformationProperties ?? {};
    const named = [givenName, surname].filter(Boolean).join(' ');
    const extension = known.extension === undefined ? (before?.extension ?? '') : (known.extension ?? '');
    const station =
      known.defaultWorkstation === undefined
        ? before?.defaultStation
        : (known.defaultWorkstation ?? undefined);
    const taken = takenExtension(world, id, extension);
    if (taken) return taken;
    if (station !== undefined && findUnknown([station], world.stations)) {
      return problem('defaultWorkstation', station, 'there is no such station');
    }
    const unknown = findUnknown(known.workgroups ?? [], world.workgroups);
    if (unknown !== undefined) return problem('workgroups', unknown, 'there is no such workgroup');
    const user: UserProfile = {
      password: '',
      isSuperUser: false,
      initialStatusId: firstStatus(world),
      ...before,
      id,
      displayName: (known.configurationId?.displayName ?? named) || before?.displayName || id,
      extension,
      defaultStation: station,
      otherProperties,
      ...(known.utilizations?.actualValue && {
        utilizations: readUtilizations(known.utilizations.actualValue),
      }),
    };
    const { workgroups } = known;
    return {
      world: {
        ...world,
        users: withItem(world.users, user),
        ...(workgroups && { workgroups: world.workgroups.map((each) => joined(each, id, workgroups)) }),
      },
    };
  },
  remove({ directory: { world }, view }, id) {
    const isBusy = [...view.interactions.values()].some((each) => each.userId === id && !isEnded(each));
    if (view.users.get(id)?.isLoggedIn || isBusy) {
      return problem('configurationId', id, 'the user is logged in or has interactions');
    }
    return {
      world: {
        ...world,
        users: world.users.filter((each) => each.id !== id),
        workgroups: world.workgroups.map((each) => withoutUser(each, id)),
      },
    };
  },
};

function readUtilizations(
  list: readonly {
    readonly mediaType: number;
    readonly utilization: number;
    readonly maxAssignable: number;
  }[],
): NonNullable<UserProfile['utilizations']> {
  const kinds = Object.entries(mediaTypes).flatMap(([kind, mediaType]) => {
    const given = list.find((each) => each.mediaType === mediaType);
    return given ? [[kind, { percent: given.utilization, maxAssignable: given.maxAssignable }]] : [];
  });
  return Object.fromEntries(kinds);
}

function withoutUser(workgroup: Workgroup, userId: string): Workgroup {
  const { supervisors } = workgroup;
  const left = joined(workgroup, userId, []);
  return supervisors ? { ...left, supervisors: supervisors.filter((each) => each !== userId) } : left;
}

/** The workgroup with the user in it, if it is among `workgroupIds`, or without. */
function joined(workgroup: Workgroup, userId: string, workgroupIds: readonly string[]): Workgroup {
  const isMember = workgroup.members.includes(userId);
  const isWanted = workgroupIds.includes(workgroup.id);
  if (isMember === isWanted) return workgroup;
  const others = workgroup.members.filter((each) => each !== userId);
  return { ...workgroup, members: isWanted ? [...others, userId] : others };
}
