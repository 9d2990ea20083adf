import type { Directory } from './directory.ts';

/** Where a dialled text leads. A station stands for whoever is on it when it rings. */
export type DialTarget =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'station'; readonly stationId: string }
  | { readonly kind: 'workgroup'; readonly workgroupId: string }
  | { readonly kind: 'external'; readonly number: string };

/** The number inside an address: without `sip:` or `tel:` in front and without `@` and what follows it. */
export function bareNumber(address: string): string {
  return address
    .trim()
    .replace(/^(sips?|tel):/i, '')
    .replace(/@.*$/, '');
}

/** Reads a dialled extension, name of a user, workgroup or station, or outside number. */
export function readDialTarget(directory: Directory, text: string): DialTarget | undefined {
  const trimmed = text.trim();
  const bare = bareNumber(trimmed);
  const owner = directory.atExtension(bare);
  if (owner?.kind === 'user') return { kind: 'user', userId: owner.user.id };
  if (owner?.kind === 'station') return { kind: 'station', stationId: owner.station.id };
  if (owner?.kind === 'workgroup') return { kind: 'workgroup', workgroupId: owner.workgroup.id };
  const user = directory.user(bare);
  if (user) return { kind: 'user', userId: user.id };
  const workgroup = directory.workgroup(bare);
  if (workgroup) return { kind: 'workgroup', workgroupId: workgroup.id };
  const station = directory.station(bare);
  if (station) return { kind: 'station', stationId: station.id };
  const isNumber = /^\+?[\d\s().\-/*#]+$/.test(bare) && (bare.match(/\d/g) ?? []).length >= 2;
  const isUri = /^sips?:[^@\s]+@[^@\s]+$/i.test(trimmed);
  return isNumber || isUri ? { kind: 'external', number: trimmed } : undefined;
}
