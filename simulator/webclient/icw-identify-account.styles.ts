import { css } from 'lit';

export const identifyAccountStyles = css`
  .outcome {
    display: flex;
    align-items: baseline;
    gap: 0.625rem;
    margin-bottom: 1rem;
    overflow-wrap: anywhere;
  }

  .outcome svg {
    align-self: center;
    color: var(--icw-text-muted);
  }

  .search-and-results {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
    gap: 1rem;
  }

  /* The list beside the search as soon as there is room: who has to pick must not have to scroll first. */
  @container (width >= 36rem) {
    .search-and-results {
      grid-template-columns: minmax(15rem, 2fr) minmax(0, 3fr);
    }
  }

  @container (width >= 50rem) {
    .search-and-results {
      grid-template-columns: 21.5rem minmax(0, 1fr);
    }
  }

  .fields {
    display: grid;
    gap: 0.625rem;
  }

  .fields p {
    display: grid;
    gap: 0.1875rem;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    padding: 0 var(--icw-inset) 1rem;
  }

  .list {
    display: grid;
  }

  [role='radio'] {
    display: flex;
    gap: 0.75rem;
    align-items: flex-start;
    padding: 0.625rem var(--icw-inset);
    border: 0;
    border-inline-start: 3px solid transparent;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  [role='radio'] + [role='radio'] {
    border-top: 1px solid var(--icw-line);
  }

  [role='radio']:hover {
    background: var(--icw-bar-raised);
  }

  [role='radio'][aria-checked='true'] {
    border-inline-start-color: var(--icw-brand);
    background: var(--icw-bar);
  }

  [role='radio']:focus-visible {
    outline-offset: -2px;
    box-shadow: none;
  }

  [role='radio'] > svg {
    margin-top: 0.125rem;
    color: var(--icw-text-muted);
  }

  [role='radio'] > svg:last-child {
    color: var(--icw-accept);
  }

  .who {
    display: grid;
    flex: 1;
  }

  .name {
    font-weight: 600;
  }

  .quiet {
    font-size: var(--icw-size-control);
  }

  @media (forced-colors: active) {
    [role='radio'] {
      border-inline-start-color: Canvas;
    }

    [role='radio'][aria-checked='true'] {
      border-inline-start-color: Highlight;
    }
  }
`;
