/** A place that holds items; SAP takes the text as it is. */
export type ContainerId =
  | { readonly kind: 'line'; readonly station: string }
  | { readonly kind: 'inbox'; readonly userId: string }
  | { readonly kind: 'queue'; readonly workgroup: string };

export function lineOf(station: string): string {
  return `line:${station}`;
}

export function inboxOf(userId: string): string {
  return `inbox:${userId}`;
}

export function queueOf(workgroup: string): string {
  return `queue:${workgroup}`;
}

/** Reads an id that the bridge gave out; `undefined` where it never gave out such a one. */
export function parseContainerId(containerId: string): ContainerId | undefined {
  const colon = containerId.indexOf(':');
  const name = containerId.slice(colon + 1);
  if (colon < 0 || name === '') return undefined;
  switch (containerId.slice(0, colon)) {
    case 'line':
      return { kind: 'line', station: name };
    case 'inbox':
      return { kind: 'inbox', userId: name };
    case 'queue':
      return { kind: 'queue', workgroup: name };
    default:
      return undefined;
  }
}
