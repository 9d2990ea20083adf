/** Finds the workgroup for an action item by its attributes; `undefined` leaves it with the usual one. */
export type RouteActionItem = (attribute: (name: string) => string) => string | undefined;

/** The place for a site's own routing (G27); this one sends mail for support to the workgroup Support. */
export const customSapRouteActionItem: RouteActionItem = (attribute) =>
  /^support@/i.test(attribute('ACTION_ITEM_ATTR_TO_NAME')) ? 'Support' : undefined;
