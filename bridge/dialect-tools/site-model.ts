/** What a site's WSDLs say, reduced to what a dialect can differ in. */
export interface SiteModel {
  readonly services: readonly SiteService[];
  /** What of the WSDLs could not be used, in whole sentences. */
  readonly problems: readonly string[];
}

export interface SiteService {
  /** Of the port type. */
  readonly name: string;
  /** The path of the address, empty where there is none. */
  readonly path: string;
  readonly style: 'document-literal-wrapped' | 'rpc-literal' | 'rpc-encoded';
  readonly operations: readonly SiteOperation[];
}

export interface SiteOperation {
  /** The element that asks for it, or the operation's own name in rpc. */
  readonly name: string;
  /** Without the name of its service, where it begins with that: `IciUser_subscribe` is `subscribe`. */
  readonly plainName?: string;
  readonly namespace: string;
  readonly soapAction: string;
  readonly parameters: readonly SiteField[];
  /** `undefined` for an operation without an answer. */
  readonly response: SiteResponse | undefined;
  readonly header: SiteHeader | undefined;
  readonly faultElement: { readonly name: string; readonly namespace: string } | undefined;
}

export interface SiteResponse {
  readonly name: string;
  readonly namespace: string;
  readonly fields: readonly SiteField[];
}

export interface SiteHeader {
  /** From the block down to the element with the user. */
  readonly path: readonly string[];
  readonly namespace: string;
  readonly isQualified: boolean;
}

/** A parameter, a result, or a field of a type. */
export interface SiteField {
  readonly name: string;
  readonly isQualified: boolean;
  readonly type: SiteType;
}

export type SiteType =
  | {
      readonly kind: 'simple';
      readonly name: string;
      /** The only values that it may have, where the schema lists them. */
      readonly values?: readonly string[];
      readonly maxLength?: number;
    }
  | {
      readonly kind: 'record';
      readonly name: string;
      readonly namespace: string;
      readonly fields: readonly SiteField[];
    }
  | {
      readonly kind: 'list';
      /** Empty for a list that is a repeated element. */
      readonly name: string;
      readonly namespace: string;
      readonly itemName: string;
      readonly element: SiteType;
      readonly isItemQualified: boolean;
    };
