import { z } from 'zod';
import { compactDate } from '../../pbx/compact-date.ts';
import type { UserProfile } from '../../pbx/world.ts';
import { errorCodes, failure, invalidProperty, missingProperty } from '../failure.ts';
import { featureList } from '../features.ts';
import { alternateHostsOf, switchoverStatus } from '../host.ts';
import type { IcwsServer } from '../icws-server.ts';
import { chosenLanguage, languages } from '../languages.ts';
import {
  type Exchange,
  type OpenExchange,
  type Operation,
  openOperation,
  operation,
  withBody,
} from '../operation.ts';
import { done, type IcwsReply, ok } from '../reply.ts';
import type { Session } from '../session.ts';
import { effectiveStation, effectiveStationSubscription } from '../subscriptions/station.ts';
import { wireBoolean, wireName } from '../wire.ts';

const version = {
  majorVersion: '22',
  minorVersion: '2',
  su: '0',
  build: '330',
  productId: 'CIC',
  codebaseId: 'main',
  productReleaseDisplayString: 'CIC 2022 R2',
  productPatchDisplayString: 'CIC 2022 R2',
};

const base = {
  applicationName: z.string().min(1),
  marketPlaceApplicationLicenseName: z.string().optional(),
  marketPlaceApplicationCode: z.string().optional(),
};

const loginSchema = z.discriminatedUnion('__type', [
  z.object({
    ...base,
    __type: z.literal('urn:inin.com:connection:icAuthConnectionRequestSettings'),
    userID: z.string().min(1),
    password: z.string(),
  }),
  z.object({
    ...base,
    __type: z.literal('urn:inin.com:connection:authTokenConnectionRequestSettings'),
    authTokenSeed: z.string().min(1),
    authToken: z.string().min(1),
    authTokenSourceSession: wireName,
    disconnectSourceSession: wireBoolean.optional(),
  }),
  z.object({
    ...base,
    __type: z.literal('urn:inin.com:connection:singleSignOnTokenConnectionRequestSettings'),
    singleSignOnToken: z.string().min(1),
  }),
]);

type LoginBody = z.output<typeof loginSchema>;

// no identity provider is configured, so no single-sign-on token can be valid
function authenticate(server: IcwsServer, body: LoginBody): UserProfile | undefined {
  switch (body.__type) {
    case 'urn:inin.com:connection:icAuthConnectionRequestSettings': {
      const user = server.pbx.directory.user(body.userID);
      return user && user.password !== '' && user.password === body.password ? user : undefined;
    }
    case 'urn:inin.com:connection:authTokenConnectionRequestSettings': {
      const source = server.sessions.find(body.authTokenSourceSession);
      if (!source || source.ended) return undefined;
      if (!server.authTokens.redeem(body.authToken, source.id, body.authTokenSeed)) return undefined;
      if (body.disconnectSourceSession) {
        const why = { reason: 'Another login took over.', shouldReconnect: false };
        server.sessions.end(source, why, { isTold: true });
      }
      return source.user;
    }
    case 'urn:inin.com:connection:singleSignOnTokenConnectionRequestSettings':
      return undefined;
  }
}

function logIn(exchange: OpenExchange, body: LoginBody): IcwsReply {
  const { server, headers } = exchange;
  const language = headers['accept-language'];
  if (!language) return missingProperty('Accept-Language');
  const user = authenticate(server, body);
  if (!user) {
    return failure(
      400,
      'error.request.connection.authenticationFailure',
      'The authentication process failed.',
      errorCodes.authenticationFailure,
    );
  }
  const session = server.sessions.open({
    user,
    applicationName: body.applicationName,
    machineName: exchange.remoteAddress,
    language: chosenLanguage(language),
  });
  const path = `/icws/${session.id}`;
  return {
    status: 201,
    headers: {
      'set-cookie': `icws_${session.id}=${session.identity.cookie}; Path=${path}; HttpOnly`,
      'ININ-ICWS-Session-ID': session.id,
      'ININ-ICWS-CSRF-Token': session.identity.csrfToken,
      location: `${path}/connection`,
    },
    body: {
      csrfToken: session.identity.csrfToken,
      sessionId: session.id,
      alternateHostList: alternateHostsOf(server.host),
      userID: user.id,
      userDisplayName: user.displayName,
      icServer: server.host.name,
      daysUntilPasswordExpiration: 42,
      ...included(exchange, session),
    },
  };
}

