import { writeFileSync } from 'node:fs';
import { configJsonSchema } from './json-schema.ts';

// `npm run schema -w bridge`: after a change of the schema.
const file = new URL('./config.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
