import { css } from 'lit';

export const moreButtonsStyles = css`
  :host {
    position: relative;
    display: inline-flex;
  }

  button {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-height: var(--icw-control);
    padding: 0 0.5625rem 0 0.4375rem;
    border: 1px solid var(--icw-button-border);
    border-radius: var(--icw-radius);
    background: var(--icw-button);
    color: var(--icw-button-text);
    font: 600 var(--icw-size-control) / 1.2 var(--icw-font);
    white-space: nowrap;
    cursor: pointer;
  }

  button:hover:not([aria-disabled]) {
    background: var(--icw-button-hover);
  }

  .menu {
    position: absolute;
    z-index: 20;
    top: calc(100% + 0.25rem);
    right: 0;
    display: grid;
    width: max-content;
    max-width: min(22rem, 90vw);
    max-height: min(28rem, 70vh);
    overflow-y: auto;
    padding: 0.25rem;
    border: 1px solid var(--icw-line);
    border-radius: var(--icw-radius);
    background: var(--icw-surface);
    box-shadow: var(--icw-shadow);
  }

  .entry {
    gap: 0.625rem;
    min-height: 2.125rem;
    padding: 0.25rem 0.625rem;
    border: 0;
    background: none;
    color: var(--icw-text);
    font-weight: 400;
    text-align: start;
    white-space: normal;
  }

  .entry[aria-disabled] {
    color: var(--icw-disabled-text);
    cursor: default;
  }

  .entry:focus-visible {
    outline-offset: -2px;
    box-shadow: none;
  }

  .entry svg {
    color: var(--icw-button-text);
  }

  .entry[aria-disabled] svg {
    color: inherit;
  }

  small {
    display: block;
    color: var(--icw-text-muted);
    font-size: var(--icw-size-small);
  }

  kbd {
    margin-inline-start: auto;
    padding-inline-start: 1rem;
    color: var(--icw-text-muted);
    font: var(--icw-size-small) / 1 var(--icw-font-mono);
    white-space: nowrap;
  }
`;
