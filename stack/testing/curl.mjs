#!/usr/bin/env node
// Stands in for curl where none is installed, with just the options that the desk writes; a shell has read the line.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  options: {
    globoff: { type: 'boolean', short: 'g' },
    silent: { type: 'boolean', short: 's' },
    'show-error': { type: 'boolean', short: 'S' },
    'no-buffer': { type: 'boolean', short: 'N' },
    'max-time': { type: 'string', short: 'm' },
    'cookie-jar': { type: 'string', short: 'c' },
    cookie: { type: 'string', short: 'b' },
    request: { type: 'string', short: 'X' },
    header: { type: 'string', short: 'H', multiple: true, default: [] },
    'data-raw': { type: 'string' },
  },
  allowPositionals: true,
});
const headers = values.header.map((line) => {
  const [, name, value] = /^([^:;]+)(?:;|: ?(.*))$/s.exec(line) ?? [];
  return [name, value ?? ''];
});
if (values.cookie) headers.push(['cookie', readFileSync(values.cookie, 'utf8')]);
const response = await fetch(positionals[0], {
  method: values.request,
  headers,
  ...(values['data-raw'] === undefined ? {} : { body: values['data-raw'] }),
});
if (values['cookie-jar']) {
  const cookies = response.headers.getSetCookie().map((each) => each.split(';')[0]);
  writeFileSync(values['cookie-jar'], cookies.join('; '));
}
for await (const chunk of response.body ?? []) process.stdout.write(chunk);
