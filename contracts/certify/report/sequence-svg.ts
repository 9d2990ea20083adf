import type { WireDetail, WireLink } from '@switchhook/simulator/model';
import { escapeMarkup } from './escape-markup.ts';

const lanes = ['SAP', 'Bridge', 'CIC'] as const;
const laneX = { SAP: 100, Bridge: 370, CIC: 640 } as const;
const width = 710;
const top = 46;
const rowHeight = 26;
const longestLabel = 40;

const ends: Readonly<Record<WireLink, readonly [keyof typeof laneX, keyof typeof laneX]>> = {
  'SAP → bridge': ['SAP', 'Bridge'],
  'bridge → SAP': ['Bridge', 'SAP'],
  'bridge → CIC': ['Bridge', 'CIC'],
};

/** A page has room for two parts of a diagram, and a screen for one with its heads in sight. */
const rowsOfPart = 20;

/**
 * A sequence diagram of the messages in their order; each arrow links to `#${prefix}${seq}`. A long one has several
 * parts, each with its heads: no page of paper cuts one.
 */
export function sequenceSvg(messages: readonly WireDetail[], prefix: string): string {
  const began = messages[0]?.at ?? 0;
  const count = Math.max(1, Math.ceil(messages.length / rowsOfPart));
  return Array.from({ length: count }, (_, index) => {
    const from = index * rowsOfPart;
    const part = messages.slice(from, from + rowsOfPart);
    const label =
      count === 1
        ? `Sequence of ${messages.length} messages`
        : `Sequence of ${messages.length} messages, from the ${from + 1}. to the ${from + part.length}.`;
    return partOf(part, prefix, began, label);
  }).join('');
}

function partOf(messages: readonly WireDetail[], prefix: string, began: number, label: string): string {
  const height = top + messages.length * rowHeight + 16;
  const heads = lanes.map(
    (lane) =>
      `<line x1="${laneX[lane]}" y1="32" x2="${laneX[lane]}" y2="${height - 6}" class="lane"/><rect x="${laneX[lane] - 44}" y="8" width="88" height="24" rx="4" class="head"/><text x="${laneX[lane]}" y="24" class="name">${lane}</text>`,
  );
  const arrows = messages.map((message, index) => arrow(message, top + index * rowHeight, prefix, began));
  return `<svg class="sequence" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${heads.join('')}${arrows.join('')}</svg>`;
}

function arrow(message: WireDetail, y: number, prefix: string, began: number): string {
  const [sender, receiver] = ends[message.link];
  // CIC's streamed messages cross the link that the bridge opened the other way.
  const [from, to] = message.kind === 'streamed' ? [receiver, sender] : [sender, receiver];
  const x1 = laneX[from];
  const x2 = laneX[to];
  const tip = x2 > x1 ? -7 : 7;
  const className = message.isError
    ? 'arrow error'
    : message.kind === 'streamed'
      ? 'arrow streamed'
      : 'arrow';
  const label = `${shortened(message.name)}${message.isError ? ` ${message.status ?? ''}` : ''}`;
  const when = `<text x="2" y="${y + 13}" class="when">${((message.at - began) / 1_000).toFixed(2)}</text>`;
  return `${when}<a href="#${prefix}${message.seq}"><g class="${className}"><line x1="${x1}" y1="${y + 10}" x2="${x2}" y2="${y + 10}"/><path d="M${x2} ${y + 10}l${tip} -4v8z"/><text x="${(x1 + x2) / 2}" y="${y + 6}">${escapeMarkup(label)}</text></g></a>`;
}

/** The lane is so wide; of a long path the end says more than the middle. */
function shortened(name: string): string {
  return name.length <= longestLabel ? name : `${name.slice(0, 8)}…${name.slice(8 - longestLabel + 1)}`;
}
