import { z } from 'zod';
import {
  type ConfigurationType,
  configurationObjects,
  type SingletonType,
  singletonTypes,
} from '../configuration-objects.ts';
import { type ConfigurationObject, queryConfiguration, selectProperties } from '../configuration-query.ts';
import {
  removeConfiguration,
  type WrittenType,
  writeConfiguration,
  writtenTypes,
} from '../configuration-write.ts';
import type { WriteProblem } from '../configuration-writers/writer.ts';
import { errorCodes, failure, missingProperty } from '../failure.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { type IcwsReply, isReply, noContent, ok } from '../reply.ts';
import { rightsFilter } from '../rights-filter.ts';

function objectsOf(type: ConfigurationType, exchange: Exchange): readonly ConfigurationObject[] | IcwsReply {
  const { server, session, query } = exchange;
  const isShown = rightsFilter(query('rightsFilter'), type, session.user);
  if (isReply(isShown)) return isShown;
  return configurationObjects[type](server.pbx, session.identity.language).filter(isShown);
}

function readList(type: ConfigurationType, exchange: Exchange): IcwsReply {
  const { query, queryList, headers } = exchange;
  const objects = objectsOf(type, exchange);
  if (isReply(objects)) return objects;
  const page = queryConfiguration(objects, {
    select: queryList('select'),
    where: query('where'),
    orderBy: query('orderBy'),
    range: headers.range,
  });
  if ('status' in page) return page;
  const { items, contentRange } = page;
  return { ...ok({ items }), headers: contentRange === undefined ? {} : { 'content-range': contentRange } };
}

function readOne(type: ConfigurationType, exchange: Exchange): IcwsReply {
  const objects = objectsOf(type, exchange);
  if (isReply(objects)) return objects;
  const id = exchange.param('id').toLowerCase();
  const object = objects.find((each) => each.configurationId.id.toLowerCase() === id);
  return object
    ? ok(selectProperties(object, exchange.queryList('select')))
    : notFound(type, exchange.param('id'));
}

function notFound(type: ConfigurationType, id: string): IcwsReply {
  const message = `There is no ${id} in ${type}.`;
  return failure(404, 'error.request.configuration.notFound', message, errorCodes.objectNotFound);
}

const writeSchema = z.looseObject({
  configurationId: z.looseObject({ id: z.string().min(1).optional() }).optional(),
});

type WriteBody = z.output<typeof writeSchema>;

/** The id as it is stored, where there is such an object. */
function findId(type: WrittenType, { server, session }: Exchange, id: string): string | undefined {
  const objects = configurationObjects[type](server.pbx, session.identity.language);
  return objects.find(({ configurationId }) => configurationId.id.toLowerCase() === id.toLowerCase())
    ?.configurationId.id;
}

function mayWrite({ session: { user } }: Exchange): IcwsReply | undefined {
  if (user.isSuperUser) return undefined;
  const message = `User ${user.id} may not change the configuration. Log in as a super user.`;
  return failure(403, 'error.request.accessDenied', message);
}

// the numbers of validationErrorType are not public: 0 stands for whatever is wrong
function validationFailure({ property, value, message }: WriteProblem): IcwsReply {
  const { body } = failure(400, 'error.request.configuration.invalid', message);
  return {
    status: 400,
    body: {
      __type: 'urn:inin.com:configuration:configurationError',
      ...body,
      validationErrors: [{ validationErrorType: 0, propertyName: property, propertyValue: value }],
      licenseErrors: [],
    },
  };
}

function written(type: WrittenType, id: string) {
  return { id, uri: `/configuration/${type}/${encodeURIComponent(id)}`, licenseProblems: [] };
}

function create(type: WrittenType, exchange: Exchange, body: WriteBody): IcwsReply {
  const refused = mayWrite(exchange);
  if (refused) return refused;
  const id = body.configurationId?.id;
  if (id === undefined) return missingProperty('configurationId.id');
  if (findId(type, exchange, id) !== undefined) {
    const message = `configurationId is not valid: ${id} exists already.`;
    return validationFailure({ property: 'configurationId', value: id, message });
  }
  const problem = writeConfiguration(exchange.server.pbx, type, id, body);
  if (problem) return validationFailure(problem);
  const result = written(type, id);
  return { status: 201, headers: { location: `/icws/${exchange.session.id}${result.uri}` }, body: result };
}

