import type { OperationName, Shape } from '@switchhook/bridge/ici';
import { defaultDialect } from '@switchhook/bridge/ici';
import { type Expected, each, like } from '../../pact/expected.ts';
import { findOperation } from '../../pact/find-operation.ts';
import { type BodyRule, faultMessage, requestMessage, responseMessage } from '../../pact/soap-message.ts';
import type { UnderstoodMessage } from '../judge/read-messages.ts';

/** An operation of a recording, and how much of the scenario was played when it was asked. */
export interface RecordedRequest {
  readonly message: UnderstoodMessage;
  readonly steps: number;
  /** The agent of the demo who stands for who asked. */
  readonly agent: string;
}

/** The provider state of an imported contract: so many steps of its scenario have been played. */
const playedState = 'the imported scenario has been played';

/**
 * Writes what SAP asked in a recording, and was answered, as a Pact file: each operation once for each way in which it
 * was answered. Codes have to be as they were, everything else of its kind; ids are `${…}`, for they are others in
 * each play.
 * @param plain puts pseudonyms and placeholders in the place of what names a person or a thing
 */
export function recordedPact(
  requests: readonly RecordedRequest[],
  plain: (value: unknown, message: UnderstoodMessage) => unknown,
): string {
  const seen = new Set<string>();
  const interactions = requests.flatMap(({ message, steps, agent }) => {
    const { name, reply } = message;
    if (reply.kind === 'none') return [];
    const outcome = reply.kind === 'fault' ? ` is refused with ${reply.code}` : '';
    const description = `${name} in the recording${outcome}`;
    if (seen.has(description)) return [];
    seen.add(description);
    const operation = name as OperationName;
    const { service, name: method, declared } = findOperation(operation);
    const request = requestMessage(
      operation,
      plain(message.input, message) as Readonly<Record<string, unknown>>,
      agent,
    );
    const response =
      reply.kind === 'fault'
        ? faultMessage(reply.code, `${service}.${method}`)
        : responseMessage(operation, expected(declared.output, plain(reply.value, message), ''));
    return [
      {
        type: 'Synchronous/HTTP',
        description,
        pending: false,
        providerStates: [{ name: playedState, params: { steps: String(steps) } }],
        request: {
          method: 'POST',
          path: defaultDialect.paths.service.replace('{service}', service),
          headers: { 'Content-Type': ['text/xml; charset=utf-8'], SOAPAction: ['""'] },
          body: bodyOf(request.xml),
        },
        response: {
          status: reply.kind === 'fault' ? 500 : 200,
          headers: { 'Content-Type': ['text/xml; charset=utf-8'] },
          body: bodyOf(response.xml),
          matchingRules: {
            header: {
              'Content-Type': {
                combine: 'AND',
                matchers: [{ match: 'regex', regex: 'text/xml(;.*)?' }],
              },
            },
            body: rulesOf(response.rules),
          },
        },
      },
    ];
  });
  const pact = {
    consumer: { name: 'sap' },
    provider: { name: 'bridge' },
    interactions,
    metadata: { pactSpecification: { version: '4.0' } },
  };
  return `${JSON.stringify(pact, null, 2)}\n`;
}

function bodyOf(xml: string) {
  return { content: xml, contentType: 'application/xml', encoded: false };
}

function rulesOf(rules: readonly BodyRule[]): object {
  return Object.fromEntries(
    rules.map(({ path, rules: matchers }) => [
      path,
      {
        combine: 'AND',
        matchers: matchers.map(({ 'pact:matcher:type': match, regex }) =>
          regex === undefined ? { match } : { match, regex },
        ),
      },
    ]),
  );
}

/** Codes of states have to be just so; of anything else only its kind, and of a list what its entries are. */
function expected(shape: Shape | undefined, value: unknown, field: string): unknown {
  if (shape === undefined || value === undefined) return undefined;
  switch (shape.kind) {
    case 'optional':
      return expected(shape.shape, value, field);
    case 'record':
      return Object.fromEntries(
        Object.entries(shape.fields).flatMap(([name, part]) => {
          const inner = (value as Readonly<Record<string, unknown>>)[name];
          if (inner === undefined) return [];
          return [[name, /Status$/.test(field) && name === 'id' ? inner : expected(part, inner, name)]];
        }),
      );
    case 'list': {
      // Pact holds every entry against one example, strictly: entries that are built differently are told one by one.
      const entries = value as readonly unknown[];
      const [first, ...others] = entries;
      const isAlike = others.every((other) => buildOf(other) === buildOf(first));
      if (first !== undefined && isAlike) {
        return each(expected(shape.element, first, '') as Expected<unknown>);
      }
      return entries.map((entry) => expected(shape.element, entry, ''));
    }
    default:
      return like(value);
  }
}

/** Which fields a value has, and which of its lists are empty. */
function buildOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${buildOf(value[0])}]`;
  if (typeof value !== 'object' || value === null) return '.';
  return Object.entries(value)
    .map(([name, part]) => `${name}${buildOf(part)}`)
    .join();
}
