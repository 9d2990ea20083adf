import { type LoadedWsdl, wsdlNamespace } from './load-wsdl.ts';
import { type SchemaReader, schemaReader } from './schema-reader.ts';
import type { SiteField, SiteHeader, SiteModel, SiteOperation, SiteService } from './site-model.ts';
import { nameKey, type QualifiedName, qualifiedName, type WsdlElement } from './wsdl-document.ts';

const soapBinding = /^http:\/\/schemas\.xmlsoap\.org\/wsdl\/soap\/$/;

/** Every service that the WSDLs bind to SOAP 1.1; of a port type with several bindings the first counts. */
export function siteModelOf(wsdl: LoadedWsdl): SiteModel {
  const schemas = schemaReader(wsdl.schemas);
  const find = new Map<string, WsdlElement>();
  for (const { namespace, element } of wsdl.definitions) {
    for (const child of element.children) {
      const { name } = child.attributes;
      if (child.namespace === wsdlNamespace && name !== undefined) {
        find.set(`${child.name} ${nameKey({ namespace, name })}`, child);
      }
    }
  }
  const lookUp = (kind: string, at: WsdlElement, value: string | undefined) =>
    value === undefined ? undefined : find.get(`${kind} ${nameKey(qualifiedName(at, value))}`);
  const paths = addresses(wsdl);

  const problems = wsdl.missing.map(
    (location) => `${location} is imported and was not found beside the WSDLs`,
  );
  const services = new Map<string, SiteService>();
  const others = new Map<string, WsdlElement>();
  for (const { namespace, element } of wsdl.definitions) {
    for (const binding of element.children) {
      if (binding.name !== 'binding' || binding.namespace !== wsdlNamespace) continue;
      const soap = soapChild(binding, 'binding');
      const portType = lookUp('portType', binding, binding.attributes.type);
      const bindingName = binding.attributes.name ?? '';
      if (soap === undefined) {
        others.set(bindingName, binding);
        continue;
      }
      if (portType === undefined) {
        problems.push(
          `the binding ${bindingName} is of a port type that is in no file: ${binding.attributes.type}`,
        );
        continue;
      }
      const name = portType.attributes.name ?? '';
      const key = nameKey(qualifiedName(binding, binding.attributes.type ?? ''));
      if (services.has(key)) continue;
      const bound = children(binding, 'operation');
      const style = styleOf(soap, bound);
      const operations = bound.flatMap((operation) => {
        const abstract = children(portType, 'operation').find(
          (each) => each.attributes.name === operation.attributes.name,
        );
        if (abstract !== undefined) {
          return [operationOf({ schemas, lookUp }, style, namespace, operation, abstract)];
        }
        problems.push(
          `${operation.attributes.name} is bound to SOAP, and the port type ${name} has no such operation`,
        );
        return [];
      });
      const address = paths.get(nameKey({ namespace, name: binding.attributes.name ?? '' })) ?? '';
      services.set(key, { name, path: address, style, operations });
    }
  }
  for (const [bindingName, binding] of others) {
    const key = nameKey(qualifiedName(binding, binding.attributes.type ?? ''));
    // Beside a binding of SOAP 1.1 others do no harm.
    if (!services.has(key)) problems.push(`the binding ${bindingName} is not of SOAP 1.1, which ICI speaks`);
  }
  const bound = new Set(services.keys());
  for (const { namespace, element } of wsdl.definitions) {
    for (const { attributes } of children(element, 'portType')) {
      const key = nameKey({ namespace, name: attributes.name ?? '' });
      const isOther = [...others.values()].some(
        (binding) => nameKey(qualifiedName(binding, binding.attributes.type ?? '')) === key,
      );
      if (!bound.has(key) && !isOther) {
        problems.push(`no file binds the port type ${attributes.name} to SOAP: give its binding too`);
      }
    }
  }
  return { services: [...services.values()], problems };
}

interface Finding {
  readonly schemas: SchemaReader;
  readonly lookUp: (kind: string, at: WsdlElement, value: string | undefined) => WsdlElement | undefined;
}

function operationOf(
  finding: Finding,
  style: SiteService['style'],
  target: string,
  bound: WsdlElement,
  abstract: WsdlElement,
): SiteOperation {
  const name = bound.attributes.name ?? '';
  const input = child(bound, 'input');
  const output = child(bound, 'output');
  const message = (part: 'input' | 'output' | 'fault') => {
    const element = child(abstract, part);
    return element && finding.lookUp('message', element, element.attributes.message);
  };
  const request = messageOf(finding, style, input, message('input'), name, target);
  const answer =
    message('output') && messageOf(finding, style, output, message('output'), `${name}Response`, target);
  const faultPart = message('fault')?.children.find((part) => part.attributes.element !== undefined);
  return {
    name: request.name,
    namespace: request.namespace,
    soapAction: soapChild(bound, 'operation')?.attributes.soapAction ?? '',
    parameters: request.fields,
    response: answer,
    header: headerOf(finding, input),
    faultElement: faultPart && qualifiedName(faultPart, faultPart.attributes.element ?? ''),
  };
}

