import { localized } from '@lit/localize';
import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { deskStyles } from './desk.styles.ts';
import { deskText as text } from './desk-text.ts';
import type { GraphEdge, GraphNode, StateGraph } from './state-graph.ts';

const columnWidth = 142;
const rowHeight = 62;
const nodeWidth = 80;
const nodeHeight = 28;
const margin = 16;

/** A machine as a graph: the present state filled, the allowed moves lit. Renders data and knows nothing of states. */
@localized()
@customElement('icw-state-graph')
export class IcwStateGraph extends LitElement {
  static override styles = [
    deskStyles,
    css`
      :host {
        display: block;
      }

      figure {
        margin: 0;
      }

      figcaption {
        margin-block: 0.25rem 0.5rem;
        font-size: 0.75rem;
      }

      .now {
        font-weight: 600;
      }

      figcaption ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
        margin-top: 0.25rem;
      }

      li {
        padding: 0 0.4375rem;
        border: 1px solid var(--desk-line);
        border-radius: 9px;
        color: var(--desk-muted);
      }

      li.leads {
        border-color: var(--desk-accent);
        color: var(--desk-accent);
      }

      svg {
        display: block;
        width: 100%;
        height: auto;
        /* Drawn for a narrow desk: on a wide one it need not be larger than the text around it. */
        max-width: 34rem;
        stroke-width: 1;
        overflow: visible;
      }

      rect {
        fill: var(--desk-panel);
        stroke: var(--desk-border);
      }

      .present rect {
        fill: var(--desk-accent);
        stroke: var(--desk-accent);
      }

      text {
        fill: var(--desk-text);
        stroke: none;
        font: 12px var(--icw-font);
        text-anchor: middle;
        dominant-baseline: central;
      }

      .present text {
        fill: var(--desk-on-accent);
        font-weight: 600;
      }

      path {
        fill: none;
        stroke: var(--desk-border);
        stroke-width: 1.25;
      }

      .others path {
        stroke-dasharray: 3 3;
      }

      .edge text {
        fill: var(--desk-muted);
        font-size: 10.5px;
        paint-order: stroke;
        stroke: var(--desk-page);
        stroke-width: 4px;
      }

      .lit path {
        stroke: var(--desk-accent);
        stroke-width: 2;
      }

      .lit text {
        fill: var(--desk-accent);
        font-weight: 600;
      }

      marker path {
        fill: context-stroke;
        stroke: none;
      }

      @media (forced-colors: active) {
        .present rect {
          fill: Highlight;
        }

        .present text {
          fill: HighlightText;
        }
      }
    `,
  ];

  @property({ attribute: false }) graph: StateGraph | undefined;
  /** What the machine belongs to, for the caption. */
  @property() of = '';
  @property() present: string | undefined;
  @property({ attribute: false }) moves: readonly string[] = [];

  override render() {
    const { graph, present } = this;
    if (!graph) return nothing;
    const columns = Math.max(...graph.nodes.map(({ column, span = 0 }) => column + span)) + 1;
    const rows = Math.max(...graph.nodes.map(({ row }) => row)) + 1;
    const open = this.#openEdges(graph);
    const now = graph.nodes.find(({ name }) => name === present)?.label;
    // Ways that bend around the others need room beside the boxes.
    const aside = graph.edges.some(({ via }) => via) ? margin : 0;
    return html`
      <figure>
        ${now ? this.#renderNow(now, open) : nothing}
        <svg
          viewBox="${-aside} 0 ${columns * columnWidth + 2 * aside} ${rows * rowHeight}"
          role="img"
          aria-label=${`${text.state.graph(this.of)}${now ? `. ${text.state.now(now)}` : ''}`}
        >
          <defs>
            <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto-start-reverse">
              <path d="M0 0 8 4 0 8Z" />
            </marker>
          </defs>
          ${this.#renderEdges(graph, open)} ${graph.nodes.map((node) => this.#renderNode(node))}
        </svg>
      </figure>
    `;
  }