/** The parts that the client asked for with `include` (icws.md 3.2); unknown ones are left out. */
function included({ server, queryList }: OpenExchange, session: Session): Readonly<Record<string, unknown>> {
  const parts = new Set(queryList('include').map((part) => part.toLowerCase()));
  const station = [...server.pbx.view.connections.values()].find(
    (connection) => connection.userId === session.user.id && connection.station,
  )?.station;
  if (parts.has('effective-station')) {
    const subscription = effectiveStationSubscription(session.user.id);
    server.subscriptions.put(session, 'effective-station', subscription);
  }
  return {
    ...(parts.has('version') && { version }),
    ...(parts.has('features') && { features: featureList(server.features) }),
    ...(parts.has('server-time') && { serverTimeInfo: serverTime(server) }),
    ...(parts.has('default-workstation') && { defaultWorkstationId: session.user.defaultStation ?? null }),
    ...(parts.has('effective-station') && { effectiveStation: effectiveStation(station) }),
    ...(parts.has('purecloud-integration') && { purecloudIntegration: { integrationEnabled: false } }),
  };
}

function serverTime(server: IcwsServer): Readonly<Record<string, string>> {
  return { serverUtcTime: compactDate(server.clock.now()) };
}

/** Answers for a session that ended as well (icws.md 3.3). */
function connectionState({ session }: Exchange): IcwsReply {
  if (session.ended) return ok({ connectionState: 2, ...session.ended });
  return ok({ connectionState: 1, reason: '', shouldReconnect: true });
}

function logOut({ server, session }: Exchange): IcwsReply {
  server.sessions.end(session, { reason: 'The user logged out.', shouldReconnect: false }, { isTold: false });
  return done;
}

function oneFeature({ server, param }: OpenExchange): IcwsReply {
  const featureId = param('featureId');
  const known = server.features[featureId];
  if (known === undefined) return invalidProperty('featureId', `Feature ${featureId} is not supported.`);
  return ok({ featureId, version: known });
}

export const connectionOperations: readonly Operation[] = [
  openOperation('GET', '/icws/connection/version', 'connection', () => ok(version)),
  openOperation('GET', '/icws/connection/features', 'connection', ({ server }) =>
    ok({ featureInfoList: featureList(server.features) }),
  ),
  openOperation('GET', '/icws/connection/features/{featureId}', 'connection', oneFeature),
  openOperation('GET', '/icws/connection/server-info', 'connection', ({ headers }) =>
    ok({
      languages,
      acceptLanguage: headers['accept-language'] ?? 'en-us',
      authentication: { allowIcAuth: true, identityProviders: [], userAgreementText: '' },
    }),
  ),
  openOperation('GET', '/icws/connection/server-time', 'connection', ({ server }) => ok(serverTime(server))),
  openOperation('POST', '/icws/connection', 'connection', withBody(loginSchema, logIn)),
  operation('GET', '{S}/connection', 'connection', connectionState, 'anySession'),
  operation('DELETE', '{S}/connection', 'connection', logOut),
  operation('GET', '{S}/connection/switchover-status', 'connection', ({ server }) =>
    ok(switchoverStatus(server.host)),
  ),
  operation(
    'POST',
    '{S}/connection/unique-auth-token',
    'connection',
    withBody(z.object({ authTokenSeed: z.string().min(1) }), ({ server, session }: Exchange, body) =>
      ok({ authToken: server.authTokens.issue(session.id, body.authTokenSeed) }),
    ),
  ),
];
