// Attached data is a document within a document: its brackets come escaped, once or twice, or within CDATA.
const open = '(?:<|&(?:amp;)?(?:lt|#0*60|#x0*3c);)';
const close = '(?:>|&(?:amp;)?(?:gt|#0*62|#x0*3e);)';

const hidden = '***';

/** Hides the content of the elements with these names, at whatever depth, and every one of `secrets`. */
export function createMask(
  names: readonly string[],
): (payload: string, secrets: readonly string[]) => string {
  const words = names.map((name) => name.replace(/[.-]/g, '\\$&')).join('|');
  // Content ends at the first bracket of either form: what holds further elements is hidden up to them.
  const element = new RegExp(
    `(${open}(?:[\\w.-]+:)?(?:${words})(?:\\s[^<>&]*?)?${close})(?!/)([^<]*?)(?=${open})`,
    'gi',
  );

  return (payload, secrets) => {
    let masked = payload;
    for (const secret of secrets) {
      if (secret === '') continue;
      masked = masked.replace(anyFormOf(secret), hidden);
    }
    return words === ''
      ? masked
      : masked.replace(element, (_, tag, text) => (text === '' ? tag : tag + hidden));
  };
}

/** Each character that XML may escape may be so or not, once or twice: every writer does it in its own way. */
function anyFormOf(secret: string): RegExp {
  const form = ([...characters]: string) =>
    characters
      .map((character) => {
        const names = entities[character];
        if (names === undefined) return character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
        const code = character.charCodeAt(0);
        const reference = `(?:${names}|#0*${code}|#x0*(?:${code.toString(16)}|${code.toString(16).toUpperCase()}))`;
        return `(?:&(?:amp;)?${reference};|${character})`;
      })
      .join('');
  return new RegExp(form(secret), 'g');
}

const entities: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};
