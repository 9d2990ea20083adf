import { z } from 'zod';
import type { WrapUpCode } from '../../pbx/world.ts';
import {
  isProblem,
  localized,
  parse,
  readLocalized,
  reference,
  text,
  type Writer,
  withItem,
} from './writer.ts';

const wrapUpCodeSchema = z.object({ label: localized, category: reference.nullish(), digits: text });

export const wrapUpCodes: Writer = {
  write(world, id, properties) {
    const codes = world.wrapUpCodes ?? [];
    const before = codes.find((each) => each.id === id);
    const read = parse(wrapUpCodeSchema, properties, before?.otherProperties);
    if (isProblem(read)) return read;
    const { known, otherProperties } = read;
    const code: WrapUpCode = {
      id,
      label: readLocalized(known.label, before?.label ?? { en: id }),
      category: known.category ?? before?.category ?? 'None',
      digits: known.digits ?? before?.digits ?? '',
      otherProperties,
    };
    return { world: { ...world, wrapUpCodes: withItem(codes, code) } };
  },
  remove({ directory: { world } }, id) {
    return {
      world: {
        ...world,
        wrapUpCodes: (world.wrapUpCodes ?? []).filter((each) => each.id !== id),
        workgroups: world.workgroups.map((workgroup) => ({
          ...workgroup,
          wrapUpCodes: (workgroup.wrapUpCodes ?? []).filter((each) => each !== id),
        })),
      },
    };
  },
};
