import { catalogue, type Dialect, defaultDialect, typeName } from '../ici/index.ts';
import type { BooleanForm } from './boolean-form.ts';
import { type CommonTemplate, commonTemplate } from './common-template.ts';
import type { FitReport } from './fit-report.ts';
import { matchSite, type SiteMatch } from './match-site.ts';
import type { SiteModel } from './site-model.ts';

/** A dialect file that holds what differs from the default, and what it cannot say. */
export interface FittedDialect {
  readonly file: DialectFile;
  readonly report: FitReport;
}

/** The JSON of a dialect that extends the default. */
export type DialectFile = Readonly<Record<string, unknown>>;

/** Writes the dialect in which the catalogue says what a site's WSDLs say. */
export function fitDialect(model: SiteModel, name: string): FittedDialect {
  const match = matchSite(catalogue, model);
  const notes = [...match.notes];
  const style = mostUsual(match.operations.map(({ site }) => site.style)) ?? defaultDialect.style;
  for (const { service, site } of match.services) {
    if (site.style !== style)
      notes.push(`${service.name} is ${site.style}, unlike most; a dialect has one style`);
  }
  const file = {
    extends: 'default',
    name,
    style,
    namespaces: namespaces(match, notes),
    ...soapActions(match),
    paths: paths(match),
    header: header(match),
    elements: elements(match, style, notes),
    names: names(match),
    booleans: booleans(match, notes),
  };
  return {
    file: differences(file, { ...defaultDialect, names: {} }) as DialectFile,
    report: { unmatched: match.unmatched, notes },
  };
}

function namespaces(match: SiteMatch, notes: string[]) {
  const defaults = defaultDialect.namespaces;
  const requests = new Map<string, string>();
  const answers: { key: string; value: string; parts: Record<string, string> }[] = [];
  for (const { service, siteOperation } of match.operations) {
    const known = requests.get(service.name);
    if (known !== undefined && known !== siteOperation.namespace) {
      notes.push(
        `${service.name} uses two namespaces, ${known} and ${siteOperation.namespace}; the first was taken`,
      );
    } else {
      requests.set(service.name, siteOperation.namespace);
    }
    const { response } = siteOperation;
    if (response) {
      const parts = { namespace: siteOperation.namespace, service: service.name };
      answers.push({ key: service.name, value: response.namespace, parts });
    }
  }
  const services = commonTemplate(
    [...requests].map(([service, value]) => ({ key: service, value, parts: { service } })),
    defaults.service,
  );
  const samples = (isEvent: boolean) =>
    [...match.records, ...match.lists]
      .filter(({ service, type }) => (service.servedBy === 'sap') === isEvent && type.name !== '')
      .map(({ service, shape, type }) => ({
        key: typeName(shape),
        value: type.namespace,
        parts: { namespace: requests.get(service.name) ?? '', service: service.name },
      }));
  const types = commonTemplate(samples(false), defaults.types);
  const events = commonTemplate(samples(true), types.template);
  return {
    service: services.template,
    services: services.exceptions,
    response: commonTemplate(answers, defaults.response).template,
    types: types.template,
    typesOf: { ...types.exceptions, ...events.exceptions },
    ...(events.template === types.template ? {} : { eventTypes: events.template }),
  };
}

function soapActions(match: SiteMatch) {
  const { template, exceptions } = commonTemplate(
    match.operations.map(({ fullName, service, siteOperation }) => ({
      key: fullName,
      value: siteOperation.soapAction,
      parts: {
        namespace: siteOperation.namespace,
        service: service.name,
        operation: siteOperation.name,
      },
    })),
    defaultDialect.soapAction,
  );
  return { soapAction: template, soapActions: exceptions };
}

function paths(match: SiteMatch) {
  const { combined, service: preferred } = defaultDialect.paths;
  const known = match.services.filter(
    ({ service, site }) => site.path !== '' && service.servedBy === 'bridge',
  );
  const samples = known.map(({ service, site }) => ({
    key: service.name,
    value: site.path,
    parts: { service: service.name },
  }));
  const { template, exceptions } = commonTemplate(samples, preferred);
  if (template.includes('{service}')) return { combined, service: template, services: exceptions };
  // All at one address is what the combined one is for.
  return { combined: template, service: preferred, services: exceptions };
}

function header(match: SiteMatch) {
  const headers = match.operations.flatMap(({ siteOperation, service }) =>
    siteOperation.header ? [{ ...siteOperation.header, service: service.name }] : [],
  );
  const path = mostUsual(headers.map((each) => JSON.stringify(each.path)));
  if (path === undefined) return defaultDialect.header;
  const usual = headers.filter((each) => JSON.stringify(each.path) === path);
  const [first] = usual;
  const namespace = mostUsual(usual.map((each) => each.namespace)) ?? '';
  const types = namespaces(match, []).types;
  const isTypes = usual.every((each) => each.namespace === fillService(types, each.service, match));
  return {
    path: JSON.parse(path) as string[],
    ...(isTypes ? {} : { namespace }),
    qualified: first?.isQualified ?? true,
  };
}

