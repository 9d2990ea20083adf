import { parseDialect } from '../ici/index.ts';
import { type FittedDialect, fitDialect } from './fit-dialect.ts';
import { loadWsdl } from './load-wsdl.ts';
import { siteModelOf } from './site-model-of.ts';

/**
 * Reads a site's WSDLs and writes the dialect that fits them; the report says what has no counterpart.
 * @throws BridgeError `badConfiguration` for files that are no WSDLs.
 */
export function dialectFromWsdl(
  files: readonly string[],
  name: string,
  readFile?: (path: string) => string,
): FittedDialect {
  const fitted = fitDialect(siteModelOf(loadWsdl(files, readFile)), name);
  // A file that the bridge would not take is a mistake here, and no secret.
  parseDialect(fitted.file);
  return fitted;
}
