import { css } from 'lit';

export const contextAreaStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    background: var(--icw-bar);
    color: var(--icw-bar-text);
  }

  /* As high with alerts as without: nothing under it moves when a customer is known. */
  .area {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1.2fr) minmax(0, 1fr);
    min-height: 7.25rem;
    padding-block: 0.625rem;
  }

  .area > * {
    padding-inline: var(--icw-inset);
  }

  .area > * + * {
    border-inline-start: 1px solid var(--icw-bar-line);
  }

  @container (width < 44rem) {
    .area {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0.75rem 0;
    }

    .area > :nth-child(odd) {
      border-inline-start: 0;
    }
  }

  @container (width < 24rem) {
    .area {
      grid-template-columns: minmax(0, 1fr);
    }

    .area > :nth-child(n) {
      border-inline-start: 0;
    }
  }
`;