function fillService(template: string, service: string, match: SiteMatch): string {
  const namespace =
    match.operations.find((each) => each.service.name === service)?.siteOperation.namespace ?? '';
  return template.replaceAll('{service}', service).replaceAll('{namespace}', namespace);
}

function elements(match: SiteMatch, style: Dialect['style'], notes: string[]) {
  const defaults = defaultDialect.elements;
  const isDocument = style === 'document-literal-wrapped';
  // In rpc nobody sees what the answer is called.
  const responses: CommonTemplate = isDocument
    ? commonTemplate(
        match.operations.flatMap(({ fullName, siteOperation }) =>
          siteOperation.response
            ? [
                {
                  key: fullName,
                  value: siteOperation.response.name,
                  parts: { operation: siteOperation.name },
                },
              ]
            : [],
        ),
        defaults.response,
      )
    : { template: defaults.response, exceptions: {} };
  const results = commonTemplate(
    match.results.map(({ matched, field }) => ({
      key: matched.fullName,
      value: field.name,
      parts: { operation: matched.siteOperation.name, result: matched.operation.outputName },
    })),
    defaults.result,
  );
  const named = match.lists.filter(({ type }) => type.name !== '');
  const items = commonTemplate(
    named
      .filter(({ type }) => type.itemName !== '')
      .map(({ shape, type }) => ({
        key: typeName(shape),
        value: type.itemName,
        parts: { type: type.element.name },
      })),
    defaults.item,
  );
  const repeated = match.lists.length - named.length;
  const isRepeated = repeated > named.length;
  if (repeated > 0 && named.length > 0) {
    notes.push(
      `${named.length} lists have an element of their own and ${repeated} are repeated elements; the dialect says ${isRepeated ? 'repeated' : 'wrapped'}`,
    );
  }
  const exception = mostUsual(
    match.operations.flatMap(({ siteOperation }) => siteOperation.faultElement?.name ?? []),
  );
  return {
    response: responses.template,
    responses: responses.exceptions,
    result: results.template,
    results: results.exceptions,
    item: items.template,
    items: items.exceptions,
    listType: listTypes(match).template,
    lists: isRepeated ? 'repeated' : 'wrapped',
    ...qualification(match, isDocument),
    exception: exception ?? defaults.exception,
  };
}

function qualification(match: SiteMatch, isDocument: boolean) {
  const fields = match.records.flatMap(({ type }) => type.fields);
  const parameters = match.operations.flatMap(({ siteOperation }) => siteOperation.parameters);
  const isQualified = mostUsual(
    [...fields, ...(isDocument ? parameters : [])].map((each) => each.isQualified),
  );
  return isQualified === undefined || isQualified === isDocument ? {} : { qualified: isQualified };
}

function booleans({ flags }: SiteMatch, notes: string[]) {
  const written = ({ form }: SiteMatch['flags'][number]) => JSON.stringify(form);
  const usual = mostUsual(flags.map(written));
  if (usual === undefined) return defaultDialect.booleans;
  for (const flag of flags) {
    if (written(flag) === usual) continue;
    const { true: on, false: off } = flag.form;
    notes.push(
      `${flag.where} is written ${JSON.stringify(on)} and ${JSON.stringify(off)}, unlike most flags; a dialect has one form`,
    );
  }
  return JSON.parse(usual) as BooleanForm;
}

function listTypes(match: SiteMatch): CommonTemplate {
  return commonTemplate(
    match.lists
      .filter(({ type }) => type.name !== '')
      .map(({ shape, type }) => {
        const entry = type.element.name;
        return {
          key: typeName(shape),
          value: type.name,
          parts: { Type: `${entry[0]?.toUpperCase() ?? ''}${entry.slice(1)}`, type: entry },
        };
      }),
    defaultDialect.elements.listType,
  );
}

function names(match: SiteMatch): Readonly<Record<string, readonly string[]>> {
  const own = [...match.names].filter(
    ([key, [first, ...others]]) => first !== lastPart(key) || others.length > 0,
  );
  const lists = Object.entries(listTypes(match).exceptions).map(([key, name]) => [key, [name]] as const);
  return Object.fromEntries([...own, ...lists]);
}

function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

function mostUsual<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** What of `value` is not in `base`; `undefined` where nothing is. */
function differences(value: unknown, base: unknown): unknown {
  if (JSON.stringify(value) === JSON.stringify(base)) return undefined;
  if (!isObject(value)) return value;
  const known = isObject(base) ? base : {};
  const entries = Object.entries(value).flatMap(([key, each]) => {
    const different = differences(each, known[key]);
    const isNothing = different === undefined || (isObject(different) && Object.keys(different).length === 0);
    return isNothing ? [] : [[key, different] as const];
  });
  return Object.fromEntries(entries);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
