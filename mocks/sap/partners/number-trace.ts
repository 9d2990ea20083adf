import type { Identification, NumberTrace } from '@switchhook/simulator/model';
import type { Directory } from './directory.ts';

type Rule = NumberTrace['steps'][number]['rule'];

// The rules of G5 in their order. SAP applies none of them: the bridge does, and this is a second reading of them.
const rules: readonly (readonly [rule: Rule, apply: (text: string) => string])[] = [
  ['sip', (text) => text.replace(/^sip:/i, '')],
  ['at', (text) => text.replace(/@.*$/s, '')],
  ['slash', (text) => text.replaceAll('/', '')],
  ['letter', (text) => (/^\p{L}/u.test(text) ? '0' : text)],
  ['plus', (text) => (text.startsWith('+') ? text : `+${text}`)],
];

/** Addresses that look different and become one number; every name becomes `+0`. */
const samples: readonly string[] = [
  'sip:bob@example.com',
  'PrivateNumber',
  'aaa111',
  '/1234',
  '1234',
  '+1234',
  'sip:1234@example.com',
];

/** Each step from an address as CIC has it to the number, the partner and the screen pop that follow (G5). */
export function traceNumber(
  address: string,
  directory: Pick<Directory, 'identify' | 'accounts'>,
): NumberTrace {
  const steps = stepsOf(address);
  const number = steps.at(-1)?.after ?? '';
  const identification = directory.identify({ kind: 'phone', value: number });
  const known = directory.accounts().flatMap(({ phone }) => phone);
  const others = [...samples, ...known.flatMap((phone) => [phone, `sip:${phone.slice(1)}@example.com`])];
  const collisions = [...new Set(others)]
    .filter((other) => other !== address && toNumber(other) === number)
    .map((other) => ({ address: other, number }));
  return { address, steps, number, identification, screenPop: popOf(identification, number), collisions };
}

function stepsOf(address: string): NumberTrace['steps'] {
  const steps: NumberTrace['steps'][number][] = [];
  let text = address.trim();
  for (const [rule, apply] of rules) {
    const after = apply(text);
    steps.push({ rule, before: text, after });
    text = after;
  }
  return steps;
}

function toNumber(address: string): string {
  return stepsOf(address).at(-1)?.after ?? '';
}

function popOf(identification: Identification, number: string): NumberTrace['screenPop'] {
  switch (identification.kind) {
    case 'none':
    case 'noNumber':
      return { fact: 'G10', page: 'identifyAccount', left: '' };
    case 'noMatch':
      return { fact: 'G11', page: 'identifyAccount', left: number };
    case 'manyMatches':
      return { fact: 'G13', page: 'identifyAccount', left: number };
    case 'oneMatch': {
      const { kind, name, organization } = identification.account;
      const fact = ({ account: 'G12', contact: 'G14', organization: 'G15' } as const)[kind];
      return {
        fact,
        page: 'account',
        left: kind === 'contact' && organization ? `${name}, ${organization}` : name,
      };
    }
  }
}
