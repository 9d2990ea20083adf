import { css, unsafeCSS } from 'lit';

/** What the drawing needs, on the page and in a file of its own. */
export const drawnStyles = `
.lane { stroke: var(--desk-line); stroke-width: 1.5; }
text { fill: var(--desk-text); font: 11px "Segoe UI", Roboto, Arial, sans-serif; text-anchor: middle; paint-order: stroke; stroke: var(--desk-field); stroke-width: 4px; stroke-linejoin: round; }
text.start { text-anchor: start; }
text.end { text-anchor: end; }
.name { fill: var(--desk-muted); font-size: 12px; font-weight: 600; }
.arrow rect { fill: transparent; stroke: none; }
.arrow line { stroke: var(--desk-muted); stroke-width: 1.5; }
.arrow.sap line { stroke: var(--desk-to-bridge); }
.arrow.bridge line { stroke: var(--desk-to-sap); }
.arrow.cic line { stroke: var(--desk-to-cic); }
.arrow.to-cic line { stroke: var(--desk-to-cic); }
.arrow.toolbar line { stroke: var(--desk-accent); }
.arrow.failed line { stroke: var(--desk-error); }
.arrow.failed text { fill: var(--desk-error); }
marker path { fill: context-stroke; stroke: none; }
`;

export const sequenceStyles = css`
  :host {
    display: block;
    min-height: 0;
  }

  section {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
  }

  .head {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    margin-bottom: 0.375rem;
  }

  h3 {
    flex: 1;
  }

  h3 .quiet {
    margin-inline-start: 0.375rem;
    font-weight: 400;
  }

  .check {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    white-space: nowrap;
  }

  .names {
    position: relative;
    height: 1.75rem;
    padding-inline: 1px;
    border: 1px solid var(--desk-line);
    border-bottom: 0;
    border-radius: 6px 6px 0 0;
    background: var(--desk-panel);
    color: var(--desk-muted);
    font-size: 0.75rem;
    font-weight: 600;
    line-height: 1.75rem;
  }

  .names span {
    position: absolute;
    transform: translateX(-50%);
  }

  .scroller {
    flex: 1;
    min-height: 8rem;
    overflow-x: hidden;
    overflow-y: auto;
    border: 1px solid var(--desk-line);
    border-radius: 0 0 6px 6px;
    background: var(--desk-field);
  }

  .none {
    padding: 1.25rem 0.75rem;
    text-align: center;
  }

  svg {
    display: block;
    fill: none;
  }

  .scroller .name {
    display: none;
  }

  ${unsafeCSS(drawnStyles)}

  .arrow {
    cursor: pointer;
  }

  .arrow.silent {
    cursor: default;
  }

  .arrow:hover rect {
    fill: var(--desk-hover);
  }

  .arrow:hover text {
    stroke: var(--desk-hover);
  }

  .arrow.open rect {
    fill: var(--desk-selected);
  }

  .arrow.open text {
    stroke: var(--desk-selected);
  }

  .arrow:focus-visible {
    outline: none;
  }

  .arrow:focus-visible rect {
    stroke: var(--desk-accent);
    stroke-width: 2;
  }
`;
