import { localized } from '@lit/localize';
import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { deskStyles } from './desk.styles.ts';
import { deskText as text } from './desk-text.ts';
import type { GraphEdge, GraphNode, StateGraph } from './state-graph.ts';

const columnWidth = 132;
const rowHeight = 58;
const nodeWidth = 92;
const nodeHeight = 28;

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
        margin-block: 0.25rem;
        font-size: 0.75rem;
      }

      svg {
        display: block;
        width: 100%;
        height: auto;
        max-height: 26rem;
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
        font: 11px var(--icw-font);
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
        stroke: var(--desk-border);
      }

      .edge text {
        fill: var(--desk-muted);
        font-size: 9.5px;
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
    const columns = Math.max(...graph.nodes.map(({ column }) => column)) + 1;
    const rows = Math.max(...graph.nodes.map(({ row }) => row)) + 1;
    const open = this.#openEdges(graph);
    const now = graph.nodes.find(({ name }) => name === present)?.label;
    return html`
      <figure>
        <figcaption>
          ${now ? text.state.now(now) : nothing}
          <span class="quiet">
            ${now ? ` · ${text.state.moves}: ${open.map(({ label, move }) => label || move).join(', ') || text.state.noMoves}` : nothing}
          </span>
        </figcaption>
        <svg
          viewBox="0 0 ${columns * columnWidth} ${rows * rowHeight}"
          role="img"
          aria-label=${`${text.state.graph(this.of)}${now ? `. ${text.state.now(now)}` : ''}`}
        >
          <defs>
            <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto-start-reverse">
              <path d="M0 0 8 4 0 8Z" />
            </marker>
          </defs>
          ${graph.edges.map((edge) => this.#renderEdge(edge, graph, open.includes(edge)))}
          ${graph.nodes.map((node) => this.#renderNode(node))}
        </svg>
      </figure>
    `;
  }

  #openEdges({ edges }: StateGraph): readonly GraphEdge[] {
    return edges.filter(
      ({ from, move }) => from === this.present && move !== undefined && this.moves.includes(move),
    );
  }

  #renderNode(node: GraphNode) {
    const { x, y } = centre(node);
    return svg`
      <g class=${node.name === this.present ? 'present' : ''}>
        <rect x=${x - nodeWidth / 2} y=${y - nodeHeight / 2} width=${nodeWidth} height=${nodeHeight} rx="7" />
        <text x=${x} y=${y}>${node.label}</text>
      </g>
    `;
  }

  #renderEdge(edge: GraphEdge, { nodes, edges }: StateGraph, isLit: boolean) {
    const from = nodes.find(({ name }) => name === edge.from);
    const to = nodes.find(({ name }) => name === edge.to);
    if (!from || !to) return nothing;
    const hasTwin = edges.some((other) => other.from === edge.to && other.to === edge.from);
    const { path, x, y } = way(centre(from), centre(to), hasTwin);
    return svg`
      <g class="edge ${isLit ? 'lit' : ''} ${edge.move ? '' : 'others'}">
        <path d=${path} marker-end="url(#tip)" />
        ${edge.label ? svg`<text x=${x} y=${y}>${edge.label}</text>` : nothing}
      </g>
    `;
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const centre = ({ column, row }: GraphNode): Point => ({
  x: (column + 0.5) * columnWidth,
  y: (row + 0.5) * rowHeight,
});

/** From edge to edge of two boxes; ways there and back, and ways past a box between, bend aside. */
function way(from: Point, to: Point, hasTwin: boolean): Point & { readonly path: string } {
  const start = border(from, to);
  const end = border(to, from);
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const isLong = from.x === to.x && Math.abs(to.y - from.y) > 2.5 * rowHeight;
  const twinBend = from.x === to.x ? 52 : 20;
  const bend = isLong ? 0.75 * columnWidth : hasTwin ? twinBend : 0;
  const side = { x: (-(end.y - start.y) / length) * bend, y: ((end.x - start.x) / length) * bend };
  const middle = { x: (start.x + end.x) / 2 + side.x, y: (start.y + end.y) / 2 + side.y };
  // Nearer to where the way begins: labels of ways that cross must not meet.
  const at = hasTwin || length < columnWidth ? 0.5 : 0.24;
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
