import type { Service } from '../ici/index.ts';
import { bareName } from './pair-names.ts';
import type { SiteOperation, SiteService } from './site-model.ts';

/** What of a site's service belongs to one service of the catalogue; `undefined` for all that is left. */
export interface SitePart {
  readonly owner: string | undefined;
  readonly site: SiteService;
  /** What could be of several services: names alone do not tell. */
  readonly ambiguous: readonly { readonly name: string; readonly owners: readonly string[] }[];
}

/**
 * Takes one service of a site apart where it offers what the catalogue has in several, as the connector of the
 * vendor does (G25): by names such as `IciUser_subscribe`, else by names that one service alone has.
 */
export function splitService(services: readonly Service[], site: SiteService): readonly SitePart[] {
  const whole: readonly SitePart[] = [{ owner: undefined, site, ambiguous: [] }];
  const prefixed = site.operations.map((operation) => withPrefix(services, operation));
  const owners = new Set(prefixed.map((each) => each?.owner).filter((owner) => owner !== undefined));
  if (owners.size > 0) {
    return partsOf(
      site,
      site.operations.map((operation, index) => {
        const found = prefixed[index];
        return found ? { owner: found.owner, operation: found.operation } : { owner: undefined, operation };
      }),
      [],
    );
  }
  const byName = site.operations.map((operation) => ({ operation, owners: havingIt(services, operation) }));
  const known = byName.filter((each) => each.owners.length > 0);
  const isOnes = services.some(({ name }) => {
    const its = known.filter((each) => each.owners.includes(name)).length;
    return its >= known.length / 2;
  });
  if (isOnes) return whole;
  return partsOf(
    site,
    byName.map(({ operation, owners: [owner, other] }) => ({
      owner: other === undefined ? owner : undefined,
      operation,
    })),
    known
      .filter((each) => each.owners.length > 1)
      .map((each) => ({ name: each.operation.name, owners: each.owners })),
  );
}

/** The service whose name an operation begins with, and the operation under the catalogue's name. */
function withPrefix(services: readonly Service[], operation: SiteOperation) {
  // `chatNewPosting` is an event of its own, and not the `newPosting` of a chat.
  if (havingIt(services, operation).length > 0) return undefined;
  const bare = bareName(operation.name);
  for (const { name, operations } of services) {
    for (const prefix of [bareName(name), bareName(name).replace(/^ici/, '')]) {
      const rest = Object.keys(operations).find((own) => bare === prefix + bareName(own));
      if (rest !== undefined) return { owner: name, operation: { ...operation, plainName: rest } };
    }
  }
  return undefined;
}

function havingIt(services: readonly Service[], { name }: SiteOperation): readonly string[] {
  const has = ({ operations }: Service) =>
    Object.keys(operations).some((own) => bareName(own) === bareName(name));
  return services.filter(has).map((service) => service.name);
}

function partsOf(
  site: SiteService,
  found: readonly { readonly owner: string | undefined; readonly operation: SiteOperation }[],
  ambiguous: SitePart['ambiguous'],
): readonly SitePart[] {
  const owners = [...new Set(found.map(({ owner }) => owner))];
  return owners.map((owner) => ({
    owner,
    site: {
      ...site,
      operations: found.filter((each) => each.owner === owner).map(({ operation }) => operation),
    },
    ambiguous: owner === undefined ? ambiguous : [],
  }));
}
