import { z } from 'zod';
import { dialectSchema } from './dialect.ts';
import { dialectFileKeys } from './parse-dialect.ts';

/**
 * The JSON Schema of dialect files, for editors; `dialect.schema.json` is its copy. Nothing in it is required,
 * because a file that extends another holds only what is different.
 */
export function dialectJsonSchema(): z.core.JSONSchema.JSONSchema {
  const file = dialectSchema.extend(dialectFileKeys);
  const schema = z.toJSONSchema(file, {
    io: 'input',
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      delete jsonSchema.required;
    },
  });
  return { title: 'Switchhook dialect', ...schema };
}
