import type { UserProfile, Workgroup } from '../../pbx/world.ts';
import { failure } from '../failure.ts';
import { type Exchange, type Operation, operation } from '../operation.ts';
import { type IcwsReply, ok } from '../reply.ts';

interface ConfigurationId {
  readonly id: string;
  readonly displayName: string;
  readonly uri: string;
}

interface ConfigurationObject {
  readonly configurationId: ConfigurationId;
  readonly [property: string]: unknown;
}

function reference(type: string, id: string, displayName: string): ConfigurationId {
  return { id, displayName, uri: `/configuration/${type}/${encodeURIComponent(id)}` };
}

function userObject(user: UserProfile, workgroups: readonly Workgroup[]): ConfigurationObject {
  const [givenName = '', surname = ''] = user.displayName.split(/ (.*)/);
  return {
    configurationId: reference('users', user.id, user.displayName),
    extension: user.extension,
    defaultWorkstation: user.defaultStation
      ? reference('stations', user.defaultStation, user.defaultStation)
      : undefined,
    workgroups: workgroups.map(({ id }) => reference('workgroups', id, id)),
    excludeFromDirectory: false,
    personalInformationProperties: { givenName, surname },
  };
}

function workgroupObject(workgroup: Workgroup, users: ReadonlyMap<string, UserProfile>): ConfigurationObject {
  return {
    configurationId: reference('workgroups', workgroup.id, workgroup.id),
    extension: workgroup.extension,
    members: workgroup.members.map((id) => reference('users', id, users.get(id)?.displayName ?? id)),
    hasQueue: true,
    isActive: true,
    queueType: 5,
    isWrapUpActive: workgroup.isWrapUpActive,
  };
}

function allUsers({ server: { pbx } }: Exchange): readonly ConfigurationObject[] {
  return pbx.directory.world.users.map((user) => userObject(user, pbx.directory.workgroupsOf(user.id)));
}

function allWorkgroups({ server: { pbx } }: Exchange): readonly ConfigurationObject[] {
  const users = new Map(pbx.directory.world.users.map((user) => [user.id, user]));
  return pbx.directory.world.workgroups.map((workgroup) => workgroupObject(workgroup, users));
}

/** `configurationId` unless `select` asks for more; `*` for all (icws.md 9.1). */
function selected(exchange: Exchange, object: ConfigurationObject): Readonly<Record<string, unknown>> {
  const select = exchange.queryList('select');
  if (select.includes('*')) return object;
  const names = new Set(['configurationId', ...select]);
  return Object.fromEntries(Object.entries(object).filter(([name]) => names.has(name)));
}

/** A filter that was ignored would give a wrong answer, so it is refused. */
function refusedQuery({ query }: Exchange): IcwsReply | undefined {
  const refused = ['where', 'orderBy'].find((name) => query(name) !== undefined);
  if (refused === undefined) return undefined;
  return failure(
    501,
    'error.mock.notImplemented',
    `The mock CIC does not know the query parameter ${refused} yet.`,
  );
}

// agents may read, nobody writes; rightsFilter narrows nothing as everybody may see everything
function readable(
  type: string,
  all: (exchange: Exchange) => readonly ConfigurationObject[],
): readonly Operation[] {
  return [
    operation(
      'GET',
      `{S}/configuration/${type}`,
      'configuration',
      (exchange) =>
        refusedQuery(exchange) ?? ok({ items: all(exchange).map((object) => selected(exchange, object)) }),
    ),
    operation('GET', `{S}/configuration/${type}/{id}`, 'configuration', (exchange) => {
      const object = all(exchange).find((each) => each.configurationId.id === exchange.param('id'));
      if (object) return ok(selected(exchange, object));
      return failure(
        404,
        'error.request.configuration.notFound',
        `There is no ${exchange.param('id')} in ${type}.`,
      );
    }),
  ];
}

export const configurationOperations: readonly Operation[] = [
  ...readable('users', allUsers),
  ...readable('workgroups', allWorkgroups),
];
