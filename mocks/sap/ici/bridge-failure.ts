/** The bridge answered with a SOAP fault. */
export class BridgeFault extends Error {
  /** `ICI-…` from the fault's detail; the fault code where it has none. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BridgeFault';
    this.code = code;
  }
}

/** The bridge did not answer, or not in SOAP. */
export class BridgeUnreachable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BridgeUnreachable';
  }
}
