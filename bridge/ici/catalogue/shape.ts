/** How a value looks on the wire; types, codec, WSDL and XSD all come from it. */
export type Shape = StringShape | BooleanShape | IntegerShape | ListShape | RecordShape | OptionalShape;

export interface StringShape {
  readonly kind: 'string';
}
export interface BooleanShape {
  readonly kind: 'boolean';
}
export interface IntegerShape {
  readonly kind: 'integer';
}
/** Written as one element that holds an `item` element for each entry. */
export interface ListShape<Element extends Shape = Shape> {
  readonly kind: 'list';
  readonly element: Element;
}
/** Fields are written in the order in which they are declared. */
export interface RecordShape<F extends Fields = Fields> {
  readonly kind: 'record';
  readonly name: string;
  readonly fields: F;
}
/** The element may be absent. */
export interface OptionalShape<S extends Shape = Shape> {
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

export function list<const Element extends Shape>(element: Element): ListShape<Element> {
  return { kind: 'list', element };
}

export function record<const F extends Fields>(name: string, fields: F): RecordShape<F> {
  return { kind: 'record', name, fields };
}

export function optional<const S extends Shape>(shape: S): OptionalShape<S> {
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
export type ValueOf<S extends Shape> = S extends StringShape
  ? string
  : S extends BooleanShape
    ? boolean
    : S extends IntegerShape
      ? number
      : S extends ListShape<infer Element>
        ? readonly ValueOf<Element>[]
        : S extends RecordShape<infer F>
          ? ValuesOf<F>
          : S extends OptionalShape<infer Inner>
            ? ValueOf<Inner> | undefined
            : never;
