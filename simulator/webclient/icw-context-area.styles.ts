import { css } from 'lit';

export const contextAreaStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    background: var(--icw-bar);
    color: var(--icw-bar-text);
  }

  .area {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    min-height: 6.25rem;
    padding-block: 0.75rem;
  }

  .cell {
    min-width: 0;
    padding-inline: var(--icw-inset);
    overflow-wrap: anywhere;
  }

  .cell + .cell {
    border-inline-start: 1px solid var(--icw-bar-line);
  }

  h2 {
    margin-bottom: 0.25rem;
    color: var(--icw-bar-muted);
    font-size: var(--icw-size-small);
    font-weight: 600;
  }

  .strong {
    font-weight: 600;
  }

  .quiet {
    color: var(--icw-bar-muted);
  }

  .vip {
    margin-inline-start: 0.25rem;
    padding: 0 0.375rem;
    border-radius: 2px;
    background: var(--icw-wrap-up);
    color: var(--icw-on-chip);
    font-size: 0.6875rem;
    letter-spacing: 0.04em;
    vertical-align: 0.0625rem;
  }

  .alerts li {
    display: flex;
    gap: 0.5rem;
  }

  .alerts svg {
    margin-top: 0.125rem;
    color: var(--icw-bar-muted);
  }

  .alerts {
    max-height: 4.5rem;
    overflow-y: auto;
  }

  .link {
    min-height: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--icw-link);
    font: inherit;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }

  textarea {
    display: block;
    width: 100%;
    height: 3.625rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--icw-button-border);
    border-radius: var(--icw-radius);
    background: var(--icw-surface);
    color: var(--icw-text);
    font: inherit;
    resize: none;
  }

  textarea::placeholder {
    color: var(--icw-text-muted);
    opacity: 1;
  }

  @container (width < 44rem) {
    .area {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0.75rem 0;
    }

    .cell:nth-child(odd) {
      border-inline-start: 0;
    }
  }

  @container (width < 24rem) {
    .area {
      grid-template-columns: minmax(0, 1fr);
    }

    .cell:nth-child(n) {
      border-inline-start: 0;
    }
  }
`;
