import type { Catalogue, Fields, Operation, Service, Shape } from '../ici/index.ts';
import { type BooleanForm, booleanFormOf } from './boolean-form.ts';
import type { Unmatched } from './fit-report.ts';
import { bareName, pairNames } from './pair-names.ts';
import type { SiteField, SiteModel, SiteOperation, SiteService, SiteType } from './site-model.ts';
import { splitService } from './split-service.ts';

export interface MatchedOperation {
  readonly service: Service;
  readonly site: SiteService;
  readonly name: string;
  readonly fullName: string;
  readonly operation: Operation;
  readonly siteOperation: SiteOperation;
}

export type RecordType = Extract<SiteType, { kind: 'record' }>;
export type ListType = Extract<SiteType, { kind: 'list' }>;
type ListShape = Extract<Shape, { kind: 'list' }>;
type RecordShape = Extract<Shape, { kind: 'record' }>;

/** What of a site is what of the catalogue. */
export interface SiteMatch {
  readonly services: readonly { readonly service: Service; readonly site: SiteService }[];
  readonly operations: readonly MatchedOperation[];
  /** Names on the site's wire by their key in the dialect's `names`, the most usual first. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly records: readonly {
    readonly service: Service;
    readonly shape: RecordShape;
    readonly type: RecordType;
  }[];
  readonly lists: readonly {
    readonly service: Service;
    readonly shape: ListShape;
    readonly type: ListType;
  }[];
  /** The result of an operation, where it has one on both sides. */
  readonly results: readonly { readonly matched: MatchedOperation; readonly field: SiteField }[];
  /** How each flag is written, where its type tells. */
  readonly flags: readonly { readonly where: string; readonly form: BooleanForm }[];
  readonly unmatched: readonly Unmatched[];
  readonly notes: readonly string[];
}

/** Finds the counterparts of a catalogue in what a site's WSDLs say. */
export function matchSite(
  catalogue: Catalogue | Readonly<Record<string, Service>>,
  model: SiteModel,
): SiteMatch {
  const names = new Map<string, string[]>();
  const records: SiteMatch['records'][number][] = [];
  const lists: SiteMatch['lists'][number][] = [];
  const results: SiteMatch['results'][number][] = [];
  const flags: SiteMatch['flags'][number][] = [];
  const operations: MatchedOperation[] = [];
  const unmatched = new Map<string, Unmatched>();
  const notes = new Set<string>();
  const walked = new Set<string>();

  function alone(kind: Unmatched['kind'], side: Unmatched['side'], name: string, nearest?: string): void {
    // One type is met in many places; said once it is said.
    unmatched.set(`${kind} ${side} ${name}`, { kind, side, name, nearest });
  }

  function learn(key: string, name: string): void {
    const known = names.get(key) ?? [];
    if (!known.includes(name)) names.set(key, [...known, name]);
  }

  function matchFields(
    service: Service,
    fields: Fields,
    site: readonly SiteField[],
    key: string,
    kind: 'parameter' | 'field',
    siteName: string,
  ): void {
    const found = pairNames(
      Object.entries(fields).map(([name, shape]) => [name, { name, shape }] as const),
      site.map((field) => [field.name, field] as const),
      (ours, theirs) => isAlike(ours.shape, theirs.type),
    );
    for (const { ours, theirs, isGuess } of found.pairs) {
      learn(`${key}.${ours.name}`, theirs.name);
      if (isGuess) {
        notes.add(
          `${siteName}.${theirs.name} was taken for ${key}.${ours.name}: it is the only one left on both sides`,
        );
      }
      matchShape(service, ours.shape, theirs.type, `${key}.${ours.name}`);
    }
    for (const { ours, nearest } of found.onlyOurs) alone(kind, 'catalogue', `${key}.${ours.name}`, nearest);
    for (const { theirs, nearest } of found.onlyTheirs)
      alone(kind, 'site', `${siteName}.${theirs.name}`, nearest);
  }

  function matchShape(service: Service, shape: Shape, type: SiteType, where: string): void {
    const inner = shape.kind === 'optional' ? shape.shape : shape;
    if (inner.kind === 'record' && type.kind === 'record') {
      const key = `${service.name} ${inner.name} {${type.namespace}}${type.name}`;
      if (walked.has(key)) return;
      walked.add(key);
      records.push({ service, shape: inner, type });
      if (type.name !== '') learn(inner.name, type.name);
      matchFields(service, inner.fields, type.fields, inner.name, 'field', type.name || where);
    } else if (inner.kind === 'list' && type.kind === 'list') {
      lists.push({ service, shape: inner, type });
      matchShape(service, inner.element, type.element, where);
    } else if (inner.kind === 'boolean' && booleanFormOf(type)) {
      const form = booleanFormOf(type);
      if (form) flags.push({ where, form });
    } else if (!isAlike(inner, type)) {
      notes.add(`${where} is ${kindOf(inner)} in the catalogue and ${siteKindOf(type)} at the site`);
    }
  }

  function matchOperations(service: Service, site: SiteService): void {
    const kind = service.servedBy === 'sap' ? 'event' : 'operation';
    const found = pairNames(
      Object.entries(service.operations).map(([name, operation]) => [name, { name, operation }] as const),
      site.operations.map((operation) => [operation.plainName ?? operation.name, operation] as const),
    );
    for (const { ours, nearest } of found.onlyOurs)
      alone(kind, 'catalogue', `${service.name}.${ours.name}`, nearest);
    for (const { theirs, nearest } of found.onlyTheirs)
      alone(kind, 'site', `${site.name}.${theirs.name}`, nearest);
    for (const { ours, theirs } of found.pairs) {
      const fullName = `${service.name}.${ours.name}`;
      const matched = { service, site, ...ours, fullName, siteOperation: theirs };
      operations.push(matched);
      learn(fullName, theirs.name);
      matchFields(
        service,
        ours.operation.input,
        theirs.parameters,
        fullName,
        'parameter',
        `${site.name}.${theirs.name}`,
      );
      matchResult(matched);
    }
  }

  function matchResult(matched: MatchedOperation): void {
    const { output } = matched.operation;
    const fields = matched.siteOperation.response?.fields ?? [];
    const [field, ...others] = fields;
    const siteName = `${matched.site.name}.${matched.siteOperation.name}`;
    if (output && field) {
      results.push({ matched, field });
      matchShape(matched.service, output, field.type, `the result of ${matched.fullName}`);
    } else if (output) {
      alone('result', 'catalogue', matched.fullName);
    } else if (field) {
      alone('result', 'site', `${siteName}.${field.name}`);
    }
    for (const other of others) alone('result', 'site', `${siteName}.${other.name}`);
  }

  const services = pairServices(Object.values(catalogue), model.services);
  for (const { service, site } of services.pairs) matchOperations(service, site);
  for (const service of services.onlyOurs) alone('service', 'catalogue', service.name);
  for (const site of services.onlyTheirs) alone('service', 'site', site.name);
  for (const { name, operations: left } of services.leftOver) {
    for (const operation of left) alone('operation', 'site', `${name}.${operation.name}`);
  }
  for (const { site, name, owners } of services.ambiguous) {
    notes.add(`${site.name}.${name} could be of ${owners.join(', ')}: say which in names`);
  }
  for (const problem of model.problems) notes.add(problem);

  return {
    services: services.pairs,
    operations,
    names,
    records,
    lists,
    results,
    flags,
    unmatched: [...unmatched.values()],
    notes: [...notes],
  };
}

