import { z } from 'zod';
import { setActivations } from '../../pbx/commands/set-activations.ts';
import type { Refusal } from '../../pbx/refusal.ts';
import { activationsOfUser, activationsOfWorkgroup, namesIn } from '../activation.ts';
import { failure, invalidProperty, missingProperty, refusalReply } from '../failure.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { type IcwsReply, ok } from '../reply.ts';
import { wireBoolean } from '../wire.ts';

const deltaSchema = z.object({ activations: z.record(z.string().min(1), wireBoolean) });
type Delta = z.output<typeof deltaSchema>;

function filterOf({ query, queryList }: Exchange, fold: (name: string) => string) {
  return query('filter') === undefined ? undefined : namesIn(queryList('filter'), fold);
}

const lower = (name: string) => name.toLowerCase();
const exact = (name: string) => name;

/** Names that nobody has are left out (icws.md 8). */
function getUsers(exchange: Exchange): IcwsReply {
  const { server, query, queryList } = exchange;
  if (query('select') === undefined) return missingProperty('select');
  const users = queryList('select').flatMap((userId) => server.pbx.view.users.get(userId) ?? []);
  const only = filterOf(exchange, lower);
  return ok({
    userActivationSetList: users.map((user) => {
      return { userId: user.id, activations: activationsOfUser(server.pbx, user, only) };
    }),
  });
}

function getWorkgroups(exchange: Exchange): IcwsReply {
  const { server, query, queryList } = exchange;
  if (query('select') === undefined) return missingProperty('select');
  const workgroups = queryList('select').flatMap((name) => server.pbx.directory.workgroup(name) ?? []);
  const only = filterOf(exchange, exact);
  return ok({
    workgroupActivationSetList: workgroups.map((workgroup) => {
      return { workgroupId: workgroup.id, activations: activationsOfWorkgroup(server.pbx, workgroup, only) };
    }),
  });
}

function getUser({ server: { pbx }, param }: Exchange): IcwsReply {
  const user = pbx.view.users.get(param('userId'));
  if (user) return ok({ userId: user.id, activations: activationsOfUser(pbx, user) });
  return failure(404, 'error.request.user.notFound', `User ${param('userId')} does not exist.`);
}

function getWorkgroup({ server: { pbx }, param }: Exchange): IcwsReply {
  const workgroup = pbx.directory.workgroup(param('workgroupId'));
  if (!workgroup) return unknownWorkgroup(param('workgroupId'));
  return ok({ workgroupId: workgroup.id, activations: activationsOfWorkgroup(pbx, workgroup) });
}

function unknownWorkgroup(id: string): IcwsReply {
  return failure(404, 'error.request.workgroup.notFound', `Workgroup ${id} does not exist.`);
}

/** The own ones; those of others only for a super user. */
function mayNotActivate({ session: { user } }: Exchange, userIds: readonly string[]): IcwsReply | undefined {
  const other = userIds.find((userId) => userId !== user.id);
  if (user.isSuperUser || other === undefined) return undefined;
  return failure(403, 'error.request.accessDenied', `User ${user.id} may not activate ${other}.`);
}

function putUser(exchange: Exchange, { activations }: Delta): IcwsReply {
  const { server, param } = exchange;
  const userId = param('userId');
  const denied = mayNotActivate(exchange, [userId]);
  if (denied) return denied;
  const refused = server.pbx.act((step) => setActivations(step, userId, activations));
  return refused ? activationRefused(refused) : getUser(exchange);
}

function putWorkgroup(exchange: Exchange, { activations }: Delta): IcwsReply {
  const { server, param } = exchange;
  const workgroup = server.pbx.directory.workgroup(param('workgroupId'));
  if (!workgroup) return unknownWorkgroup(param('workgroupId'));
  const denied = mayNotActivate(exchange, Object.keys(activations));
  if (denied) return denied;
  const stranger = Object.keys(activations).find((userId) => !workgroup.members.includes(userId));
  if (stranger !== undefined) {
    return invalidProperty(
      'activations',
      `User ${stranger} is no member of ${workgroup.id}. Name one who is.`,
    );
  }
  server.pbx.act((step) => {
    for (const [userId, isActive] of Object.entries(activations)) {
      setActivations(step, userId, { [workgroup.id]: isActive });
    }
  });
  return getWorkgroup(exchange);
}

function activationRefused(refused: Refusal): IcwsReply {
  if (refused.refused === 'unknownWorkgroup') return invalidProperty('activations', refused.message);
  return refusalReply(refused);
}

export const activationOperations: readonly Operation[] = [
  operation('GET', '{S}/activations/users', 'activations', getUsers),
  operation('GET', '{S}/activations/users/{userId}', 'activations', getUser),
  operation('PUT', '{S}/activations/users/{userId}', 'activations', withBody(deltaSchema, putUser)),
  operation('GET', '{S}/activations/workgroups', 'activations', getWorkgroups),
  operation('GET', '{S}/activations/workgroups/{workgroupId}', 'activations', getWorkgroup),
  operation(
    'PUT',
    '{S}/activations/workgroups/{workgroupId}',
    'activations',
    withBody(deltaSchema, putWorkgroup),
  ),
];
