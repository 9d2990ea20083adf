import { css } from 'lit';

export const deskPanelStyles = css`
  :host {
    display: block;
    background: var(--desk-page);
  }

  aside {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
  }

  header {
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
    padding: 0.5rem 1rem;
    border-bottom: 1px solid var(--desk-line);
  }

  h2 {
    color: var(--desk-accent);
    font: 600 0.875rem / 1.75rem var(--icw-font-mono);
  }

  header p {
    flex: 1;
    font-size: 0.75rem;
  }

  header button {
    align-self: center;
    width: 1.75rem;
    padding: 0;
    border-color: transparent;
    background: none;
  }

  .part {
    padding: 0.75rem 1rem;
  }

  .part + .part,
  .far-end + .part {
    border-top: 1px solid var(--desk-line);
  }

  [role='tablist'] {
    display: flex;
    flex-wrap: wrap;
    padding-inline: 0.5rem;
    border-bottom: 1px solid var(--desk-line);
  }

  [role='tab'] {
    min-height: 2rem;
    padding: 0 0.46875rem;
    border: 0;
    border-bottom: 2px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--desk-muted);
  }

  [role='tab']:hover {
    color: var(--desk-text);
  }

  [role='tab'][aria-selected='true'] {
    border-bottom-color: var(--desk-accent);
    color: var(--desk-text);
    font-weight: 600;
  }

  [role='tab']:focus-visible {
    outline-offset: -3px;
  }

  [role='tabpanel'] {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
    overflow-y: auto;
  }

  .fill {
    flex: 1;
    min-height: 14rem;
  }

  .handle {
    position: absolute;
    z-index: 1;
    inset-block: 0;
    inset-inline-start: 0;
    width: 6px;
    cursor: col-resize;
    touch-action: none;
  }

  .handle:hover,
  .handle:focus-visible {
    outline: none;
    background: var(--desk-accent);
  }

  icw-wire-list {
    flex: 1 1 14rem;
    min-height: 14rem;
  }

  icw-wire-detail {
    flex: 1.4 1 16rem;
    min-height: 12rem;
  }

  :host([collapsed]) header {
    flex-direction: column-reverse;
    align-items: center;
    padding: 0.5rem;
    border-bottom: 0;
  }

  :host([collapsed]) h2 {
    writing-mode: vertical-rl;
  }

  :host([collapsed]) header p {
    display: none;
  }

  @media (width < 70rem) {
    .handle {
      display: none;
    }

    :host([collapsed]) header {
      flex-direction: row;
    }

    :host([collapsed]) h2 {
      flex: 1;
      writing-mode: initial;
    }

    icw-wire-list {
      flex: none;
      height: 24rem;
    }

    icw-wire-detail {
      flex: none;
      max-height: 32rem;
    }
  }
`;
