/** How a value looks on the wire; types, codec, WSDL and XSD all come from it. */
export type Shape = StringShape | BooleanShape | IntegerShape | ListShape | RecordShape | OptionalShape;

/**
 * Carries the TypeScript type of a shape's values; the property is never there. Without it every use of a
 * catalogue type would walk the whole shape again, which is more than the compiler allows.
 */
interface Typed<T> {
  readonly valueType?: T;
}

export interface StringShape extends Typed<string> {
  readonly kind: 'string';
}
export interface BooleanShape extends Typed<boolean> {
  readonly kind: 'boolean';
}
export interface IntegerShape extends Typed<number> {
  readonly kind: 'integer';
}
/** Written as one element that holds an `item` element for each entry. */
export interface ListShape<Element extends Shape = Shape, T = unknown> extends Typed<T> {
  readonly kind: 'list';
  readonly element: Element;
}
/** Fields are written in the order in which they are declared. */
export interface RecordShape<F extends Fields = Fields, T = unknown> extends Typed<T> {
  readonly kind: 'record';
  readonly name: string;
  readonly fields: F;
}
/** The element may be absent. */
export interface OptionalShape<S extends Shape = Shape, T = unknown> extends Typed<T> {
  readonly kind: 'optional';
  readonly shape: S;
}

export interface Fields {
  readonly [name: string]: Shape;
}

export const string: StringShape = { kind: 'string' };
export const boolean: BooleanShape = { kind: 'boolean' };
/** A whole number within JavaScript's safe range. */
export const integer: IntegerShape = { kind: 'integer' };

export function list<const Element extends Shape>(
  element: Element,
): ListShape<Element, readonly ValueOf<Element>[]> {
  return { kind: 'list', element };
}

export function record<const F extends Fields>(name: string, fields: F): RecordShape<F, ValuesOf<F>> {
  return { kind: 'record', name, fields };
}

export function optional<const S extends Shape>(shape: S): OptionalShape<S, ValueOf<S> | undefined> {
  return { kind: 'optional', shape };
}

type OptionalKeys<F extends Fields> = { [K in keyof F]: F[K] extends OptionalShape ? K : never }[keyof F];
type RequiredKeys<F extends Fields> = Exclude<keyof F, OptionalKeys<F>>;
type Flatten<T> = { [K in keyof T]: T[K] };

/** The TypeScript object that a set of fields describes. */
export type ValuesOf<F extends Fields> = Flatten<
  { readonly [K in RequiredKeys<F>]: ValueOf<F[K]> } & { readonly [K in OptionalKeys<F>]?: ValueOf<F[K]> }
>;

/** The TypeScript value that a shape describes. */
export type ValueOf<S extends Shape> = S extends Typed<infer T> ? T : never;
