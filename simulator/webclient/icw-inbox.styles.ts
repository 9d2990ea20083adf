import { css } from 'lit';

export const inboxStyles = css`
  .inbox {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
    gap: 1rem;
  }

  @container (width >= 40rem) {
    .inbox {
      grid-template-columns: 13rem minmax(0, 1fr);
    }
  }

  .trouble {
    color: var(--icw-error);
  }

  nav button {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    width: 100%;
    min-height: 2.25rem;
    padding: 0.25rem 0.75rem;
    border: 0;
    border-inline-start: 3px solid transparent;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  nav button:hover {
    background: var(--icw-bar-raised);
  }

  nav button[aria-current] {
    border-inline-start-color: var(--icw-brand);
    background: var(--icw-bar);
    font-weight: 600;
  }

  .search {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem;
    padding: 0.625rem var(--icw-inset);
    border-bottom: 1px solid var(--icw-line);
  }

  .search .field {
    flex: 1 1 10rem;
    min-width: 0;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    padding-inline-end: var(--icw-inset);
  }

  li + li {
    border-top: 1px solid var(--icw-line);
  }

  .open {
    display: grid;
    flex: 1 1 12rem;
    min-height: 3rem;
    align-content: center;
    padding: 0.375rem var(--icw-inset);
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .open:hover {
    background: var(--icw-bar-raised);
  }

  .open:focus-visible,
  nav button:focus-visible {
    outline-offset: -2px;
    box-shadow: none;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    margin-inline-start: auto;
    padding: 0 0 0.5rem var(--icw-inset);
  }

  @container (width >= 64rem) {
    .acts {
      padding-block: 0;
    }
  }

  li .field {
    width: auto;
    max-width: 12rem;
  }

  .read b {
    font-weight: 400;
  }

  time {
    color: var(--icw-text-muted);
    font-size: var(--icw-size-small);
    font-variant-numeric: tabular-nums;
  }
`;
