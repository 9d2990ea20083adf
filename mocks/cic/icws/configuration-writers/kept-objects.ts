import { z } from 'zod';
import type { KeptType } from '../../pbx/world.ts';
import { isProblem, parse, problem, type Writer, withItem } from './writer.ts';

const keptSchema = z.object({
  configurationId: z.object({ displayName: z.string().min(1).optional() }).optional(),
});

/** Objects that the switch has no use for beyond their names; they are read back as they were written. */
export function keptObjects(type: KeptType): Writer {
  return {
    write(world, id, properties) {
      const objects = world.kept?.[type] ?? [];
      const before = objects.find((each) => each.id === id);
      const read = parse(keptSchema, properties, before?.otherProperties);
      if (isProblem(read)) return read;
      const displayName = read.known.configurationId?.displayName ?? before?.displayName ?? id;
      const object = { id, displayName, otherProperties: read.otherProperties };
      return { world: { ...world, kept: { ...world.kept, [type]: withItem(objects, object) } } };
    },
    remove({ directory: { world } }, id) {
      if (type === 'wrap-up-categories' && world.wrapUpCodes?.some(({ category }) => category === id)) {
        return problem('configurationId', id, 'wrap-up codes are in the category');
      }
      const left = (world.kept?.[type] ?? []).filter((each) => each.id !== id);
      return { world: { ...world, kept: { ...world.kept, [type]: left } } };
    },
  };
}
