import { css } from 'lit';

/** Buttons, fields and cards of the web client's pages. */
export const controlStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-height: var(--icw-control);
    padding: 0 0.75rem;
    border: 1px solid var(--icw-button-border);
    border-radius: var(--icw-radius);
    background: var(--icw-button);
    color: var(--icw-button-text);
    font: 600 var(--icw-size) / 1 var(--icw-font);
    white-space: nowrap;
    cursor: pointer;
  }

  .button:hover:not([aria-disabled='true']) {
    background: var(--icw-button-hover);
  }

  .button.emphasized {
    border-color: var(--icw-brand-deep);
    background: var(--icw-brand-deep);
    color: var(--icw-on-brand);
  }

  .button.emphasized:hover:not([aria-disabled='true']) {
    background: var(--icw-brand);
  }

  .button[aria-disabled='true'] {
    border-color: var(--icw-disabled-border);
    background: var(--icw-button-disabled);
    color: var(--icw-disabled-text);
    cursor: default;
  }

  .field {
    min-height: var(--icw-control);
    padding: 0 0.5rem;
    border: 1px solid var(--icw-button-border);
    border-radius: var(--icw-radius);
    background: var(--icw-surface);
    color: var(--icw-text);
    font: var(--icw-size) / 1.4 var(--icw-font);
  }

  textarea.field {
    padding: 0.375rem 0.5rem;
    resize: vertical;
  }

  .field::placeholder {
    color: var(--icw-text-muted);
    opacity: 1;
  }

  .label {
    color: var(--icw-text-muted);
    font-size: var(--icw-size-small);
    font-weight: 600;
    letter-spacing: 0.01em;
  }

  .facts {
    display: grid;
    grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr);
    gap: 0.375rem 1.25rem;
  }

  .facts dt {
    color: var(--icw-text-muted);
  }

  .facts dd {
    overflow-wrap: anywhere;
  }

  .card {
    border: 1px solid var(--icw-line);
    border-radius: var(--icw-radius);
    background: var(--icw-surface);
  }

  .card > h3 {
    padding: 0.625rem var(--icw-inset);
    border-bottom: 1px solid var(--icw-line);
    font-size: var(--icw-size);
    font-weight: 600;
  }

  .card > .body {
    padding: 0.875rem var(--icw-inset) 1rem;
  }
`;
