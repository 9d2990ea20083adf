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
      for (const form of new Set([secret, escaped(secret), escaped(escaped(secret))])) {
        masked = masked.replaceAll(form, hidden);
      }
    }
    return words === ''
      ? masked
      : masked.replace(element, (_, tag, text) => (text === '' ? tag : tag + hidden));
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
