import { BridgeError } from '../../core/bridge-error.ts';
import type { catalogue } from '../catalogue/catalogue.ts';
import { codecOf } from '../codec/codec.ts';
import { responseNamespace } from '../codec/wire-names.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { escapeText } from '../soap/escape-text.ts';
import { refuseSharedElements } from './refuse-shared-elements.ts';
import { schemaSet, writeSchema } from './schema-set.ts';

/** A service of the catalogue, the types that all of them share, or `combined`, which imports every schema. */
export type XsdSubject = keyof typeof catalogue | 'types' | 'combined';

/**
 * The schema of a service's messages. A namespace is one file: imports name the others as `writeXsdFiles`
 * calls them.
 */
export function writeXsd(dialect: Dialect, subject: XsdSubject): string {
  const text = writeXsdFiles(dialect)[`${subject}.xsd`];
  if (text === undefined) {
    throw new BridgeError(
      'notSupported',
      `Failed to write a schema: in this dialect ${subject} has no namespace of its own. Take combined, which imports all.`,
    );
  }
  return text;
}

/**
 * Every schema by the file name under which the others import it: `types.xsd`, `IciUser.xsd`, `combined.xsd`, …
 * They hold for both literal styles. Of rpc/encoded only the types are there, because `xsi:type` and arrays of
 * SOAP's section 5 follow rules of their own.
 */
export function writeXsdFiles(dialect: Dialect): Readonly<Record<string, string>> {
  const services = [...codecOf(dialect).services.values()];
  const messages = dialect.style !== 'rpc-encoded';
  if (messages) refuseSharedElements(services);
  const set = schemaSet(dialect, services, { messages });

  const files = new Map<string, string>();
  for (const { service, namespace } of services) {
    if (!files.has(namespace)) files.set(namespace, `${service.name}.xsd`);
    const response = responseNamespace(dialect, service.name);
    if (!files.has(response)) files.set(response, `${service.name}Response.xsd`);
  }
  let others = 0;
  for (const { namespace } of set.schemas) {
    if (files.has(namespace)) continue;
    others += 1;
    files.set(namespace, others === 1 ? 'types.xsd' : `types${others}.xsd`);
  }
  const locate = (namespace: string) => files.get(namespace) ?? '';
  const imports = set.schemas.map(
    ({ namespace }) =>
      `  <xsd:import namespace="${escapeText(namespace)}" schemaLocation="${locate(namespace)}"/>`,
  );
  return {
    ...Object.fromEntries(
      set.schemas.map((schema) => [locate(schema.namespace), writeSchema(dialect, set, schema, locate)]),
    ),
    'combined.xsd': `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">
${imports.join('\n')}
</xsd:schema>`,
  };
}
