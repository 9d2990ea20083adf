import { resolve } from 'node:path';
import { z } from 'zod';
import type { ConfigSources } from './config-sources.ts';

const reference = z.union(
  [
    z.string().min(1),
    z.strictObject({ env: z.string().min(1) }),
    z.strictObject({ file: z.string().min(1) }),
  ],
  {
    error: (issue) =>
      issue.input === undefined
        ? undefined
        : 'must be the password itself, { "env": "NAME" } or { "file": "path" }',
  },
);

/** A password, or the name of the environment variable or file that holds it; reads as the password. */
export function secret(sources: ConfigSources) {
  return reference.transform((value, context): string => {
    if (typeof value === 'string') return value;
    const found = 'env' in value ? fromEnv(value.env, sources) : fromFile(value.file, sources);
    if ('password' in found) return found.password;
    context.issues.push({ code: 'custom', input: value, message: found.problem });
    return z.NEVER;
  });
}

type Found = { readonly password: string } | { readonly problem: string };

function fromEnv(name: string, { env }: ConfigSources): Found {
  const password = env[name];
  if (password === undefined) return { problem: `needs the environment variable ${name}, which is not set` };
  if (password === '') return { problem: `needs the environment variable ${name}, which is empty` };
  return { password };
}

function fromFile(file: string, { readFile, folder }: ConfigSources): Found {
  const path = resolve(folder, file);
  try {
    // Editors and `echo` end a file with a line break that is no part of the password.
    const password = readFile(path).replace(/\r?\n$/, '');
    return password === '' ? { problem: `needs the file ${path}, which is empty` } : { password };
  } catch (error) {
    return {
      problem: `needs the file ${path}, which cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
    };
  }
}
