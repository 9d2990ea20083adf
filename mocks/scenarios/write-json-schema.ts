// Writes the JSON Schema of scenario files; a test holds the file against the schema.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarioJsonSchema } from './scenario.ts';

writeFileSync(
  join(import.meta.dirname, 'scenario.schema.json'),
  `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
);
