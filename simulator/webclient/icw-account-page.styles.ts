import { css } from 'lit';

export const accountPageStyles = css`
  .facts {
    max-width: 44rem;
  }

  .none {
    margin-bottom: 1rem;
  }

  .contacts {
    margin-top: 1rem;
  }

  .contacts li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    padding: 0.5rem var(--icw-inset);
  }

  .contacts li + li {
    border-top: 1px solid var(--icw-line);
  }

  .contacts li > svg {
    color: var(--icw-text-muted);
  }

  .who {
    display: grid;
    flex: 1 1 12rem;
    overflow-wrap: anywhere;
  }

  .numbers {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
    margin-block: -0.125rem;
  }

  .numbers button {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-height: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--icw-link);
    font: inherit;
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }

  .numbers button:hover:not([aria-disabled]) {
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .numbers button[aria-disabled] {
    color: inherit;
    cursor: default;
  }

  .numbers button[aria-disabled] svg {
    display: none;
  }
`;
