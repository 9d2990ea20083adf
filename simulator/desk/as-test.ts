import type { WireDetail } from '../model.ts';
import { type Piece, sentRequest, sessionRequest, tokenHeader } from './sent-request.ts';

/**
 * The exchange as a test for Vitest that sends the same and expects the same kind of answer; what the tap masked is
 * taken from the environment.
 */
export function asTest(detail: WireDetail): string {
  const { name, status = 200 } = detail;
  const { method, origin, path, headers, body, isInSession, isStream } = sentRequest(detail);
  const address: Piece[] = isInSession
    ? [{ kind: 'text', text: `${origin}/icws/` }, { kind: 'secret', name: 'sessionId' }, ...path]
    : [{ kind: 'text', text: origin }, ...path];
  const secret = (variable: string) => (variable === 'sessionId' ? variable : environment(variable));
  const given = [...path, ...headers.flatMap(([, value]) => value), ...body].flatMap((piece) =>
    piece.kind === 'secret' ? [environment(piece.name)] : [],
  );
  const lines = [
    ...[...new Set(given)].map((each) => `expect(${each}, "is not on the wire, set it").toBeDefined();`),
    ...(isInSession ? sessionLines(origin) : []),
    `const response = await fetch(${literal(address, secret)}, {`,
    `  method: ${JSON.stringify(method)},`,
    '  headers: {',
    ...headers.map(([header, value]) => `    ${JSON.stringify(header)}: ${literal(value, secret)},`),
    ...(isInSession ? ['    cookie,', `    ${JSON.stringify(tokenHeader)}: csrfToken,`] : []),
    '  },',
    ...(body.length > 0 ? [`  body: ${literal(body, secret)},`] : []),
    '});',
    `expect(response.status).toBe(${status});`,
    ...(isStream ? ['await response.body?.cancel();'] : answerLines(detail)),
  ];
  return `import { expect, test } from 'vitest';

test(${JSON.stringify(`${name} answers ${status}`)}, async () => {
${lines.map((line) => `  ${line}`).join('\n')}
});
`;
}

const sessionLines = (origin: string): readonly string[] => [
  '// The wire shows no secrets: with ICWS_USER and ICWS_PASSWORD a session of its own is opened.',
  `const opened = await fetch(${JSON.stringify(`${origin}/icws/connection`)}, {`,
  '  method: "POST",',
  '  headers: { "content-type": "application/json", "accept-language": "en-us" },',
  '  body: JSON.stringify({',
  ...Object.entries(sessionRequest).map(([key, value]) => `    ${key}: ${JSON.stringify(value)},`),
  '    userID: process.env.ICWS_USER,',
  '    password: process.env.ICWS_PASSWORD,',
  '  }),',
  '});',
  'expect(opened.status, "CIC opens a session for ICWS_USER and ICWS_PASSWORD").toBe(201);',
  'const { sessionId, csrfToken } = await opened.json();',
  'const cookie = opened.headers.getSetCookie().map((each) => each.split(";")[0]).join("; ");',
];

/** What kind of answer it was; its values are of that moment. */
function answerLines({ response }: WireDetail): readonly string[] {
  const body = response?.body ?? '';
  const [, element] = /<(?:[\w.-]+:)?Body\b[^>]*>\s*<(?:[\w.-]+:)?([\w.-]+)/.exec(body) ?? [];
  if (element !== undefined) return [`expect(await response.text()).toContain(${JSON.stringify(element)});`];
  const keys = membersOf(body);
  if (keys.length === 0) return ['await response.text();'];
  return [
    `expect(Object.keys(await response.json())).toEqual(expect.arrayContaining(${JSON.stringify(keys)}));`,
  ];
}

function membersOf(body: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  } catch {
    return [];
  }
}

const environment = (name: string): string => `process.env.${name}`;

/** A string of TypeScript; a template where a value has to be put in. */
function literal(pieces: readonly Piece[], secret: (name: string) => string): string {
  if (pieces.every(({ kind }) => kind === 'text')) {
    return JSON.stringify(pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join(''));
  }
  const inner = pieces.map((piece) =>
    piece.kind === 'text' ? piece.text.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&') : `\${${secret(piece.name)}}`,
  );
  return `\`${inner.join('')}\``;
}
