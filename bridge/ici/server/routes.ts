import type { Codec, ServiceCodec } from '../codec/codec.ts';
import { fillTemplate } from '../codec/wire-names.ts';

/** What an address stands for: one service, or all that the bridge answers (G25). */
export type Route =
  | { readonly kind: 'service'; readonly service: ServiceCodec }
  | { readonly kind: 'combined' };

/** Finds what a path stands for: upper and lower case, a known suffix and a last slash make no difference. */
export function compileRoutes(codec: Codec): (path: string) => Route | undefined {
  const { paths } = codec.dialect;
  const routes = new Map<string, Route>();
  const add = (path: string, route: Route): void => {
    for (const suffix of ['', ...paths.suffixes])
      routes.set(withoutSlash(`${path}${suffix}`.toLowerCase()), route);
  };
  add(paths.combined, { kind: 'combined' });
  for (const service of codec.services.values()) {
    add(servicePath(codec, service.service.name), { kind: 'service', service });
  }
  return (path) => routes.get(path) ?? routes.get(withoutSlash(path.toLowerCase()));
}

/** The path of a service, without suffix. */
export function servicePath(codec: Codec, service: string): string {
  const { paths } = codec.dialect;
  return paths.services[service] ?? fillTemplate(paths.service, { service });
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
