import { BridgeError } from '../core/bridge-error.ts';
import { nearestName } from '../core/nearest-name.ts';
import { codecOf, type OperationCodec } from '../ici/codec/codec.ts';
import { newNotes } from '../ici/codec/shape-reader.ts';
import { responseNamespace } from '../ici/codec/wire-names.ts';
import type { Dialect } from '../ici/index.ts';
import { readHeaderUser } from '../ici/soap/envelope.ts';
import { readFault } from '../ici/soap/fault.ts';
import { attributeOf, type XmlElement } from '../ici/soap/xml-element.ts';
import type { TracedMessage } from './read-trace.ts';

interface FoundMessage {
  readonly codec: OperationCodec;
  readonly kind: 'request' | 'response';
}

/** What a dialect has against a message, in words; empty where the message is just as the dialect says. */
export function messageMisfits(dialect: Dialect, message: TracedMessage): readonly string[] {
  const { content, header } = message;
  if (content === undefined || readFault(content)) return [];
  const misfits: string[] = [];
  const inNamespace = candidates(dialect, content, true)[0];
  const found = inNamespace ?? candidates(dialect, content, false)[0];
  if (found === undefined) {
    const names = [...codecOf(dialect).byFullName.values()].flatMap((each) => [
      each.requestName,
      each.responseName,
    ]);
    const nearest = nearestName(content.name, names);
    return [`unknown operation ${content.name}${nearest === undefined ? '' : ` (perhaps ${nearest})`}`];
  }
  const { codec, kind } = found;
  if (inNamespace === undefined) {
    misfits.push(
      `${codec.service.name} has the namespace "${content.namespace}", the dialect "${codec.namespace}"`,
    );
  }
  misfits.push(...styleMisfits(dialect, content), ...readMisfits(codec, kind, content));
  if (header && header.children.length > 0 && readHeaderUser(header, dialect.header.path) === undefined) {
    misfits.push(`no user is found in the header ${header.children.map(({ name }) => name).join(', ')}`);
  }
  return misfits;
}

/** Every operation whose request or answer has the name of an element, and its namespace where that is asked for. */
function candidates(dialect: Dialect, content: XmlElement, isStrict: boolean): readonly FoundMessage[] {
  const found: FoundMessage[] = [];
  for (const { service, namespace, byRequestName, operations } of codecOf(dialect).services.values()) {
    const request = byRequestName.get(content.name);
    if (request && (!isStrict || content.namespace === namespace))
      found.push({ codec: request, kind: 'request' });
    const answers = responseNamespace(dialect, service.name);
    if (isStrict && content.namespace !== answers) continue;
    for (const codec of operations.values()) {
      if (codec.responseName === content.name) found.push({ codec, kind: 'response' });
    }
  }
  return found;
}

/** How a message was written, as far as it shows. */
export function styleOf(content: XmlElement): Dialect['style'] | undefined {
  if (isEncoded(content)) return 'rpc-encoded';
  const [first] = content.children;
  if (first === undefined || content.namespace === '') return undefined;
  return first.namespace === '' ? 'rpc-literal' : 'document-literal-wrapped';
}

function isEncoded(element: XmlElement): boolean {
  if (attributeOf(element, 'encodingStyle') || attributeOf(element, 'arrayType')) return true;
  return element.children.some(isEncoded);
}

function styleMisfits(dialect: Dialect, content: XmlElement): readonly string[] {
  const style = styleOf(content);
  if (style === undefined || style === dialect.style) return [];
  const isUnqualifiedDocument =
    style === 'rpc-literal' &&
    dialect.style === 'document-literal-wrapped' &&
    dialect.elements.qualified === false;
  return isUnqualifiedDocument ? [] : [`it is written in ${style}, the dialect is ${dialect.style}`];
}

function readMisfits(
  codec: OperationCodec,
  kind: FoundMessage['kind'],
  content: XmlElement,
): readonly string[] {
  const notes = newNotes();
  const misfits: string[] = [];
  try {
    if (kind === 'request') codec.readRequest(content, notes);
    else {
      codec.readResponse(content, notes);
      const [result] = content.children;
      if (result && codec.operation.output && result.name !== codec.resultName) {
        misfits.push(
          `the result of ${codec.fullName} is called ${result.name}, in the dialect ${codec.resultName}`,
        );
      }
    }
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    misfits.push(error.message.replace(/ The WSDL at .*$| Compare the .*$/, ''));
  }
  for (const name of notes.ignored) misfits.push(`${codec.fullName} has no ${name}`);
  for (const taken of notes.byPosition) misfits.push(`${codec.fullName} was read by position: ${taken}`);
  return misfits;
}
