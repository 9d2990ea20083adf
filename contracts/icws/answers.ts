import { MatchersV3 } from '@pact-foundation/pact';

const { like, regex, integer } = MatchersV3;

/** Any 2xx, with or without a body. */
export const accepted = { status: 'success' } as const;

/** An error as CIC words it: the bridge goes by the status, and shows the message. */
export function refusal(status: number, message: string) {
  return { status, body: { message: like(message) } };
}

/** The call is in a state that does not allow the command: servers of today say so in the error's id. */
export function wrongState(message: string) {
  return {
    status: 400,
    body: {
      errorId: regex('.+\\.invalidState', 'error.request.interaction.invalidState'),
      message: like(message),
    },
  };
}

/** Some requests have no 404: there the error's id says what is not there. */
export function notFoundById(message: string) {
  return {
    status: 400,
    body: {
      errorId: regex('.+\\.notFound', 'error.request.interaction.notFound'),
      message: like(message),
    },
  };
}

/** An error that the status alone does not tell from others (icws.md 2.2). */
export function refusalByCode(status: number, errorCode: number, message: string) {
  return { status, body: { errorCode, message: like(message) } };
}

export const features = MatchersV3.eachLike({ featureId: like('messaging'), version: integer(2) });

/** Ten decimal digits, but no client may rely on that: any text that is no object, which `.+` would fit too. */
export const idPattern = '[^\\s{}"]+';

export const anyId = (example: string) => regex(idPattern, example);
