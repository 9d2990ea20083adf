import { findJsonError } from './json-error.ts';

export type ReadJson = { readonly json: unknown } | { readonly problem: string };

/** Reads a JSON file, or says why it cannot; the problem does not quote the file, which may hold passwords. */
export function readJson(path: string, readFile: (path: string) => string): ReadJson {
  let text: string;
  try {
    // Some editors begin a file with a byte order mark, which JSON does not know.
    text = readFile(path).replace(/^\uFEFF/, '');
  } catch (error) {
    return { problem: `cannot be read: ${describeReadError(error)} (${path})` };
  }
  try {
    return { json: JSON.parse(text) };
  } catch {
    const { line, column, message } = findJsonError(text);
    return { problem: `is not JSON: line ${line}, column ${column}: ${message} (${path})` };
  }
}

function describeReadError(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'no permission';
  if (code === 'EISDIR') return 'it is a folder';
  return code ?? String(error);
}
