import { css } from 'lit';

export const workModeStyles = css`
  :host {
    position: relative;
    display: inline-flex;
  }

  button {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    min-height: var(--icw-control);
    padding: 0 0.375rem 0 0.625rem;
    border: 1px solid var(--icw-button-border);
    border-radius: var(--icw-radius);
    background: var(--icw-surface);
    color: var(--icw-text);
    font: 600 var(--icw-size-control) / 1.15 var(--icw-font);
    text-align: start;
    cursor: pointer;
  }

  button:hover:not([aria-disabled]) {
    background: var(--icw-button-hover);
  }

  button[aria-disabled] {
    border-color: var(--icw-disabled-border);
    background: transparent;
    color: var(--icw-disabled-text);
    font-weight: 400;
    cursor: default;
  }

  icw-timer {
    color: var(--icw-text-muted);
    font-weight: 400;
  }

  .words {
    display: flex;
    flex-direction: column;
  }

  /* A site's words may be long; the menu has them in full. */
  .mode {
    max-width: 11rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .pending {
    color: var(--icw-warning);
    font-size: 0.6875rem;
    font-weight: 400;
  }

  .pending:empty {
    display: none;
  }

  .dot {
    flex: none;
    width: 0.625rem;
    height: 0.625rem;
    border: 2px solid currentcolor;
    border-radius: 50%;
  }

  .dot.off {
    color: var(--icw-disabled-text);
  }

  .dot.ready {
    background: currentcolor;
    color: var(--icw-accept);
  }

  .dot.not-ready {
    color: var(--icw-reject);
  }

  .menu {
    position: absolute;
    z-index: 20;
    top: calc(100% + 0.25rem);
    right: 0;
    min-width: 100%;
    width: max-content;
    max-width: min(20rem, 90vw);
    max-height: min(24rem, 60vh);
    overflow-y: auto;
    padding: 0.25rem;
    border: 1px solid var(--icw-line);
    border-radius: var(--icw-radius);
    background: var(--icw-surface);
    box-shadow: var(--icw-shadow);
  }

  [role='menuitemradio'] {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 2rem;
    padding: 0.25rem 0.75rem 0.25rem 0.5rem;
    border-radius: 2px;
    cursor: pointer;
  }

  [role='menuitemradio']:hover {
    background: var(--icw-bar);
  }

  [role='menuitemradio']:focus-visible {
    outline-offset: -2px;
    box-shadow: none;
  }

  [role='menuitemradio'][aria-disabled] {
    color: var(--icw-disabled-text);
    cursor: default;
  }

  [role='menuitemradio'] small {
    display: block;
    font-size: var(--icw-size-small);
  }

  .tick {
    display: inline-flex;
    width: 1rem;
    color: var(--icw-accept);
  }

  .mark {
    margin-inline-start: auto;
    padding-inline-start: 1rem;
    color: var(--icw-warning);
    font-size: var(--icw-size-small);
  }

  @media (width < 40rem) {
    .menu {
      right: auto;
      left: 0;
    }
  }
`;
