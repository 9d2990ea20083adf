import { z } from 'zod';
import { configSchema } from './config-schema.ts';

/** The JSON Schema of the configuration file, for editors; `config.schema.json` is its copy. */
export function configJsonSchema(): z.core.JSONSchema.JSONSchema {
  const schema = z.toJSONSchema(configSchema, { io: 'input', target: 'draft-2020-12' });
  return { title: 'Switchhook bridge configuration', ...schema };
}
