import { z } from 'zod';
import { isEnded } from '../../pbx/interaction.ts';
import type { Workgroup } from '../../pbx/world.ts';
import {
  findUnknown,
  flag,
  isProblem,
  parse,
  problem,
  reference,
  takenExtension,
  text,
  type Writer,
  withItem,
} from './writer.ts';

const workgroupSchema = z.object({
  extension: text,
  members: z.array(reference).nullish(),
  supervisors: z.array(reference).nullish(),
  isWrapUpActive: flag,
  wrapUpCodes: z.array(reference).nullish(),
});

export const workgroups: Writer = {
  write(world, id, properties) {
    const before = world.workgroups.find((each) => each.id === id);
    const read = parse(workgroupSchema, properties, before?.otherProperties);
    if (isProblem(read)) return read;
    const { known, otherProperties } = read;
    const extension = known.extension ?? before?.extension ?? '';
    const members = known.members ?? before?.members ?? [];
    const supervisors = known.supervisors ?? before?.supervisors ?? [];
    const wrapUpCodes = known.wrapUpCodes ?? before?.wrapUpCodes ?? [];
    const nobody = findUnknown(members, world.users);
    if (nobody !== undefined) return problem('members', nobody, 'there is no such user');
    const noSupervisor = findUnknown(supervisors, world.users);
    if (noSupervisor !== undefined) return problem('supervisors', noSupervisor, 'there is no such user');
    const noCode = findUnknown(wrapUpCodes, world.wrapUpCodes ?? []);
    if (noCode !== undefined) return problem('wrapUpCodes', noCode, 'there is no such wrap-up code');
    const isWrapUpActive = known.isWrapUpActive ?? before?.isWrapUpActive ?? false;
    const workgroup: Workgroup = {
      id,
      extension,
      members,
      supervisors,
      isWrapUpActive,
      wrapUpCodes,
      otherProperties,
    };
    const taken = takenExtension(world, id, extension);
    return taken ?? { world: { ...world, workgroups: withItem(world.workgroups, workgroup) } };
  },
  remove({ directory: { world }, view }, id) {
    const isBusy = [...view.interactions.values()].some((each) => each.workgroupId === id && !isEnded(each));
    if (isBusy) return problem('configurationId', id, 'interactions are in its queue');
    return { world: { ...world, workgroups: world.workgroups.filter((each) => each.id !== id) } };
  },
};
