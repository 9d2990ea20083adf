import type { Codec, ServiceCodec } from '../codec/codec.ts';
import { escapeText } from '../soap/escape-text.ts';
import { servicePath } from './routes.ts';

/** One line of the status part of the service page. */
export interface PageFact {
  readonly label: string;
  readonly value: string;
}

export const pageHeaders = [
  'Content-Type',
  'text/html; charset=utf-8',
  'Content-Security-Policy',
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options',
  'nosniff',
] as const;

const style = `
:root { color-scheme: light dark; --line: #d5dadd; --soft: #5d6a72; --link: #0a5a8c; --back: #f7f8f9; --card: #fff; --text: #1d2a32; }
@media (prefers-color-scheme: dark) { :root { --line: #38444c; --soft: #a3b0b8; --link: #7cc0ee; --back: #161c20; --card: #1e262b; --text: #e6ebee; } }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 0; }
p { margin: .25rem 0 1rem; color: var(--soft); } a { color: var(--link); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 1rem; margin-top: 1rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--soft); font-weight: normal; } tbody th { font: 13px/1.6 ui-monospace, monospace; }
td:last-child { color: var(--soft); } dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; } dt { color: var(--soft); } dd { margin: 0; }
code { font: 13px ui-monospace, monospace; }`;

/**
 * The page that an administrator opens to see that the integration answers (G25): every service with its
 * operations and WSDL, or the one that is given.
 */
export function servicePage(codec: Codec, facts: readonly PageFact[], only?: ServiceCodec): string {
  const services = only ? [only] : [...codec.services.values()];
  const title = only ? only.service.name : 'Interaction Center web services';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeText(title)}</h1>
${only ? '<p><a href="/">All services</a></p>' : introduction(codec)}
${only || facts.length === 0 ? '' : factList(facts)}
${services.map((service) => serviceSection(codec, service)).join('\n')}
</main>
</body>
</html>
`;
}

function introduction(codec: Codec): string {
  const combined = escapeText(codec.dialect.paths.combined);
  return `<p>SOAP 1.1 over HTTP. Each service answers at its own address, and all that the bridge serves together at <code>${combined}</code> (<a href="${combined}?wsdl">WSDL</a>). Dialect: ${escapeText(codec.dialect.name)}.</p>`;
}

function factList(facts: readonly PageFact[]): string {
  const items = facts.map(({ label, value }) => `<dt>${escapeText(label)}</dt><dd>${escapeText(value)}</dd>`);
  return `<section aria-label="Status"><dl>${items.join('')}</dl></section>`;
}

function serviceSection(codec: Codec, { service, operations, namespace }: ServiceCodec): string {
  const path = escapeText(servicePath(codec, service.name));
  const address =
    service.servedBy === 'sap' ? 'Served by SAP; the bridge calls it at appUrl.' : `<code>${path}</code>`;
  const rows = [...operations.values()].map(({ name, requestName, operation }) => {
    const alias = requestName === name ? '' : ` (${escapeText(name)})`;
    return `<tr><th scope="row">${escapeText(requestName)}${alias}</th><td>${escapeText(operation.summary)}</td><td>${operation.provenance}</td></tr>`;
  });
  return `<section aria-labelledby="${service.name}">
<h2 id="${service.name}"><a href="${path}">${service.name}</a></h2>
<p>${escapeText(service.summary)}. ${address} <a href="${path}?wsdl" aria-label="WSDL of ${service.name}">WSDL</a> <code>${escapeText(namespace)}</code></p>
<table><thead><tr><th scope="col">Operation</th><th scope="col">What it does</th><th scope="col">Known</th></tr></thead>
<tbody>${rows.join('')}</tbody></table>
</section>`;
}
