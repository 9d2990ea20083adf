import { z } from 'zod';
import { followUpStatusId, notAnsweringStatusId, type StatusMessage } from '../../pbx/status-message.ts';
import {
  flag,
  isProblem,
  localized,
  parse,
  problem,
  readLocalized,
  type Writer,
  withItem,
} from './writer.ts';

const statusSchema = z.object({
  messageText: localized,
  group: z.enum(['Available', 'Unavailable', 'FollowUp', 'DoNotDisturb', 'OutOfOffice']).nullish(),
  isUserSelectable: flag,
  isAfterCallWork: flag,
  isDoNotDisturb: flag,
  isForward: flag,
  isPersistent: flag,
  allowAcdCalls: flag,
  allowFollowUp: flag,
  hasDate: flag,
  hasTime: flag,
});

export const statuses: Writer = {
  write(world, id, properties) {
    const before = world.statusMessages.find((each) => each.id === id);
    const read = parse(statusSchema, properties, before?.otherProperties);
    if (isProblem(read)) return read;
    const { known, otherProperties } = read;
    const status: StatusMessage = {
      id,
      text: readLocalized(known.messageText, before?.text ?? { en: id }),
      group: known.group ?? before?.group ?? 'Unavailable',
      isSelectable: known.isUserSelectable ?? before?.isSelectable ?? true,
      isAfterCallWork: known.isAfterCallWork ?? before?.isAfterCallWork ?? false,
      isDoNotDisturb: known.isDoNotDisturb ?? before?.isDoNotDisturb ?? false,
      isForward: known.isForward ?? before?.isForward ?? false,
      isPersistent: known.isPersistent ?? before?.isPersistent ?? false,
      isAcd: known.allowAcdCalls ?? before?.isAcd ?? false,
      allowsFollowUp: known.allowFollowUp ?? before?.allowsFollowUp ?? false,
      canHaveDate: known.hasDate ?? before?.canHaveDate ?? false,
      canHaveTime: known.hasTime ?? before?.canHaveTime ?? false,
      otherProperties,
    };
    return { world: { ...world, statusMessages: withItem(world.statusMessages, status) } };
  },
  remove({ directory: { world }, view }, id) {
    const isUsed = [...view.users.values()].some(
      (user) =>
        user.statusId === id || user.profile.initialStatusId === id || user.wrapUp?.resumeStatusId === id,
    );
    if (isUsed || id === notAnsweringStatusId || id === followUpStatusId) {
      return problem('configurationId', id, 'the status is in use, or the server sets it itself');
    }
    return { world: { ...world, statusMessages: world.statusMessages.filter((each) => each.id !== id) } };
  },
};
