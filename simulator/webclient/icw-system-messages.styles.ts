import { css } from 'lit';

export const systemMessagesStyles = css`
  :host {
    display: block;
  }

  section {
    position: relative;
    border-bottom: 1px solid var(--icw-line);
  }

  ol {
    max-height: 9.5rem;
    overflow-y: auto;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75rem;
    min-height: 2.125rem;
    padding: 0.375rem var(--icw-inset);
    background: var(--soft);
    color: var(--tone);
  }

  li + li {
    border-top: 1px solid var(--icw-page);
  }

  .severity {
    flex: none;
    font-weight: 600;
  }

  .text {
    flex: 1 1 10rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  time {
    flex: none;
    font-size: var(--icw-size-small);
    font-variant-numeric: tabular-nums;
  }

  .error {
    --tone: var(--icw-error);
    --soft: var(--icw-error-soft);
  }

  .warning {
    --tone: var(--icw-warning);
    --soft: var(--icw-warning-soft);
  }

  .info {
    --tone: var(--icw-info);
    --soft: var(--icw-info-soft);
  }

  .success {
    --tone: var(--icw-success);
    --soft: var(--icw-success-soft);
  }

  /* Beside the newest line, over a background that is that line's own. */
  section:has(button) li:first-child {
    padding-inline-end: 9rem;
  }

  button {
    position: absolute;
    top: 0;
    right: 0;
    margin: 0.25rem calc(var(--icw-inset) - 0.375rem) 0 0;
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    min-height: 1.625rem;
    padding: 0 0.375rem;
    border: 1px solid transparent;
    border-radius: var(--icw-radius);
    background: none;
    color: var(--tone);
    font: 600 var(--icw-size-small) / 1 var(--icw-font);
    cursor: pointer;
  }

  button:hover {
    border-color: currentcolor;
  }

  button[aria-expanded='true'] svg {
    transform: rotate(180deg);
  }
`;
