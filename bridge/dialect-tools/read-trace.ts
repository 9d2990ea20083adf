import { BridgeError } from '../core/bridge-error.ts';
import { readEnvelope } from '../ici/soap/envelope.ts';
import type { XmlElement } from '../ici/soap/xml-element.ts';
import { createXmlReader } from '../ici/soap/xml-reader.ts';

/** One SOAP message of a recording. */
export interface TracedMessage {
  /** File and number within it, for the report. */
  readonly where: string;
  /** The only element of the Body; `undefined` where the Body is empty. */
  readonly content: XmlElement | undefined;
  readonly header: XmlElement | undefined;
  /** The address, where the recording has one. */
  readonly path: string;
}

export interface Trace {
  readonly messages: readonly TracedMessage[];
  /** What could not be read, and why. */
  readonly unreadable: readonly string[];
}

const envelopes = /<(?:[\w.-]+:)?Envelope[\s>][\s\S]*?<\/(?:[\w.-]+:)?Envelope\s*>/g;
const bodyFields = ['payload', 'body', 'message', 'envelope', 'xml', 'TRACE_UNIT'];
const pathFields = ['path', 'url', 'address', 'endpoint', 'appUrl'];
const readXml = createXmlReader(200);

/**
 * Finds the SOAP messages of a recording: XML with one envelope or several, whatever stands between them, or JSON
 * lines that hold one in `payload`, `body` or the like, such as the bridge's own trace.
 */
export function readTrace(text: string, file: string): Trace {
  const found = text.split(/\r?\n/).some((line) => line.startsWith('{'))
    ? text.split(/\r?\n/).flatMap((line) => fromLine(line))
    : [...text.matchAll(envelopes)].map(([xml]) => ({ xml, path: '' }));
  const messages: TracedMessage[] = [];
  const unreadable: string[] = [];
  for (const [index, { xml, path }] of found.entries()) {
    const where = `${file}, message ${index + 1}`;
    try {
      const root = readXml(xml);
      const { content } = readEnvelope(root);
      messages.push({ where, content, header: root.children.find(({ name }) => name === 'Header'), path });
    } catch (error) {
      if (!(error instanceof BridgeError)) throw error;
      unreadable.push(`${where}: ${error.message}`);
    }
  }
  if (found.length === 0) unreadable.push(`${file}: it holds no SOAP envelope`);
  return { messages, unreadable };
}

function fromLine(line: string): readonly { readonly xml: string; readonly path: string }[] {
  const record = parse(line);
  const [body] = bodyFields.flatMap((field) => (typeof record?.[field] === 'string' ? [record[field]] : []));
  const [path = ''] = pathFields.flatMap((field) =>
    typeof record?.[field] === 'string' ? [record[field]] : [],
  );
  return [...String(body ?? '').matchAll(envelopes)].map(([xml]) => ({ xml, path: String(path) }));
}

/** A line that is cut off or no JSON holds no message. */
function parse(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
