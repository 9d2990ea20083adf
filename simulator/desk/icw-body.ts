import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type BodyNode, type BodyToken, bodyTree } from './body-tree.ts';
import { deskStyles } from './desk.styles.ts';

/** Deeper ones are folded at first, so that a large body opens at once. */
const openDepth = 6;
const openChildren = 50;

/** A body folded and coloured where it is JSON or XML, and as it is otherwise. Nothing of it is ever taken for HTML. */
@customElement('icw-body')
export class IcwBody extends LitElement {
  static override styles = [
    deskStyles,
    css`
      :host {
        display: block;
        background: none;
      }

      pre {
        max-height: 24rem;
        overflow: auto;
        padding: 0.5rem 0.625rem 0.5rem 1.25rem;
        border: 1px solid var(--desk-line);
        border-radius: 6px;
        background: var(--desk-field);
        font: 0.75rem / 1.5 var(--icw-font-mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      details > details,
      details > .line {
        margin-inline-start: 1rem;
      }

      summary {
        cursor: pointer;
        list-style-position: outside;
      }

      details:not([open]) > summary::after {
        content: ' … ';
        color: var(--desk-muted);
      }

      .mark,
      .comment {
        color: var(--desk-muted);
      }

      .name {
        color: var(--desk-to-bridge);
      }

      .string {
        color: var(--desk-accent);
      }

      .number,
      .word {
        color: var(--desk-to-cic);
      }
    `,
  ];

  @property() body = '';
  @property() label = '';

  override render() {
    const tree = bodyTree(this.body);
    return html`<pre tabindex="0" role="region" aria-label=${this.label}>${
      tree
        ? tree.open.length === 0
          ? tree.children.map((child) => renderNode(child, 0))
          : renderNode(tree, 0)
        : this.body
    }</pre>`;
  }
}

function renderNode({ open, children, close }: BodyNode, depth: number): TemplateResult {
  if (children.length === 0) return html`<div class="line">${open.map(renderToken)}</div>`;
  return html`<details ?open=${depth < openDepth && children.length <= openChildren}><summary>${open.map(renderToken)}</summary>${children.map(
    (child) => renderNode(child, depth + 1),
  )}${close.length > 0 ? html`<div class="close">${close.map(renderToken)}</div>` : nothing}</details>`;
}

const renderToken = ({ kind, text }: BodyToken): TemplateResult | string =>
  kind === 'text' ? text : html`<span class=${kind}>${text}</span>`;

declare global {
  interface HTMLElementTagNameMap {
    'icw-body': IcwBody;
  }
}