function messageOf(
  { schemas }: Finding,
  style: SiteService['style'],
  bound: WsdlElement | undefined,
  message: WsdlElement | undefined,
  rpcName: string,
  target: string,
): { readonly name: string; readonly namespace: string; readonly fields: readonly SiteField[] } {
  const body = bound && soapChild(bound, 'body');
  const parts = message ? children(message, 'part') : [];
  if (style === 'document-literal-wrapped') {
    const [part] = parts;
    const element = part?.attributes.element;
    if (part === undefined || element === undefined) return { name: rpcName, namespace: target, fields: [] };
    const qualified = qualifiedName(part, element);
    const declared = schemas.element(qualified);
    return {
      ...qualified,
      fields: declared?.type.kind === 'record' ? declared.type.fields : wrapped(declared),
    };
  }
  // Only the parts that the binding puts into the body, where it says which.
  const chosen = body?.attributes.parts?.split(/\s+/);
  const fields = parts
    .filter(({ attributes }) => chosen === undefined || chosen.includes(attributes.name ?? ''))
    .map((part): SiteField => {
      const { name: partName = '', type, element } = part.attributes;
      if (type !== undefined) {
        return { name: partName, isQualified: false, type: schemas.type(qualifiedName(part, type)) };
      }
      const declared = element === undefined ? undefined : schemas.element(qualifiedName(part, element));
      return declared ?? { name: partName, isQualified: false, type: { kind: 'simple', name: 'anyType' } };
    });
  return { name: rpcName, namespace: body?.attributes.namespace ?? target, fields };
}

/** An element whose only content is a repeated one was taken for a list; as a request it is a wrapper. */
function wrapped(declared: SiteField | undefined): readonly SiteField[] {
  if (declared?.type.kind !== 'list') return [];
  const { itemName, isItemQualified } = declared.type;
  return [{ name: itemName, isQualified: isItemQualified, type: { ...declared.type, name: '' } }];
}

function headerOf({ schemas, lookUp }: Finding, input: WsdlElement | undefined): SiteHeader | undefined {
  const header = input && soapChild(input, 'header');
  const message = header && lookUp('message', header, header.attributes.message);
  if (header === undefined || message === undefined) return undefined;
  const part = children(message, 'part').find(({ attributes }) => attributes.name === header.attributes.part);
  const { element, type, name: partName = '' } = part?.attributes ?? {};
  if (part === undefined) return undefined;
  const named: QualifiedName =
    element === undefined
      ? { namespace: header.attributes.namespace ?? '', name: partName }
      : qualifiedName(part, element);
  const block: SiteField | undefined =
    element === undefined
      ? { name: partName, isQualified: true, type: schemas.type(qualifiedName(part, type ?? '')) }
      : schemas.element(named);
  const path = [named.name];
  let isQualified = true;
  for (let at = block; at?.type.kind === 'record'; ) {
    // The user's field, or the only way further down.
    const fields: readonly SiteField[] = at.type.fields;
    const next = fields.find(({ name }) => /user/i.test(name)) ?? fields[0];
    if (next === undefined) break;
    path.push(next.name);
    isQualified = next.isQualified;
    at = next;
  }
  return { path, namespace: named.namespace, isQualified };
}

function styleOf(soap: WsdlElement, operations: readonly WsdlElement[]): SiteService['style'] {
  const styles = operations.map((operation) => soapChild(operation, 'operation')?.attributes.style);
  const style = styles.find((each) => each !== undefined) ?? soap.attributes.style ?? 'document';
  if (style !== 'rpc') return 'document-literal-wrapped';
  const isEncoded = operations.some((operation) => {
    const input = child(operation, 'input');
    return input && soapChild(input, 'body')?.attributes.use === 'encoded';
  });
  return isEncoded ? 'rpc-encoded' : 'rpc-literal';
}

/** The path of each binding's address. */
function addresses({ definitions }: LoadedWsdl): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const { element } of definitions) {
    for (const service of children(element, 'service')) {
      for (const port of children(service, 'port')) {
        const location = soapChild(port, 'address')?.attributes.location;
        const path = location === undefined ? undefined : pathOf(location);
        if (path === undefined) continue;
        paths.set(nameKey(qualifiedName(port, port.attributes.binding ?? '')), path);
      }
    }
  }
  return paths;
}

function pathOf(location: string): string | undefined {
  const { pathname, hostname } = URL.canParse(location) ? new URL(location) : { pathname: '', hostname: '' };
  // A place holder says nothing about where a service is.
  return pathname === '' || hostname.endsWith('.invalid') ? undefined : pathname;
}

function children(element: WsdlElement, name: string): readonly WsdlElement[] {
  return element.children.filter((each) => each.name === name && each.namespace === wsdlNamespace);
}

function child(element: WsdlElement, name: string): WsdlElement | undefined {
  return children(element, name)[0];
}

function soapChild(element: WsdlElement, name: string): WsdlElement | undefined {
  return element.children.find((each) => each.name === name && soapBinding.test(each.namespace));
}
