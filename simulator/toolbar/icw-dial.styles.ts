import { css } from 'lit';

export const dialStyles = css`
  :host {
    display: inline-flex;
  }

  .field,
  .button {
    font-size: var(--icw-size-control);
  }

  .field {
    width: var(--icw-dial-width, 8.5rem);
    min-width: 0;
    border-start-end-radius: 0;
    border-end-end-radius: 0;
    font-variant-numeric: tabular-nums;
  }

  .button {
    margin-inline-start: -1px;
    padding-inline: 0.5rem 0.625rem;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }

  .button[aria-disabled='true'] {
    border-color: var(--icw-button-border);
    font-weight: 400;
  }

  :focus-visible {
    position: relative;
    z-index: 1;
  }
`;
