import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import { errorCodes, failure } from '../failure.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { done, type IcwsReply, noContent } from '../reply.ts';
import { wireBoolean } from '../wire.ts';

/** `passwordPolicyErrorIdEnum`, as far as this server has a policy. */
const policyErrors = { recentlyUsed: 1, tooShort: 3, doesntMatch: 7 } as const;

const minLength = 4;

function passwordFailure(id: keyof typeof policyErrors, message: string): IcwsReply {
  const { body } = failure(400, 'error.request.security.password', message);
  return {
    status: 400,
    body: {
      __type: 'urn:inin.com:security:passwordError',
      ...body,
      passwordErrors: [{ passwordPolicyErrorId: policyErrors[id], passwordPolicyErrorMsg: message }],
    },
  };
}

function setPassword(pbx: LivePbx, userId: string, password: string): void {
  const { world } = pbx.directory;
  const users = world.users.map((user) => (user.id === userId ? { ...user, password } : user));
  pbx.configure({ ...world, users });
}

function tooShort(password: string): IcwsReply | undefined {
  if (password.length >= minLength) return undefined;
  return passwordFailure('tooShort', `The password is too short. Take ${minLength} characters or more.`);
}

const ownSchema = z.object({ oldPassword: z.string(), newPassword: z.string() });

function changeOwn({ server, session }: Exchange, body: z.output<typeof ownSchema>): IcwsReply {
  const { id } = session.user;
  const { oldPassword, newPassword } = body;
  if (server.pbx.directory.user(id)?.password !== oldPassword) {
    return passwordFailure('doesntMatch', 'The old password is not the right one.');
  }
  if (oldPassword === newPassword) {
    return passwordFailure('recentlyUsed', 'The new password is the old one. Take another.');
  }
  const refused = tooShort(newPassword);
  if (!refused) setPassword(server.pbx, id, newPassword);
  return refused ?? done;
}

/** `force` takes a password that the policy would refuse. */
const givenSchema = z.object({ password: z.string().min(1), force: wireBoolean.optional() });

function give({ server, session, param }: Exchange, body: z.output<typeof givenSchema>): IcwsReply {
  const id = param('id');
  if (!session.user.isSuperUser) {
    const message = `User ${session.user.id} may not set the password of ${id}.`;
    return failure(403, 'error.request.accessDenied', message);
  }
  if (!server.pbx.directory.user(id)) {
    // the contract has no 404 here
    const message = `User ${id} does not exist.`;
    return failure(400, 'error.request.user.notFound', message, errorCodes.objectNotFound);
  }
  const refused = body.force ? undefined : tooShort(body.password);
  if (!refused) setPassword(server.pbx, id, body.password);
  return refused ?? noContent;
}

export const passwordOperations: readonly Operation[] = [
  operation('POST', '{S}/security/password', 'security', withBody(ownSchema, changeOwn)),
  operation('PUT', '{S}/configuration/users/{id}/password', 'configuration', withBody(givenSchema, give)),
];
