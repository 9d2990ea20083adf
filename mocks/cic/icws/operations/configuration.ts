import { type ConfigurationType, configurationObjects } from '../configuration-objects.ts';
import { type ConfigurationObject, queryConfiguration, selectProperties } from '../configuration-query.ts';
import { failure } from '../failure.ts';
import { type Exchange, type Operation, operation } from '../operation.ts';
import { type IcwsReply, ok } from '../reply.ts';

function objectsOf(type: ConfigurationType, { server, session }: Exchange): readonly ConfigurationObject[] {
  return configurationObjects[type](server.pbx, session.identity.language);
}

function readList(type: ConfigurationType, exchange: Exchange): IcwsReply {
  const { query, queryList, headers } = exchange;
  const page = queryConfiguration(objectsOf(type, exchange), {
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
  const id = exchange.param('id').toLowerCase();
  const object = objectsOf(type, exchange).find((each) => each.configurationId.id.toLowerCase() === id);
  if (object) return ok(selectProperties(object, exchange.queryList('select')));
  return failure(
    404,
    'error.request.configuration.notFound',
    `There is no ${exchange.param('id')} in ${type}.`,
  );
}

// everybody may read, as if rightsFilter were always view; nobody writes
function readable(type: ConfigurationType): readonly Operation[] {
  const path = `{S}/configuration/${type}`;
  return [
    operation('GET', path, 'configuration', (exchange) => readList(type, exchange)),
    operation('GET', `${path}/{id}`, 'configuration', (exchange) => readOne(type, exchange)),
  ];
}

export const configurationOperations: readonly Operation[] = (
  Object.keys(configurationObjects) as ConfigurationType[]
).flatMap(readable);
