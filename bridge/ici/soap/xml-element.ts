export interface XmlAttribute {
  /** Without prefix. */
  readonly name: string;
  readonly value: string;
}

/** One element of a message, reduced to what SOAP needs. Namespace declarations are not among the attributes. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** Empty for none. */
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** All text directly in the element, white space included. */
  readonly text: string;
}

/** The value of an attribute, whatever its prefix. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  for (const attribute of element.attributes) if (attribute.name === name) return attribute.value;
  return undefined;
}

/** True where an element holds text other than white space. */
export function hasText(element: XmlElement): boolean {
  return element.text !== '' && element.text.trim() !== '';
}
