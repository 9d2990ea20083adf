import { writeFileSync } from 'node:fs';
import { dialectJsonSchema } from './dialect-json-schema.ts';

// `npm run schema -w bridge`: after a change of the schema.
const file = new URL('./dialect.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(dialectJsonSchema(), null, 2)}\n`);
