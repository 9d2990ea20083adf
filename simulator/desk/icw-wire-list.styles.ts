import { css, unsafeCSS } from 'lit';

/** Every row is as high as this, in px; where a row stands follows from it. */
export const rowHeight = 26;

export const wireListStyles = css`
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
    min-height: 1.75rem;
  }

  h3 {
    flex: 1;
  }

  h3 .quiet {
    margin-inline-start: 0.375rem;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }

  .filter {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(7.5rem, auto) minmax(6.5rem, auto);
    align-items: center;
    gap: 0.5rem;
    margin-block: 0.375rem 0.5rem;
  }

  .narrowed {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    margin-bottom: 0.375rem;
    font-size: 0.75rem;
  }

  .check {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    min-height: 1.5rem;
    white-space: nowrap;
  }

  .scroller {
    flex: 1;
    min-height: 8rem;
    overflow: auto;
    border: 1px solid var(--desk-line);
    border-radius: 6px;
    background: var(--desk-field);
    font-size: 0.75rem;
    overscroll-behavior: contain;
    container-type: inline-size;
  }

  .space {
    min-width: 22rem;
    contain: strict;
  }

  .row {
    display: grid;
    grid-template-columns: 3.75rem 5.75rem minmax(0, 1fr) 3.75rem 2.25rem;
    align-items: center;
    gap: 0.5rem;
    min-width: 22rem;
    height: ${unsafeCSS(rowHeight)}px;
    padding-inline: 0.625rem;
    line-height: ${unsafeCSS(rowHeight)}px;
  }

  .row > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .space .row {
    cursor: pointer;
  }

  .space .row:hover {
    background: var(--desk-hover);
  }

  .space .row[aria-selected='true'] {
    background: var(--desk-selected);
  }

  .scroller:focus-visible {
    outline-offset: 1px;
  }

  .scroller:focus-visible .current {
    outline: 2px solid var(--desk-accent);
    outline-offset: -2px;
  }

  .columns {
    position: sticky;
    z-index: 1;
    top: 0;
    border-bottom: 1px solid var(--desk-line);
    background: var(--desk-panel);
    color: var(--desk-muted);
  }

  .time,
  .ms {
    color: var(--desk-muted);
    font-variant-numeric: tabular-nums;
  }

  .ms {
    text-align: end;
  }

  .status {
    font-variant-numeric: tabular-nums;
  }

  .to-bridge {
    color: var(--desk-to-bridge);
  }

  .to-sap {
    color: var(--desk-to-sap);
  }

  .to-cic {
    color: var(--desk-to-cic);
  }

  .failed .name,
  .failed .status {
    color: var(--desk-error);
  }

  .failed .status {
    font-weight: 600;
  }

  .none {
    padding: 1.25rem 0.75rem;
    text-align: center;
  }

  .brief {
    display: none;
  }

  @container (width < 32rem) {
    .row {
      grid-template-columns: 3.375rem 3.625rem minmax(0, 1fr) 3.5rem 1.875rem;
      gap: 0.375rem;
      padding-inline: 0.5rem;
    }

    .whole {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .brief {
      display: inline;
    }
  }

  @media (width < 30rem) {
    .filter {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }

    .filter input[type='search'] {
      grid-column: 1 / -1;
    }
  }

  @media (forced-colors: active) {
    .space .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
