import type { Dialect } from '../dialects/dialect.ts';
import { escapeText } from '../soap/escape-text.ts';
import { headerNamespace } from './wire-names.ts';

/** The header block that names the user who asks (ici.md 2). */
export function writeHeader(dialect: Dialect, service: string, userId: string): string {
  const [block = '', ...inner] = dialect.header.path;
  const namespace = escapeText(headerNamespace(dialect, service));
  const content = inner.reduceRight((text, name) => `<${name}>${text}</${name}>`, escapeText(userId));
  return dialect.header.qualified
    ? `<${block} xmlns="${namespace}">${content}</${block}>`
    : `<h:${block} xmlns:h="${namespace}">${content}</h:${block}>`;
}
