import { z } from 'zod';
import { BridgeError } from '../../core/bridge-error.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { wireNameKeys } from './wire-name-keys.ts';

const text = z.string().min(1);
const xmlName = z.string().regex(/^[A-Za-z_][\w.-]*$/, 'must be an XML name without a prefix');
const xmlNameTemplate = z
  .string()
  .regex(/^[A-Za-z_{][\w.{}-]*$/, 'must be an XML name, with {operation} or {result} where they belong');
const path = z.string().regex(/^\/[^?#\s]*$/, 'must be a path that begins with a slash');
const textElement = z.strictObject({ id: text, description: z.string() });

const supportedStyle = 'document-literal-wrapped';
const style = z.string().refine((value): value is typeof supportedStyle => value === supportedStyle, {
  error: (issue) =>
    issue.input === 'rpc-literal' || issue.input === 'rpc-encoded'
      ? `${issue.input} is planned but not spoken yet; use ${supportedStyle}`
      : `must be ${supportedStyle}`,
});

const dialectSchema = z.strictObject({
  name: text,
  style,
  namespaces: z.strictObject({
    /** `{service}` stands for the service's name. */
    service: text,
    /** Services whose namespace does not follow the template. */
    services: z.record(text, text).default({}),
    types: text,
  }),
  /** Of the events; `{namespace}`, `{service}` and `{operation}` are filled in. Requests may send any. */
  soapAction: z.string(),
  paths: z.strictObject({
    combined: path,
    service: path.refine((value) => value.includes('{service}'), 'must contain {service}'),
    /** Endings that a path may have besides none. */
    suffixes: z.array(text),
  }),
  header: z.strictObject({ element: xmlName, userId: xmlName }),
  elements: z.strictObject({
    response: xmlNameTemplate,
    result: xmlNameTemplate,
    item: xmlName,
    exception: xmlName,
  }),
  /**
   * Wire names that differ from the catalogue's: `Service.operation`, `Service.operation.parameter` or
   * `Type.field` to a list of which the first is written and all are read.
   */
  names: z.record(text, z.array(xmlName).min(1)),
  codes: z.strictObject({
    phoneCallStatus: z.strictObject({
      initiated: textElement,
      dialing: textElement,
      alerting: textElement,
      connected: textElement,
      held: textElement,
      failed: textElement,
      ended: textElement,
    }),
    processingStatus: z.strictObject({
      inProcess: textElement,
      accepted: textElement,
      rejected: textElement,
      forwarded: textElement,
      wrapUp: textElement,
      completed: textElement,
    }),
    subscriptionEndReason: z.strictObject({
      replaced: textElement,
      shutdown: textElement,
      loggedOff: textElement,
      undeliverable: textElement,
    }),
  }),
  channels: z.strictObject({ telephony: text, messaging: text, chat: text, action: text }),
  capabilities: z.strictObject({
    Accept: text,
    Reject: text,
    HangUp: text,
    Hold: text,
    Retrieve: text,
    End: text,
    WrapUp: text,
    Dial: text,
    SetWorkmode: text,
  }),
});

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** How the catalogue looks on one site's wire; everything that SAP's own WSDL may decide differently. */
export type Dialect = DeepReadonly<z.output<typeof dialectSchema>>;

/**
 * Reads a dialect file's JSON.
 * @throws BridgeError `badConfiguration` that names every wrong field.
 */
export function parseDialect(json: unknown): Dialect {
  const parsed = dialectSchema.safeParse(json);
  if (!parsed.success) {
    throw wrongDialect(
      parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`),
    );
  }
  const known = wireNameKeys(catalogue);
  const unknown = Object.keys(parsed.data.names).filter((key) => !known.has(key));
  const noService = Object.keys(parsed.data.namespaces.services).filter((name) => !(name in catalogue));
  const problems = [
    ...unknown.map((key) => `names.${key}: the catalogue has no such operation, parameter or field`),
    ...noService.map((name) => `namespaces.services.${name}: the catalogue has no such service`),
  ];
  if (problems.length > 0) throw wrongDialect(problems);
  return parsed.data;
}

function wrongDialect(problems: readonly string[]): BridgeError {
  return new BridgeError(
    'badConfiguration',
    `Failed to read the dialect: ${problems.join('; ')}. Correct the dialect file; dialects/default.json shows a whole one.`,
  );
}