/** By name first, then by the operations that two have in common: sites call their port types as they like. */
function pairServices(ours: readonly Service[], theirs: readonly SiteService[]) {
  const parts = theirs.flatMap((site) => splitService(ours, site));
  const pairs: { service: Service; site: SiteService }[] = [];
  const left: SiteService[] = [];
  for (const { owner, site } of parts) {
    const service = ours.find(({ name }) => name === owner);
    if (service) pairs.push({ service, site });
    else left.push(site);
  }
  const lonely: Service[] = [];
  for (const service of ours) {
    if (pairs.some((pair) => pair.service === service)) continue;
    const index = left.findIndex(({ name }) => plainServiceName(name) === plainServiceName(service.name));
    const [site] = index === -1 ? [] : left.splice(index, 1);
    if (site) pairs.push({ service, site });
    else lonely.push(service);
  }
  const candidates = lonely
    .flatMap((service) => left.map((site) => ({ service, site, share: sharedOperations(service, site) })))
    .filter(({ share }) => share >= 0.5)
    .sort((one, other) => other.share - one.share);
  for (const { service, site } of candidates) {
    if (!lonely.includes(service) || !left.includes(site)) continue;
    pairs.push({ service, site });
    lonely.splice(lonely.indexOf(service), 1);
    left.splice(left.indexOf(site), 1);
  }
  const isPaired = (site: SiteService) => pairs.some((pair) => pair.site.name === site.name);
  return {
    pairs,
    onlyOurs: lonely,
    onlyTheirs: left.filter((site) => !isPaired(site)),
    /** Of a service that was taken apart, what no service of the catalogue has. */
    leftOver: left.filter(isPaired),
    ambiguous: parts.flatMap(({ site, ambiguous }) => ambiguous.map((each) => ({ site, ...each }))),
  };
}

function plainServiceName(name: string): string {
  return bareName(name)
    .replace(/(webservice|service|client|porttype|port|soap|interface)+$/, '')
    .replace(/^(sap)?ici/, '');
}

/** The part of the site's operations that the service has too. */
function sharedOperations(service: Service, site: SiteService): number {
  if (site.operations.length === 0) return 0;
  const known = new Set(Object.keys(service.operations).map(bareName));
  return site.operations.filter(({ name }) => known.has(bareName(name))).length / site.operations.length;
}

function isAlike(shape: Shape, type: SiteType): boolean {
  const inner = shape.kind === 'optional' ? shape.shape : shape;
  if (inner.kind === 'record' || inner.kind === 'list') return inner.kind === type.kind;
  if (type.kind !== 'simple') return false;
  const isBoolean = type.name === 'boolean';
  const isNumber = /^(long|int|integer|short|byte|unsigned\w+|\w+Integer|decimal)$/.test(type.name);
  if (inner.kind === 'boolean') return booleanFormOf(type) !== undefined;
  return inner.kind === 'integer' ? isNumber : !isBoolean && !isNumber;
}

function kindOf(shape: Shape): string {
  return shape.kind === 'record' ? `a ${shape.name}` : `a ${shape.kind}`;
}

function siteKindOf(type: SiteType): string {
  switch (type.kind) {
    case 'simple':
      return type.name === 'anyType' ? 'not declared' : `a ${type.name}`;
    case 'record':
      return `a ${type.name || 'record'}`;
    case 'list':
      return 'a list';
  }
}
