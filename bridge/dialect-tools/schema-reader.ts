import { type LoadedSchema, schemaNamespace } from './load-wsdl.ts';
import type { SiteField, SiteType } from './site-model.ts';
import { nameKey, type QualifiedName, qualifiedName, type WsdlElement } from './wsdl-document.ts';

export interface SchemaReader {
  /** The fields below a global element; `undefined` where no schema declares it. */
  element(name: QualifiedName): SiteField | undefined;
  type(name: QualifiedName): SiteType;
}

interface Declared {
  readonly element: WsdlElement;
  readonly schema: LoadedSchema;
}

const encodingNamespace = 'http://schemas.xmlsoap.org/soap/encoding/';

/** Looks up elements and types in schemas, and reduces them to fields, lists and simple types. */
export function schemaReader(schemas: readonly LoadedSchema[]): SchemaReader {
  const elements = new Map<string, Declared>();
  const types = new Map<string, Declared>();
  const groups = new Map<string, Declared>();
  for (const schema of schemas) {
    for (const child of schema.element.children) {
      const { name } = child.attributes;
      if (name === undefined) continue;
      const key = nameKey({ namespace: schema.namespace, name });
      if (child.name === 'element' && !elements.has(key)) elements.set(key, { element: child, schema });
      if (child.name === 'group' && !groups.has(key)) groups.set(key, { element: child, schema });
      if (/^(complex|simple)Type$/.test(child.name) && !types.has(key))
        types.set(key, { element: child, schema });
    }
  }
  const cache = new Map<string, SiteType>();
  const underway = new Set<string>();

  function type(name: QualifiedName): SiteType {
    if (name.namespace === schemaNamespace || name.namespace === encodingNamespace) {
      return { kind: 'simple', name: name.name };
    }
    const key = nameKey(name);
    const known = cache.get(key);
    if (known) return known;
    const declared = types.get(key);
    // A type within itself cannot be one of the catalogue's; nor can one that no file declares.
    if (declared === undefined || underway.has(key)) return { kind: 'simple', name: name.name };
    underway.add(key);
    const found = declaredType(declared, name);
    underway.delete(key);
    cache.set(key, found);
    return found;
  }

  function declaredType({ element, schema }: Declared, name: QualifiedName): SiteType {
    if (element.name === 'simpleType') return simpleType(element);
    const array = arrayOf(element, name);
    if (array) return array;
    const simple = element.children.find((child) => child.name === 'simpleContent')?.children[0];
    if (simple?.attributes.base) return type(qualifiedName(simple, simple.attributes.base));
    const fields = fieldsOf(element, schema);
    const [only, another] = fields;
    // The usual way to write a list: one repeated element and nothing else.
    if (only && !another && only.type.kind === 'list' && only.type.name === '') {
      return {
        kind: 'list',
        name: name.name,
        namespace: name.namespace,
        itemName: only.name,
        element: only.type.element,
        isItemQualified: only.isQualified,
      };
    }
    return { kind: 'record', name: name.name, namespace: name.namespace, fields };
  }

  /** What a restriction leaves of its base: its own facets lie over those of the types that it restricts. */
  function simpleType(element: WsdlElement): SiteType {
    const restriction = descendant(element, 'restriction');
    const base = restriction?.attributes.base;
    if (!restriction || base === undefined) return { kind: 'simple', name: 'string' };
    const known = type(qualifiedName(restriction, base));
    const facets = (name: string) =>
      restriction.children
        .filter((child) => child.name === name)
        .map((child) => child.attributes.value ?? '');
    const values = facets('enumeration');
    const [longest] = [...facets('maxLength'), ...facets('length')];
    return {
      ...(known.kind === 'simple' ? known : { kind: 'simple', name: 'string' }),
      ...(values.length > 0 && { values }),
      ...(longest !== undefined && { maxLength: Number(longest) }),
    };
  }

  /** An array of SOAP's section 5: a restriction of `Array` that names the type of its entries. */
  function arrayOf(element: WsdlElement, name: QualifiedName): SiteType | undefined {
    const restriction = descendant(element, 'restriction');
    const base = restriction?.attributes.base;
    if (!restriction || base === undefined) return undefined;
    const baseName = qualifiedName(restriction, base);
    if (baseName.namespace !== encodingNamespace || baseName.name !== 'Array') return undefined;
    const attribute = descendant(restriction, 'attribute');
    const arrayType = attribute?.attributes.arrayType;
    const entry = arrayType?.replace(/\[[^\]]*\]$/, '');
    const item = descendant(restriction, 'element')?.attributes.name;
    return {
      kind: 'list',
      ...name,
      itemName: item ?? '',
      element:
        attribute && entry ? type(qualifiedName(attribute, entry)) : { kind: 'simple', name: 'anyType' },
      isItemQualified: false,
    };
  }

  function fieldsOf(parent: WsdlElement, schema: LoadedSchema): SiteField[] {
    return parent.children.flatMap((child): SiteField[] => {
      switch (child.name) {
        case 'element':
          return [fieldOf(child, schema)];
        case 'extension': {
          const base = child.attributes.base;
          const inherited = base === undefined ? undefined : type(qualifiedName(child, base));
          return [...(inherited?.kind === 'record' ? inherited.fields : []), ...fieldsOf(child, schema)];
        }
        case 'group': {
          const { ref } = child.attributes;
          const group = ref === undefined ? undefined : groups.get(nameKey(qualifiedName(child, ref)));
          return group ? fieldsOf(group.element, group.schema) : [];
        }
        case 'sequence':
        case 'all':
        case 'choice':
        case 'complexContent':
        case 'restriction':
        case 'complexType':
          return fieldsOf(child, schema);
        default:
          return [];
      }
    });
  }

  function fieldOf(element: WsdlElement, schema: LoadedSchema): SiteField {
    const { ref, maxOccurs = '1' } = element.attributes;
    const target = ref === undefined ? undefined : elements.get(nameKey(qualifiedName(element, ref)));
    const single: SiteField = target
      ? { ...declaredElement(target), isQualified: true }
      : {
          name: element.attributes.name ?? ref?.slice(ref.indexOf(':') + 1) ?? '',
          isQualified:
            (element.attributes.form ?? schema.element.attributes.elementFormDefault) === 'qualified',
          type: typeOf(element, schema),
        };
    if (maxOccurs === '0' || maxOccurs === '1') return single;
    const { name, isQualified } = single;
    return {
      name,
      isQualified,
      type: {
        kind: 'list',
        name: '',
        namespace: schema.namespace,
        itemName: name,
        element: single.type,
        isItemQualified: isQualified,
      },
    };
  }

  function typeOf(element: WsdlElement, schema: LoadedSchema): SiteType {
    if (element.attributes.type !== undefined) return type(qualifiedName(element, element.attributes.type));
    const own = element.children.find((child) => /^(complex|simple)Type$/.test(child.name));
    if (own === undefined) return { kind: 'simple', name: 'anyType' };
    return declaredType({ element: own, schema }, { namespace: schema.namespace, name: '' });
  }

  function declaredElement({ element, schema }: Declared): SiteField {
    return { name: element.attributes.name ?? '', isQualified: true, type: typeOf(element, schema) };
  }

  return {
    element(name) {
      const declared = elements.get(nameKey(name));
      return declared && declaredElement(declared);
    },
    type,
  };
}

function descendant(element: WsdlElement, name: string): WsdlElement | undefined {
  for (const child of element.children) {
    if (child.name === name) return child;
    const deeper = descendant(child, name);
    if (deeper) return deeper;
  }
  return undefined;
}
