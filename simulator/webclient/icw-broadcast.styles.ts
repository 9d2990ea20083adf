import { css } from 'lit';

export const broadcastStyles = css`
  :host {
    display: block;
  }

  p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    min-height: 2.25rem;
    padding: 0.25rem var(--icw-inset);
    background: var(--icw-wrap-up);
    color: var(--icw-on-chip);
  }

  b {
    font-weight: 600;
  }

  .line {
    flex: 1 1 12rem;
    overflow-wrap: anywhere;
  }

  time,
  .others {
    font-size: var(--icw-size-small);
    font-variant-numeric: tabular-nums;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    width: 1.75rem;
    height: 1.75rem;
    border: 1px solid transparent;
    border-radius: var(--icw-radius);
    background: none;
    color: inherit;
    cursor: pointer;
  }

  button.others {
    width: auto;
    gap: 0.25rem;
    padding-inline: 0.375rem;
    font: inherit;
    font-size: var(--icw-size-small);
  }

  button[aria-expanded='true'] svg {
    rotate: 180deg;
  }

  button:hover {
    border-color: currentcolor;
  }

  button:focus-visible {
    outline-color: currentcolor;
    box-shadow: none;
  }

  @media (forced-colors: active) {
    p {
      border-block: 1px solid CanvasText;
    }
  }
`;
