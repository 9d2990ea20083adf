const soapBodyChild = /<(?:[\w.-]+:)?Body\b[^>]*>\s*(?:<!--[\s\S]*?-->\s*)*<(?:([\w.-]+):)?([\w.-]+)([^>]*)>/;
const serviceName = /\bIci[A-Za-z]+/;
const sessionPath = /^\/icws\/\d+(?=\/|$)/;

/** What the message list calls a request: `IciPhoneCall.hold`, `PUT {S}/connection/station`, `GET /ici?wsdl`. */
export function messageName(method: string, path: string, body: string): string {
  const soap = soapBodyChild.exec(body);
  if (soap) return soapName(path, body, soap);
  const [pathname = path] = path.split('?');
  if (pathname.startsWith('/icws')) return `${method} ${pathname.replace(sessionPath, '{S}')}`;
  return `${method} ${path}`;
}

/** What the message list calls one message of CIC's event stream: its `__type` without the namespace (icws.md 4). */
export function streamedName(data: string): string {
  const type = /"__type"\s*:\s*"([^"]*)"/.exec(data)?.[1];
  return type?.split(':').at(-1) || 'message';
}

/** The service stands in the namespace of the operation; a request at a service's own path may do without. */
function soapName(
  path: string,
  body: string,
  [, prefix, operation = '', attributes = '']: RegExpExecArray,
): string {
  const declaration = new RegExp(`\\bxmlns${prefix ? `:${prefix}` : ''}\\s*=\\s*["']([^"']*)["']`);
  const namespace = declaration.exec(attributes)?.[1] ?? declaration.exec(body)?.[1] ?? '';
  const service = serviceName.exec(namespace)?.[0] ?? serviceName.exec(path)?.[0];
  return service ? `${service}.${operation}` : operation;
}
