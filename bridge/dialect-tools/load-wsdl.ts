import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { BridgeError } from '../core/bridge-error.ts';
import { decodeXml } from './decode-xml.ts';
import { readWsdlDocument, type WsdlElement } from './wsdl-document.ts';

export const wsdlNamespace = 'http://schemas.xmlsoap.org/wsdl/';
export const schemaNamespace = 'http://www.w3.org/2001/XMLSchema';

/** A `schema` element with the namespace that it declares for. */
export interface LoadedSchema {
  readonly namespace: string;
  readonly element: WsdlElement;
}

/** A `definitions` element with its target namespace. */
export interface LoadedDefinitions {
  readonly namespace: string;
  readonly element: WsdlElement;
}

/** All that a set of WSDL files holds, together with what they import and include. */
export interface LoadedWsdl {
  readonly definitions: readonly LoadedDefinitions[];
  readonly schemas: readonly LoadedSchema[];
  /** Imports that no file was found for. */
  readonly missing: readonly string[];
}

/** Reads WSDL 1.1 files and follows their imports on disk; addresses on the network are never asked. */
export function loadWsdl(
  files: readonly string[],
  readFile = (path: string) => decodeXml(readFileSync(path)),
): LoadedWsdl {
  const definitions: LoadedDefinitions[] = [];
  const schemas: LoadedSchema[] = [];
  const missing: string[] = [];
  const seen = new Set<string>();

  function follow(location: string | undefined, from: string, includedBy?: string): void {
    // Without a location the namespace's schema is inline, or built in.
    if (location === undefined) return;
    if (/^[a-z][a-z+.-]+:/i.test(location) && !location.startsWith('file:')) {
      missing.push(location);
      return;
    }
    const path = resolve(dirname(from), location.replace(/^file:(\/\/)?/, ''));
    if (seen.has(path)) return;
    seen.add(path);
    let text: string;
    try {
      text = readFile(path);
    } catch {
      missing.push(location);
      return;
    }
    take(readWsdlDocument(text, path), path, includedBy);
  }

  function take(root: WsdlElement, file: string, includedBy?: string): void {
    if (root.namespace === schemaNamespace && root.name === 'schema') {
      takeSchema(root, file, includedBy);
      return;
    }
    if (root.namespace !== wsdlNamespace || root.name !== 'definitions') {
      throw notWsdl(file, `its root is ${root.name} in the namespace "${root.namespace}"`);
    }
    definitions.push({ namespace: root.attributes.targetNamespace ?? '', element: root });
    for (const child of root.children) {
      if (child.namespace !== wsdlNamespace) continue;
      if (child.name === 'import') follow(child.attributes.location, file);
      if (child.name === 'types') {
        for (const schema of child.children) if (schema.name === 'schema') takeSchema(schema, file);
      }
    }
  }

  function takeSchema(element: WsdlElement, file: string, includedBy?: string): void {
    // A schema without a namespace takes that of whoever includes it.
    const namespace = element.attributes.targetNamespace ?? includedBy ?? '';
    schemas.push({ namespace, element });
    for (const child of element.children) {
      if (child.name === 'import') follow(child.attributes.schemaLocation, file);
      if (child.name === 'include' || child.name === 'redefine') {
        follow(child.attributes.schemaLocation, file, namespace);
      }
    }
  }

  for (const file of files) {
    const path = resolve(file);
    if (seen.has(path)) continue;
    seen.add(path);
    let text: string;
    try {
      text = readFile(path);
    } catch (cause) {
      throw notWsdl(file, `it cannot be read (${(cause as NodeJS.ErrnoException).code ?? String(cause)})`);
    }
    take(readWsdlDocument(text, file), path);
  }
  return { definitions, schemas, missing: [...new Set(missing)] };
}

function notWsdl(file: string, reason: string): BridgeError {
  return new BridgeError(
    'badConfiguration',
    `Failed to read ${file} as a WSDL: ${reason}. Give WSDL 1.1 files.`,
  );
}
