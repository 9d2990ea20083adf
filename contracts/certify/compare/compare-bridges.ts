import type { WireDetail } from '@switchhook/simulator/model';
import type { CaseResult } from '../certification-run.ts';

export interface BridgeDifference {
  readonly case: string;
  /** The operation or event at which they part. */
  readonly operation: string;
  readonly first: string;
  readonly second: string;
}

/**
 * Where two bridges answer or tell differently in the same cases, at the level of ICI: without ids and times, and
 * the order of events of one agent alone counts, for the order between agents is chance.
 */
export function compareBridges(
  first: readonly CaseResult[],
  second: readonly CaseResult[],
): readonly BridgeDifference[] {
  return first.flatMap((one): readonly BridgeDifference[] => {
    const name = one.case.scenario.name;
    const other = second.find((result) => result.case.scenario.name === name);
    if (!other || one.verdict === 'skipped' || other.verdict === 'skipped') return [];
    const lanes = [lanesOf(one.messages), lanesOf(other.messages)] as const;
    const found = [...new Set([...lanes[0].keys(), ...lanes[1].keys()])].flatMap((lane) =>
      firstDifference(name, lanes[0].get(lane) ?? [], lanes[1].get(lane) ?? []),
    );
    if (one.verdict !== other.verdict) {
      found.push({ case: name, operation: 'verdict', first: one.verdict, second: other.verdict });
    }
    return found;
  });
}

interface Said {
  readonly operation: string;
  readonly text: string;
}

/** What was asked and answered, and what each agent was told: each in its own order. */
function lanesOf(messages: readonly WireDetail[]): ReadonlyMap<string, readonly Said[]> {
  const names = new Map<string, string>();
  const lanes = new Map<string, Said[]>();
  for (const { link, name, status, request, response } of messages) {
    if (link === 'bridge → CIC' || !name.startsWith('Ici')) continue;
    const user = /<(?:[\w.-]+:)?userId>([^<]*)</.exec(request.body)?.[1] ?? '';
    const lane = `${link} ${user}`;
    const body = link === 'bridge → SAP' ? request.body : (response?.body ?? '');
    const said = { operation: name, text: `${status ?? 'no answer'} ${plain(body, names)}` };
    const own = lanes.get(lane) ?? [];
    // The same told again after a retry is no difference.
    if (own.at(-1)?.text !== said.text) own.push(said);
    lanes.set(lane, own);
  }
  return lanes;
}

const ids = /<((?:[\w.-]+:)?(?:\w*Id|appIds|item|participantId))>([^<]{6,})</g;
const times = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** Prefixes, ids and times are each bridge's own; the n-th id of the one is the n-th of the other. */
function plain(body: string, names: Map<string, string>): string {
  const named = body
    .replace(/<\?xml[^>]*>|\s+xmlns(:\w+)?="[^"]*"/g, '')
    .replace(ids, (_, element: string, id: string) => {
      if (!/\d{4}|[0-9a-f]{12}/.test(id)) return `<${element}>${id}<`;
      const known = names.get(id) ?? `#${names.size + 1}`;
      names.set(id, known);
      return `<${element}>${known}<`;
    })
    .replace(times, 'TIME')
    .replace(/<(\/?)[\w.-]+:/g, '<$1')
    .replace(/>\s+</g, '><');
  // The words of a fault name the item, too.
  return [...names].reduce((text, [id, name]) => text.replaceAll(id, name), named);
}

function firstDifference(name: string, one: readonly Said[], other: readonly Said[]): BridgeDifference[] {
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const [a, b] = [one[index], other[index]];
    if (a?.text === b?.text && a?.operation === b?.operation) continue;
    const at = differAt(a?.text ?? '', b?.text ?? '');
    const show = (said: Said | undefined) =>
      said ? `${said.operation} … ${said.text.slice(Math.max(0, at - 40), at + 80)}` : 'nothing';
    return [{ case: name, operation: (a ?? b)?.operation ?? '', first: show(a), second: show(b) }];
  }
  return [];
}

function differAt(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
