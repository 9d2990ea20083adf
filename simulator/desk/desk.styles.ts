import { css } from 'lit';

/** What the desk's elements share; dark and plain, so that nobody takes it for SAP. */
export const deskStyles = css`
  :host {
    background: var(--desk-page);
    color-scheme: dark;
    box-sizing: border-box;
    color: var(--desk-text);
    font: 0.8125rem / 1.4 var(--icw-font);
  }

  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }

  [hidden] {
    display: none !important;
  }

  h2,
  h3,
  p,
  ul,
  dl,
  dd,
  pre {
    margin: 0;
    padding: 0;
  }

  ul {
    list-style: none;
  }

  h3 {
    color: var(--desk-text);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  label,
  .quiet {
    color: var(--desk-muted);
  }

  label,
  .label {
    font-size: 0.75rem;
  }

  input,
  select,
  textarea {
    width: 100%;
    min-width: 0;
    min-height: 1.875rem;
    padding: 0.1875rem 0.5rem;
    border: 1px solid var(--desk-border);
    border-radius: 6px;
    background: var(--desk-field);
    color: var(--desk-text);
    font: inherit;
  }

  textarea {
    font-family: var(--icw-font-mono);
    font-size: 0.75rem;
    resize: vertical;
  }

  input[type='checkbox'] {
    width: 1rem;
    min-height: 1rem;
    margin: 0;
    accent-color: var(--desk-accent);
  }

  input:disabled {
    border-color: var(--desk-line);
    color: var(--desk-line);
  }

  ::placeholder {
    color: var(--desk-muted);
    opacity: 1;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.375rem;
    min-height: 1.75rem;
    padding: 0 0.625rem;
    border: 1px solid var(--desk-line);
    border-radius: 6px;
    background: var(--desk-hover);
    color: var(--desk-text);
    font: inherit;
    font-size: 0.75rem;
    white-space: nowrap;
    cursor: pointer;
  }

  button:hover {
    border-color: var(--desk-border);
  }

  button.primary {
    min-height: 1.875rem;
    border-color: var(--desk-accent);
    background: var(--desk-accent);
    color: var(--desk-on-accent);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  button.primary:hover {
    filter: brightness(1.08);
  }

  :focus-visible {
    outline: 2px solid var(--desk-accent);
    outline-offset: 2px;
  }

  button.primary:focus-visible {
    outline-color: var(--desk-text);
  }

  .error {
    color: var(--desk-error);
  }

  svg {
    flex: none;
    width: 1rem;
    height: 1rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  @media (forced-colors: active) {
    button,
    button.primary {
      border: 1px solid ButtonText;
    }
  }
`;
