import { css } from 'lit';

export const dialPadStyles = css`
  form {
    display: grid;
    gap: 0.75rem;
    justify-items: center;
  }

  .number {
    display: flex;
    gap: 0.25rem;
    width: 100%;
    max-width: 17rem;
  }

  .number .field {
    flex: 1;
    min-width: 0;
    min-height: 2.5rem;
    font-size: 1.25rem;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }

  .number .button {
    min-height: 2.5rem;
  }

  .keys {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 0.5rem;
    width: 100%;
    max-width: 17rem;
  }

  .key {
    display: grid;
    align-content: center;
    justify-items: center;
    min-height: 3.25rem;
    border: 1px solid var(--icw-button-border);
    border-radius: calc(var(--icw-radius) * 2);
    background: var(--icw-button);
    color: var(--icw-button-text);
    font: inherit;
    cursor: pointer;
  }

  .key:hover {
    background: var(--icw-button-hover);
  }

  .key:active {
    background: var(--icw-bar);
  }

  .key b {
    font-size: 1.25rem;
    font-weight: 600;
    line-height: 1.15;
  }

  .key small {
    min-height: 0.875rem;
    font-size: 0.6875rem;
    letter-spacing: 0.08em;
  }

  .tones {
    min-height: 1.25rem;
    color: var(--icw-text-muted);
    overflow-wrap: anywhere;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.5rem;
  }

  .call:not([aria-disabled='true']) {
    border-color: var(--icw-accept);
    background: var(--icw-accept);
    color: var(--icw-on-tone);
  }

  .call:hover:not([aria-disabled='true']) {
    background: var(--icw-accept);
    filter: brightness(1.1);
  }
`;
