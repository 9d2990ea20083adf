import { z } from 'zod';
import { BridgeError } from '../core/bridge-error.ts';
import type { ErrorName } from '../core/error-codes.ts';

export type IcwsFailureKind =
  /** No connection, or it broke before the answer was complete. */
  | 'unreachable'
  | 'timedOut'
  /** We ourselves gave up: the session is being closed. */
  | 'aborted'
  /** There is no CIC session at the moment; nothing was sent. */
  | 'noSession'
  /** There is none, and none will come; nothing was sent. */
  | 'sessionEnded'
  /** CIC does not know the session any more; nothing was done. */
  | 'sessionLost'
  /** A switchover backup, or a session manager that takes no log-ons now. */
  | 'notAccepting'
  | 'authenticationFailure'
  | 'notAuthorized'
  | 'notFound'
  | 'invalidState'
  | 'invalidRequest'
  /** The server has no such resource or method: too old, or removed. */
  | 'unsupported'
  | 'serverFailure';

/** Why CIC did not do what was asked. */
export interface IcwsFailure {
  readonly kind: IcwsFailureKind;
  /** CIC's own text where it sent one. */
  readonly message: string;
  readonly status?: number;
  readonly errorId?: string;
  /** Where to log on instead, only with `notAccepting`. */
  readonly alternateHosts?: readonly string[];
  readonly cause?: unknown;
}

const errorBody = z.looseObject({
  errorId: z.coerce.string().optional().catch(undefined),
  errorCode: z.coerce.number().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  alternateHostList: z.array(z.string()).optional().catch(undefined),
});
type ErrorBody = z.output<typeof errorBody>;

/** Error codes of icws.md 2.2; servers before 4.0 SU6 send only these. */
const kindsByCode: Readonly<Record<number, IcwsFailureKind>> = {
  [-2147221503]: 'authenticationFailure',
  [-2147221499]: 'sessionLost',
  [-2147221496]: 'notFound',
};

/** The end of an `errorId` says what is wrong, whatever the feature in its middle. */
const kindsByReason: Readonly<Record<string, IcwsFailureKind>> = {
  authenticationFailure: 'authenticationFailure',
  notFound: 'notFound',
  invalidState: 'invalidState',
  accessDenied: 'notAuthorized',
  notAcceptingConnections: 'notAccepting',
};

function kindInside({ errorCode, errorId = '' }: ErrorBody): IcwsFailureKind | undefined {
  // Some paths put the code into errorId as a decimal text (icws.md 2).
  const code = errorCode ?? (/^-?\d+$/.test(errorId) ? Number(errorId) : undefined);
  const byCode = code === undefined ? undefined : kindsByCode[code];
  if (byCode) return byCode;
  if (errorId.startsWith('error.request.session.')) return 'sessionLost';
  return kindsByReason[errorId.slice(errorId.lastIndexOf('.') + 1)];
}

function kindOf(status: number, body: ErrorBody): IcwsFailureKind {
  // A redirect is how some servers say 503 (icws.md 3.2).
  if (status === 503 || (status >= 300 && status < 400)) return 'notAccepting';
  if (status === 401) return 'sessionLost';
  if (status === 403) return 'notAuthorized';
  if (status === 404) return 'notFound';
  if (status === 405 || status === 410) return 'unsupported';
  return kindInside(body) ?? (status >= 500 ? 'serverFailure' : 'invalidRequest');
}

/** Classifies an answer that is not 2xx: by status, then error code, then error id (icws.md 2.2). */
export function failureOf(status: number, body: unknown, location?: string): IcwsFailure {
  const parsed = errorBody.safeParse(body);
  const error: ErrorBody = parsed.success ? parsed.data : {};
  const kind = kindOf(status, error);
  const alternateHosts = [...(error.alternateHostList ?? []), ...(location ? [location] : [])];
  return {
    kind,
    status,
    message: error.message?.trim() || `CIC answered HTTP ${status}`,
    ...(error.errorId ? { errorId: error.errorId } : {}),
    ...(kind === 'notAccepting' ? { alternateHosts } : {}),
  };
}

interface Meaning {
  readonly code: ErrorName;
  readonly nextStep: string;
  /** True where it is certain that CIC did nothing, so that the same call may be made again. */
  readonly retryable?: boolean;
}

const meanings: Readonly<Record<IcwsFailureKind, Meaning>> = {
  unreachable: { code: 'cicUnavailable', nextStep: 'Check that CIC runs and can be reached' },
  timedOut: { code: 'cicUnavailable', nextStep: 'Look at the item before trying again: CIC may have acted' },
  aborted: { code: 'notLoggedOn', nextStep: 'Log on again' },
  noSession: { code: 'cicUnavailable', nextStep: 'Try again once CIC is back', retryable: true },
  sessionEnded: { code: 'notLoggedOn', nextStep: 'Log on again' },
  sessionLost: { code: 'cicUnavailable', nextStep: 'Try again once CIC is back', retryable: true },
  notAccepting: { code: 'cicUnavailable', nextStep: 'Try again in a moment', retryable: true },
  authenticationFailure: { code: 'loginFailed', nextStep: 'Check user name and password' },
  notAuthorized: { code: 'notAuthorized', nextStep: "Check the user's rights in Interaction Administrator" },
  notFound: { code: 'unknownItem', nextStep: 'Read the current items again' },
  invalidState: { code: 'notAllowedInState', nextStep: "Check the item's state" },
  invalidRequest: { code: 'notAllowedInState', nextStep: "Check the item's state and the values sent" },
  unsupported: { code: 'notSupported', nextStep: 'Check the version of the CIC server' },
  serverFailure: { code: 'cicUnavailable', nextStep: "Look at CIC's own logs" },
};

/**
 * The error for `what`, in the words "Failed to <what>: <why>. <next step>.".
 * @param instead codes that some kinds mean for this very request, such as `invalidRequest: 'badAddress'`
 */
export function bridgeErrorOf(
  what: string,
  failure: IcwsFailure,
  instead: Partial<Record<IcwsFailureKind, ErrorName>> = {},
): BridgeError {
  const { code, nextStep, retryable = false } = meanings[failure.kind];
  const why = failure.message.replace(/\.\s*$/, '');
  return new BridgeError(instead[failure.kind] ?? code, `Failed to ${what}: ${why}. ${nextStep}.`, {
    cause: failure.cause,
    retryable,
    details: {
      reason: failure.kind,
      cicMessage: failure.message,
      ...(failure.status === undefined ? {} : { status: failure.status }),
      ...(failure.errorId === undefined ? {} : { errorId: failure.errorId }),
    },
  });
}
