export type ControlErrorCode = 'badRequest' | 'notFound' | 'notAllowedInState' | 'clockIsReal' | 'noPair';

const httpStatuses = {
  badRequest: 400,
  notFound: 404,
  notAllowedInState: 409,
  clockIsReal: 409,
  noPair: 409,
} as const;

/** The control API was asked for something that cannot be done; the message says what to do next. */
export class ControlError extends Error {
  readonly code: ControlErrorCode;

  constructor(code: ControlErrorCode, message: string) {
    super(message);
    this.name = 'ControlError';
    this.code = code;
  }

  get httpStatus(): 400 | 404 | 409 {
    return httpStatuses[this.code];
  }
}
