import type { Catalogue, IciEventName, IciInput, IciOutput } from '../catalogue/catalogue.ts';

type Intersection<T> = (T extends unknown ? (value: T) => void : never) extends (value: infer All) => void
  ? All
  : never;

/** Every operation's types by its full name: TypeScript gives up on two type parameters that index each other. */
type Operations = Intersection<
  {
    [S in keyof Catalogue]: {
      readonly [O in keyof Catalogue[S]['operations'] & string as `${S}.${O}`]: {
        readonly input: IciInput<S, O>;
        readonly output: IciOutput<S, O>;
      };
    };
  }[keyof Catalogue]
>;

/** `Service.operation` of the catalogue, events included, such as `IciPhoneCall.hold`. */
export type OperationName = keyof Operations;
export type OperationInput<N extends OperationName> = Operations[N]['input'];
export type OperationOutput<N extends OperationName> = Operations[N]['output'];

// Without `as` TypeScript would compute the parameters of an event that it does not know yet, and never end.
type EventInputs = { readonly [E in IciEventName as E]: IciInput<'IciEvent', E> };

/** What an event tells. */
export type EventInput<E extends IciEventName> = EventInputs[E];
