const masked = '***';

/** What a name must hold for its value to be kept out of every record. The work center carries a log-in (ici.md 6.1). */
const secretName =
  /(?:password|passwd|secret|token)(?!Required\b)|authorization|cookie|workcenterId(?!Required\b)/i;
// `passwordRequired` tells whether there is a password, and not which.
const secretWord = '[\\w.-]*(?:password|passwd|secret|token|workcenterId)(?!Required\\b)[\\w.-]*';

const xmlElement = new RegExp(
  `(<([\\w.-]+:)?(${secretWord})(?:\\s[^>]*)?(?<!/)>)[\\s\\S]*?(</\\2\\3\\s*>|$)`,
  'gi',
);
const xmlAttribute = new RegExp(`(\\s(?:[\\w.-]+:)?${secretWord}\\s*=\\s*)("[^"]*("|$)|'[^']*('|$))`, 'gi');
const formField = new RegExp(`((?:^|[?&])${secretWord}=)[^&]*`, 'gi');
const brokenJsonMember = new RegExp(
  `("${secretWord}"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*("|$)|[^,}\\]\\s]+)`,
  'gi',
);

/** Copies headers and hides the value of each that lets its holder act as somebody. */
export function maskHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    shown[name] = secretName.test(name) ? masked : [value].flat().join(', ');
  }
  return shown;
}

/** Hides the values of secret parameters in a path. */
export function maskPath(path: string): string {
  return path.replace(formField, `$1${masked}`);
}

/** Hides passwords, tokens and the work center's log-in in a body; bodies that are broken or cut are masked too. */
export function maskBody(body: string, contentType: string): string {
  const start = body.trimStart()[0];
  if (start === '{' || start === '[') return maskJson(body);
  if (start === '<') {
    return body.replace(xmlElement, `$1${masked}$4`).replace(xmlAttribute, `$1"${masked}"`);
  }
  return contentType.includes('form-urlencoded') ? maskPath(body) : body;
}

function maskJson(body: string): string {
  let found = false;
  let value: unknown;
  try {
    value = JSON.parse(body, (name, member: unknown) => {
      if (member === null || !secretName.test(name)) return member;
      found = true;
      return masked;
    });
  } catch {
    return body.replace(brokenJsonMember, `$1"${masked}"`);
  }
  // Text without a secret is shown as it crossed, spaces and all.
  return found ? JSON.stringify(value) : body;
}