  /** Everything that is allowed, also what leads to no other state. */
  #renderNow(now: string, open: readonly GraphEdge[]) {
    const leads = new Set(open.flatMap(({ moves = [] }) => moves));
    return html`
      <figcaption>
        <p class="now">${text.state.now(now)}</p>
        ${
          this.moves.length === 0
            ? html`<p class="quiet">${text.state.noMoves}</p>`
            : html`<p class="quiet" id="allowed">${text.state.moves}</p>
              <ul aria-labelledby="allowed">
                ${this.moves.map((move) => html`<li class=${leads.has(move) ? 'leads' : ''}>${wordsOf(move)}</li>`)}
              </ul>`
        }
      </figcaption>
    `;
  }

  #openEdges({ edges }: StateGraph): readonly GraphEdge[] {
    return edges.filter(
      ({ from, moves = [] }) => from === this.present && moves.some((move) => this.moves.includes(move)),
    );
  }

  #renderNode(node: GraphNode) {
    const { x, y } = centre(node);
    const span = (node.span ?? 0) * columnWidth;
    return svg`
      <g class="node ${node.name === this.present ? 'present' : ''}">
        <rect x=${x - nodeWidth / 2} y=${y - nodeHeight / 2} width=${nodeWidth + span} height=${nodeHeight} rx="7" />
        <text x=${x + span / 2} y=${y}>${node.label}</text>
      </g>
    `;
  }

  /** The ways first, then every label: no way may cross out a word. Lit ones lie above the others. */
  #renderEdges(graph: StateGraph, open: readonly GraphEdge[]) {
    const ways = graph.edges
      .map((edge) => ({ edge, isLit: open.includes(edge), way: wayOf(edge, graph) }))
      .toSorted((one, other) => Number(one.isLit) - Number(other.isLit));
    const kind = ({ edge, isLit }: (typeof ways)[number]) =>
      `edge ${isLit ? 'lit' : ''} ${edge.moves ? '' : 'others'}`;
    return [
      ...ways.map(
        (each) => svg`<g class=${kind(each)}><path d=${each.way?.path ?? ''} marker-end="url(#tip)" /></g>`,
      ),
      ...ways.flatMap((each) =>
        each.edge.label && each.way
          ? svg`<g class="${kind(each)} label"><text x=${each.way.x} y=${each.way.y}>${each.edge.label}</text></g>`
          : [],
      ),
    ];
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A site may add capabilities of its own: `MyOwnMove` reads `My own move`. */
function wordsOf(move: string): string {
  const known = Object.entries(text.state.can).find(([name]) => name === move)?.[1];
  if (known !== undefined) return known;
  const words = move.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const centre = ({ column, row }: { readonly column: number; readonly row: number }): Point => ({
  x: (column + 0.5) * columnWidth,
  y: (row + 0.5) * rowHeight,
});

function wayOf(edge: GraphEdge, { nodes, edges }: StateGraph) {
  const from = nodes.find(({ name }) => name === edge.from);
  const to = nodes.find(({ name }) => name === edge.to);
  if (!from || !to) return undefined;
  const start = centre(from);
  const via = edge.via && centre(edge.via);
  const hasTwin = edges.some((other) => other.from === edge.to && other.to === edge.from);
  return way(start, nearest(to, via ?? start), { hasTwin, via, at: edge.labelAt ?? 0.5 });
}

/** Of a box over several columns the point below or above where one comes from. */
function nearest(node: GraphNode, { x }: Point): Point {
  const { x: first, y } = centre(node);
  return { x: Math.min(Math.max(x, first), first + (node.span ?? 0) * columnWidth), y };
}

/** From edge to edge of two boxes; ways there and back, and ways around others, bend aside. */
function way(
  from: Point,
  to: Point,
  { hasTwin, via, at }: { readonly hasTwin: boolean; readonly via: Point | undefined; readonly at: number },
): Point & { readonly path: string } {
  const start = border(from, via ?? to);
  const end = border(to, via ?? from);
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const bend = hasTwin ? (from.x === to.x ? 46 : 26) : 0;
  const middle = via ?? {
    x: (start.x + end.x) / 2 - ((end.y - start.y) / length) * bend,
    y: (start.y + end.y) / 2 + ((end.x - start.x) / length) * bend,
  };
  const point = (from: number, over: number, to: number) =>
    (1 - at) ** 2 * from + 2 * at * (1 - at) * over + at ** 2 * to;
  const label = { x: point(start.x, middle.x, end.x), y: point(start.y, middle.y, end.y) };
  return { path: `M${start.x} ${start.y} Q${middle.x} ${middle.y} ${end.x} ${end.y}`, ...label };
}

function border(box: Point, towards: Point): Point {
  const x = towards.x - box.x;
  const y = towards.y - box.y;
  const scale = Math.min(
    x === 0 ? Number.POSITIVE_INFINITY : nodeWidth / 2 / Math.abs(x),
    y === 0 ? Number.POSITIVE_INFINITY : nodeHeight / 2 / Math.abs(y),
  );
  return { x: box.x + x * scale, y: box.y + y * scale };
}

declare global {
  interface HTMLElementTagNameMap {
    'icw-state-graph': IcwStateGraph;
  }
}