function change(type: WrittenType, exchange: Exchange, body: WriteBody): IcwsReply {
  const refused = mayWrite(exchange);
  if (refused) return refused;
  const id = findId(type, exchange, exchange.param('id'));
  if (id === undefined) return notFound(type, exchange.param('id'));
  const problem = writeConfiguration(exchange.server.pbx, type, id, body);
  return problem ? validationFailure(problem) : ok(written(type, id));
}

function remove(type: WrittenType, exchange: Exchange): IcwsReply {
  const refused = mayWrite(exchange);
  if (refused) return refused;
  const id = findId(type, exchange, exchange.param('id'));
  if (id === undefined) return notFound(type, exchange.param('id'));
  const problem = removeConfiguration(exchange.server.pbx, type, id);
  return problem ? validationFailure(problem) : noContent;
}

function readable(type: ConfigurationType): readonly Operation[] {
  const path = `{S}/configuration/${type}`;
  return [
    operation('GET', path, 'configuration', (exchange) => readList(type, exchange)),
    operation('GET', `${path}/{id}`, 'configuration', (exchange) => readOne(type, exchange)),
  ];
}

function writable(type: WrittenType): readonly Operation[] {
  const path = `{S}/configuration/${type}`;
  const withObject = (write: typeof create) =>
    withBody(writeSchema, (exchange: Exchange, body) => write(type, exchange, body));
  return [
    operation('POST', path, 'configuration', withObject(create)),
    operation('PUT', `${path}/{id}`, 'configuration', withObject(change)),
    operation('DELETE', `${path}/{id}`, 'configuration', (exchange) => remove(type, exchange)),
  ];
}

/** `PUT` and `GET` of the one object of its type, which has no id in its path. */
function single(type: SingletonType): readonly Operation[] {
  const path = `{S}/configuration/${type}`;
  return [
    operation('GET', path, 'configuration', (exchange) => {
      const objects = objectsOf(type, exchange);
      if (isReply(objects)) return objects;
      const [object] = objects;
      return object ? ok(selectProperties(object, exchange.queryList('select'))) : notFound(type, type);
    }),
    operation(
      'PUT',
      path,
      'configuration',
      withBody(writeSchema, (exchange: Exchange, body) => {
        const refused = mayWrite(exchange);
        if (refused) return refused;
        const problem = writeConfiguration(exchange.server.pbx, type, type, body);
        return problem
          ? validationFailure(problem)
          : ok({ ...written(type, type), uri: `/configuration/${type}` });
      }),
    ),
  ];
}

/** A user's client settings, which are theirs to write; part of the user under `clientConfigurationProperties`. */
const clientSettings = operation(
  'PUT',
  '{S}/configuration/users/{id}/client',
  'configuration',
  withBody(z.looseObject({}), (exchange: Exchange, clientConfigurationProperties) => {
    const { server, session } = exchange;
    const id = findId('users', exchange, exchange.param('id'));
    if (id === undefined) return notFound('users', exchange.param('id'));
    const refused = session.user.id === id ? undefined : mayWrite(exchange);
    if (refused) return refused;
    const problem = writeConfiguration(server.pbx, 'users', id, { clientConfigurationProperties });
    return problem ? validationFailure(problem) : ok(written('users', id));
  }),
);

const isSingle = (type: ConfigurationType) => singletonTypes.some((each) => each === type);
// the contract only reads them
const readOnlyTypes: readonly ConfigurationType[] = ['station-groups'];

/** Everybody reads, super users write (icws.md 9). */
export const configurationOperations: readonly Operation[] = [
  ...(Object.keys(configurationObjects) as ConfigurationType[])
    .filter((type) => !isSingle(type))
    .flatMap(readable),
  ...writtenTypes.filter((type) => !isSingle(type) && !readOnlyTypes.includes(type)).flatMap(writable),
  ...singletonTypes.flatMap(single),
  clientSettings,
];
