import { css } from 'lit';

export const toolbarStyles = css`
  :host {
    display: block;
    background: var(--icw-bar);
    color: var(--icw-bar-text);
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    padding: 0.5rem var(--icw-inset);
  }

  .group {
    display: flex;
    flex-wrap: wrap;
    gap: var(--icw-gap);
  }

  .group + .group {
    padding-inline-start: 0.5rem;
    border-inline-start: 1px solid var(--icw-bar-line);
  }

  icw-work-mode {
    margin-inline-start: auto;
  }

  /* Wrapped groups stand under each other; a rule at the start of a line would divide nothing. */
  @media (width < 40rem) {
    .group + .group {
      padding-inline-start: 0;
      border-inline-start: 0;
    }

    icw-work-mode {
      margin-inline-start: 0;
    }
  }
`;
