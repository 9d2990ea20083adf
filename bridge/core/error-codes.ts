/**
 * Who has to act: `Client` the caller, `Server` us; `VersionMismatch` an envelope of another SOAP version,
 * `MustUnderstand` a header block that demands what we do not know.
 */
export type FaultCode = 'Client' | 'Server' | 'VersionMismatch' | 'MustUnderstand';

/** What one error code means on each edge that shows it. */
export interface ErrorCode {
  /** The code in the SOAP fault's detail. `ICI-001` to `ICI-012` are the proposals of ici.md 5.7, later ones ours. */
  readonly ici: `ICI-${string}`;
  readonly faultCode: FaultCode;
  /** SOAP 1.1 asks for 500 on every fault; where HTTP itself failed, HTTP's own status stands. */
  readonly httpStatus: 400 | 401 | 405 | 408 | 413 | 415 | 500;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly meaning: string;
}

function code(
  ici: ErrorCode['ici'],
  faultCode: FaultCode,
  httpStatus: ErrorCode['httpStatus'],
  logLevel: ErrorCode['logLevel'],
  meaning: string,
): ErrorCode {
  return { ici, faultCode, httpStatus, logLevel, meaning };
}

/** Every error of the bridge, once. `docs/errors.md` is held against this table in both directions. */
export const errorCodes = {
  unknownUser: code(
    'ICI-001',
    'Client',
    500,
    'warn',
    'CIC has no user with this name; names are case-sensitive (G22).',
  ),
  notLoggedOn: code('ICI-002', 'Client', 500, 'warn', 'The user has no subscription or no CIC session.'),
  unknownItem: code('ICI-003', 'Client', 500, 'warn', 'No item of any agent has this id.'),
  notAllowedInState: code(
    'ICI-004',
    'Client',
    500,
    'info',
    'The item or agent is in a state that does not allow the operation.',
  ),
  unknownWorkMode: code(
    'ICI-005',
    'Client',
    500,
    'warn',
    'The work mode is not in the configured list (G29).',
  ),
  badAddress: code('ICI-006', 'Client', 500, 'warn', 'A number, address or URL cannot be used.'),
  notSupported: code(
    'ICI-007',
    'Client',
    500,
    'warn',
    'The service has no such operation, or CIC cannot serve it.',
  ),
  cicUnavailable: code('ICI-008', 'Server', 500, 'error', 'CIC cannot be reached, or refused the command.'),
  notAuthorized: code(
    'ICI-009',
    'Client',
    500,
    'warn',
    'The user of the SOAP header may not act on this item or user.',
  ),
  workcenterInUse: code(
    'ICI-010',
    'Client',
    500,
    'warn',
    'The station of the work center cannot be used by this agent.',
  ),
  malformedRequest: code(
    'ICI-011',
    'Client',
    500,
    'warn',
    'The request is not well-formed, or a parameter is missing or of the wrong type.',
  ),
  timeout: code('ICI-012', 'Server', 408, 'warn', 'The request was not complete, or not answered, in time.'),
  tooLarge: code('ICI-013', 'Client', 413, 'warn', 'A body, a nesting or a value is over its limit.'),
  versionMismatch: code('ICI-014', 'VersionMismatch', 500, 'warn', 'The envelope is not SOAP 1.1.'),
  methodNotAllowed: code(
    'ICI-015',
    'Client',
    405,
    'info',
    'The address takes POST for SOAP, GET for the page and ?wsdl.',
  ),
  unsupportedMediaType: code('ICI-016', 'Client', 415, 'warn', 'The body is not text/xml.'),
  loginFailed: code('ICI-017', 'Client', 500, 'warn', 'CIC refused the credentials of the agent.'),
  internal: code('ICI-018', 'Server', 500, 'error', 'The bridge itself failed; the log has the cause.'),
  badConfiguration: code(
    'ICI-019',
    'Server',
    500,
    'error',
    'The configuration file is wrong; nothing was started.',
  ),
  eventUndeliverable: code(
    'ICI-020',
    'Server',
    500,
    'error',
    'SAP did not take an event in time; the subscription was ended.',
  ),
  headerNotUnderstood: code(
    'ICI-021',
    'MustUnderstand',
    500,
    'warn',
    'A SOAP header block has mustUnderstand and is not known here.',
  ),
  storeFailed: code(
    'ICI-022',
    'Server',
    500,
    'error',
    'What has to outlive a restart could not be written or read.',
  ),
  credentialsRequired: code(
    'ICI-023',
    'Client',
    401,
    'warn',
    'The request has no user and password, or wrong ones; or it came over plain HTTP.',
  ),
} as const satisfies Record<string, ErrorCode>;

export type ErrorName = keyof typeof errorCodes;
