import { z } from 'zod';

const reserved = ['content-type', 'content-length', 'soapaction', 'host', 'connection', 'transfer-encoding'];

/** The name of an HTTP header that a site may set. */
export const headerName = z
  .string()
  .regex(/^[\w!#$%&'*+.^`|~-]+$/, 'must be the name of an HTTP header')
  .refine((name) => !reserved.includes(name.toLowerCase()), 'is a header that the bridge sets itself');

/** The text of an HTTP header. */
export const headerText = z.string().regex(/^[\x20-\x7e]*$/, 'must be one line of ASCII');
