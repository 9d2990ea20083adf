import { z } from 'zod';
import type { Station } from '../../pbx/world.ts';
import { isProblem, parse, problem, takenExtension, text, type Writer, withItem } from './writer.ts';

const stationSchema = z.object({ extension: text });

export const stations: Writer = {
  write(world, id, properties) {
    const before = world.stations.find((each) => each.id === id);
    const read = parse(stationSchema, properties, before?.otherProperties);
    if (isProblem(read)) return read;
    const extension = read.known.extension ?? before?.extension ?? '';
    const station: Station = { id, extension, otherProperties: read.otherProperties };
    const taken = takenExtension(world, id, extension);
    return taken ?? { world: { ...world, stations: withItem(world.stations, station) } };
  },
  remove({ directory: { world }, view }, id) {
    const isUsed = [...view.connections.values()].some(({ station }) => station?.stationId === id);
    if (isUsed) return problem('configurationId', id, 'the station is in use');
    const withoutIt = world.users.map((user) =>
      user.defaultStation === id ? { ...user, defaultStation: undefined } : user,
    );
    return {
      world: { ...world, users: withoutIt, stations: world.stations.filter((each) => each.id !== id) },
    };
  },
};
