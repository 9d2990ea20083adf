import { z } from 'zod';
import { alternateHost, type HostList } from './host-list.ts';
import type { IcwsFailure } from './icws-error.ts';
import { type IcwsAnswer, type IcwsHeaders, type IcwsSend, single } from './icws-request.ts';
import type { IcwsSettings } from './settings.ts';

/** One request inside a session; `path` begins after `/icws/{sessionId}`. */
export interface SessionRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** False where a second request would not do the same as the first, whatever the method. */
  readonly isRepeatable?: boolean;
}

/** One CIC session as a log-on gave it: host, cookie and token. It does not watch over itself. */
export interface Connection {
  readonly host: string;
  /** As CIC spells it. */
  readonly userId: string;
  readonly displayName: string;
  /** The station that CIC would choose; empty where the user has none. */
  readonly defaultStation: string;
  /** The version of a feature, 0 where the server lacks it (icws.md 13). */
  featureVersion(featureId: string): number;
  request(request: SessionRequest): Promise<IcwsAnswer>;
  /** Address and headers of a session resource, for the event stream. */
  address(path: string): { readonly url: string; readonly headers: Readonly<Record<string, string>> };
}

export interface LogInContext {
  readonly send: IcwsSend;
  readonly settings: IcwsSettings;
  readonly hosts: HostList;
}

export interface WhoLogsIn {
  readonly user: string;
  readonly password: string;
  /** It cannot change later (icws.md 1); the bridge's own unless told otherwise. */
  readonly language?: string | undefined;
}

export type LogInOutcome =
  | { readonly ok: true; readonly connection: Connection }
  | { readonly ok: false; readonly failure: IcwsFailure };

/** Hosts tried in one log-on, counting those that a 503 named: pairs that name each other end here. */
const maxHops = 8;

const features = z.array(z.looseObject({ featureId: z.string(), version: z.coerce.number() }));

const loggedIn = z.looseObject({
  sessionId: z.coerce.string().optional().catch(undefined),
  csrfToken: z.string().optional().catch(undefined),
  userID: z.string().optional().catch(undefined),
  userDisplayName: z.string().optional().catch(undefined),
  alternateHostList: z.array(z.string()).optional().catch(undefined),
  defaultWorkstationId: z.string().optional().catch(undefined),
  effectiveStation: z
    .looseObject({ stationId: z.looseObject({ id: z.string() }) })
    .optional()
    .catch(undefined),
  features: features.optional().catch(undefined),
});

/** Logs on at the first host that takes log-ons; a refusal of the credentials ends the search (icws.md 3.2). */
export async function logIn(
  context: LogInContext,
  who: WhoLogsIn,
  signal: AbortSignal,
): Promise<LogInOutcome> {
  const waiting = [...context.hosts.candidates()];
  const tried = new Set<string>();
  let failure: IcwsFailure = { kind: 'unreachable', message: 'no CIC host is configured' };
  for (let host = waiting.shift(); host !== undefined && tried.size < maxHops; host = waiting.shift()) {
    if (tried.has(host)) continue;
    tried.add(host);
    const here = host;
    const outcome = await logInAt(context, here, who, signal);
    if (outcome.ok) return outcome;
    failure = outcome.failure;
    if (!isWorthAnotherHost(failure)) break;
    waiting.unshift(...(failure.alternateHosts ?? []).map((name) => alternateHost(here, name)));
  }
  return { ok: false, failure };
}

function isWorthAnotherHost({ kind }: IcwsFailure): boolean {
  return kind === 'unreachable' || kind === 'timedOut' || kind === 'notAccepting' || kind === 'serverFailure';
}

async function logInAt(
  { send, settings, hosts }: LogInContext,
  host: string,
  { user, password, language: wanted }: WhoLogsIn,
  signal: AbortSignal,
): Promise<LogInOutcome> {
  const language = { 'accept-language': wanted ?? settings.language };
  const answer = await send({
    method: 'POST',
    url: `${host}/icws/connection?include=features,version,effective-station,default-workstation,server-time`,
    headers: language,
    body: {
      __type: 'urn:inin.com:connection:icAuthConnectionRequestSettings',
      applicationName: settings.applicationName,
      userID: user,
      password,
    },
    timeoutMs: settings.timeouts.loginMs,
    signal,
  });
  if (!answer.ok) {
    // The contract knows no 401 here; were one sent, it could only mean the credentials (icws.md 3.2).
    const { failure } = answer;
    return {
      ok: false,
      failure: failure.status === 401 ? { ...failure, kind: 'authenticationFailure' } : failure,
    };
  }
  const body = loggedIn.safeParse(answer.body).data ?? {};
  const sessionId = body.sessionId ?? single(answer.headers['inin-icws-session-id']);
  const csrfToken = body.csrfToken ?? single(answer.headers['inin-icws-csrf-token']);
  if (!sessionId || !csrfToken) {
    const message = 'CIC took the log-on but sent no session id or CSRF token';
    return { ok: false, failure: { kind: 'serverFailure', status: answer.status, message } };
  }
  hosts.succeeded(host, body.alternateHostList ?? []);

  const known = body.features ?? (await readFeatures(send, host, language, settings.timeouts.requestMs));
  const versions = new Map(known.map(({ featureId, version }) => [featureId.toLowerCase(), version]));
  const cookies = createCookieJar(answer.headers);
  const base = `${host}/icws/${sessionId}`;
  const headers = () => ({ ...language, cookie: cookies.header(), 'inin-icws-csrf-token': csrfToken });

  return {
    ok: true,
    connection: {
      host,
      userId: body.userID ?? user,
      displayName: body.userDisplayName ?? user,
      defaultStation: body.defaultWorkstationId || body.effectiveStation?.stationId.id || '',
      featureVersion: (featureId) => versions.get(featureId.toLowerCase()) ?? 0,
      address: (path) => ({ url: base + path, headers: headers() }),
      async request({ method, path, body: content, timeoutMs, signal: stop, isRepeatable }) {
        const attempt = async () => {
          const reply = await send({
            method,
            url: base + path,
            headers: headers(),
            body: content,
            timeoutMs: timeoutMs ?? settings.timeouts.requestMs,
            signal: stop,
          });
          if (reply.ok) cookies.keep(reply.headers);
          return reply;
        };
        const first = await attempt();
        if (first.ok || method === 'POST' || isRepeatable === false) return first;
        // A kept-alive connection that the server closed at this very moment looks the same as a dead server.
        const { kind } = first.failure;
        return kind === 'unreachable' || kind === 'serverFailure' ? attempt() : first;
      },
    },
  };
}

/** For servers too old for `include=features` (connection below 3); an empty list where they refuse this too. */
async function readFeatures(
  send: IcwsSend,
  host: string,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<z.output<typeof features>> {
  const answer = await send({ method: 'GET', url: `${host}/icws/connection/features`, headers, timeoutMs });
  if (!answer.ok) return [];
  return z.looseObject({ featureInfoList: features }).safeParse(answer.body).data?.featureInfoList ?? [];
}

/** A session has its own cookies, so that one process can hold thousands of sessions (icws.md 3.7). */
function createCookieJar(first: IcwsHeaders) {
  const cookies = new Map<string, string>();
  const jar = {
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    keep(headers: IcwsHeaders): void {
      const lines = headers['set-cookie'] ?? [];
      for (const line of Array.isArray(lines) ? lines : [lines]) {
        const [pair = ''] = line.split(';');
        const equals = pair.indexOf('=');
        if (equals > 0) cookies.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
      }
    },
  };
  jar.keep(first);
  return jar;
}
