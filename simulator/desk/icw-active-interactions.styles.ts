import { css } from 'lit';

export const activeInteractionsStyles = css`
  :host {
    display: block;
  }

  h3 {
    margin-bottom: 0.25rem;
  }

  ul {
    max-height: 9.5rem;
    overflow-y: auto;
    margin-inline: -0.25rem;
    padding-inline: 0.25rem;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem;
    padding-block: 0.375rem;
  }

  li + li {
    border-top: 1px solid var(--desk-line);
  }

  .what {
    flex: 1 1 9rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .who {
    font-weight: 600;
  }

  .what .quiet {
    font-size: 0.75rem;
  }
`;
