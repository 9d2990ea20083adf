import type { Refusal } from '../pbx/refusal.ts';
import type { IcwsReply } from './reply.ts';

/** Decimal HRESULTs that real servers put beside the message (icws.md 2.2). */
export const errorCodes = {
  sessionNotFound: 1,
  tokenInvalid: 2,
  authenticationFailure: -2147221503,
  objectNotFound: -2147221496,
  failure: -2147467259,
} as const;

/** Older paths name a missing object by its number only (icws.md 2.2). */
export const objectNotFoundId = String(errorCodes.objectNotFound);

/** An error answer; `errorCode` defaults to the generic failure. */
export function failure(
  status: number,
  errorId: string,
  message: string,
  errorCode: number = errorCodes.failure,
): IcwsReply & { readonly body: object } {
  return { status, body: { errorId, errorCode, message } };
}

export function missingProperty(propertyName: string): IcwsReply {
  return propertyFailure('missing', propertyName, `${propertyName} is missing. Add it.`);
}

export function invalidProperty(propertyName: string, message: string): IcwsReply {
  return propertyFailure('invalid', propertyName, message);
}

function propertyFailure(kind: 'missing' | 'invalid', propertyName: string, message: string): IcwsReply {
  return {
    status: 400,
    body: {
      __type: `urn:inin.com:common:${kind}PropertyError`,
      errorId: `error.request.${kind}Property`,
      errorCode: errorCodes.failure,
      message,
      propertyName,
    },
  };
}

/** The answer that tells a client why the switch refused. */
export function refusalReply({ refused, message }: Refusal): IcwsReply {
  switch (refused) {
    case 'unknownInteraction':
      return failure(404, 'error.request.interaction.notFound', message, errorCodes.objectNotFound);
    case 'unknownUser':
      return failure(404, 'error.request.user.notFound', message, errorCodes.objectNotFound);
    case 'unknownStation':
      return failure(400, objectNotFoundId, message, errorCodes.objectNotFound);
    case 'stationInUse':
      return failure(400, 'error.request.station.inUse', message);
    case 'noStation':
      return failure(400, 'error.request.station.notFound', message, errorCodes.objectNotFound);
    case 'notAllowed':
      return failure(403, 'error.request.accessDenied', message);
    case 'invalidState':
      return failure(400, 'error.request.interaction.invalidState', message);
    case 'unknownWorkgroup':
      return invalidProperty('workgroup', message);
    case 'unknownStatus':
      return invalidProperty('statusId', message);
    case 'badTarget':
      return invalidProperty('target', message);
    case 'badAttribute':
      return invalidProperty('attributes', message);
    case 'badDigits':
      return invalidProperty('dtmfDigits', message);
    case 'badDuration':
      return invalidProperty('duration', message);
    case 'badFile':
      return invalidProperty('file', message);
    case 'badState':
      return invalidProperty('initialState', message);
  }
}

/** The session in the path is unknown, ended, or not the cookie's (icws.md 2.2). */
export const sessionNotFound = failure(
  401,
  'error.request.session.notFound',
  'This request requires a session ID!',
  errorCodes.sessionNotFound,
);
