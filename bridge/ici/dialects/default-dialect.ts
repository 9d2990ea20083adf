import json from './default.json' with { type: 'json' };
import type { Dialect } from './dialect.ts';
import { parseDialect } from './parse-dialect.ts';

/** Our own proposal of the wire (ici.md 2); a site with SAP's WSDLs or a live trace writes another. */
export const defaultDialect: Dialect = parseDialect(json);
