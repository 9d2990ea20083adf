import { css } from 'lit';

export const toolbarStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    background: var(--icw-bar);
    color: var(--icw-bar-text);
  }

  /* Two rows that never change places: what belongs to every contact, and under it what belongs to this one. */
  .bar {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 0.375rem 0.5rem;
    padding: 0.5rem var(--icw-inset);
  }

  .group {
    display: flex;
    flex-wrap: wrap;
    gap: var(--icw-gap);
    min-width: 0;
  }

  .generic {
    grid-row: 1;
    grid-column: 1;
  }

  .channel {
    position: relative;
    grid-column: 1 / -1;
    flex-wrap: nowrap;
  }

  .over {
    position: absolute;
    visibility: hidden;
  }

  icw-dial {
    grid-row: 1;
    grid-column: 2;
  }

  icw-work-mode {
    grid-row: 1;
    grid-column: 3;
  }

  @container (40rem <= width < 60rem) {
    icw-dial {
      --icw-dial-width: 7rem;
    }
  }

  @container (width < 40rem) {
    .bar {
      grid-template-columns: minmax(0, 1fr);
      gap: 0.5rem;
    }

    .channel {
      flex-wrap: wrap;
    }

    .generic,
    .channel,
    icw-dial,
    icw-work-mode {
      grid-row: auto;
      grid-column: 1;
      justify-self: start;
    }
  }

  @container (24rem <= width < 40rem) {
    .bar {
      grid-template-columns: auto minmax(0, 1fr);
    }

    .generic,
    .channel {
      grid-column: 1 / -1;
    }

    icw-dial,
    icw-work-mode {
      grid-row: 2;
    }

    icw-work-mode {
      grid-column: 2;
    }
  }
`;
