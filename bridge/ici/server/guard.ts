import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { BridgeError } from '../../core/bridge-error.ts';
import type { HttpRefusal } from './http-refusal.ts';

export interface GuardOptions {
  /** Who may speak to the bridge, by HTTP Basic authentication; empty lets everybody. */
  readonly users: readonly { readonly user: string; readonly password: string }[];
  /** Refuses plain HTTP from other machines (G32: apply secure remoting). */
  readonly isSecureOnly: boolean;
}

/** Says why a request may not come in; `undefined` where it may. */
export type Guard = (request: IncomingMessage) => HttpRefusal | undefined;

const challenge = ['WWW-Authenticate', 'Basic realm="Switchhook", charset="UTF-8"'];

export function createGuard({ users, isSecureOnly }: GuardOptions): Guard {
  const known = users.map(({ user, password }) => digest(`${user}:${password}`));

  return (request) => {
    if (isSecureOnly && !isSecure(request)) {
      const why = 'it came over plain HTTP, and secure remoting is on. Use https in the RFC destination.';
      return { error: refused(why), status: 403, headers: [] };
    }
    if (known.length === 0) return undefined;
    const { authorization } = request.headers;
    if (authorization === undefined) {
      const why =
        'it carries no user and password. Choose basic authentication in the RFC destination and enter one of listen.users.';
      return { error: refused(why), status: 401, headers: challenge };
    }
    if (isKnown(authorization, known)) return undefined;
    const why =
      'its user and password are not among listen.users. Compare both letter by letter; SAP may have cut or capitalized the password.';
    return { error: refused(why), status: 401, headers: challenge };
  };
}

function isSecure({ socket }: IncomingMessage): boolean {
  if ((socket as Partial<TLSSocket>).encrypted) return true;
  return /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
}

function isKnown(authorization: string, known: readonly Buffer[]): boolean {
  const [, token = ''] = /^Basic +([A-Za-z0-9+/=]+) *$/i.exec(authorization) ?? [];
  const bytes = Buffer.from(token, 'base64');
  // Older SAP releases send names and passwords in Latin-1.
  const sent = [digest(bytes.toString('utf8')), digest(bytes.toString('latin1'))];
  // Each is compared in full, so that nothing can be learned from the time it takes.
  return known.map((one) => sent.map((other) => timingSafeEqual(one, other)).includes(true)).includes(true);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function refused(why: string): BridgeError {
  return new BridgeError('credentialsRequired', `Failed to take the request: ${why}`);
}
