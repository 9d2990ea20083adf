import { css } from 'lit';

/** A page of the work area: title, then cards in as many columns as fit. */
export const pageStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    margin-bottom: 1rem;
    font-size: var(--icw-size-title);
    font-weight: 600;
    line-height: 1.3;
  }

  .title small {
    color: var(--icw-text-muted);
    font-size: var(--icw-size);
    font-weight: 400;
  }

  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
    gap: 1rem;
  }

  @container (width >= 40rem) {
    .columns {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  .quiet {
    color: var(--icw-text-muted);
  }

  .vip {
    padding: 0.125rem 0.5rem;
    border-radius: 2px;
    background: var(--icw-wrap-up);
    color: var(--icw-on-chip);
    font-size: var(--icw-size-small);
    letter-spacing: 0.04em;
  }

  a {
    color: var(--icw-link);
  }
`;
