import { css } from 'lit';

export const homePageStyles = css`
  .shortcuts > div {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    padding-block: 0.3125rem;
    border-bottom: 1px solid var(--icw-line);
  }

  kbd {
    color: var(--icw-text-muted);
    font: var(--icw-size-small) / 1.4 var(--icw-font-mono);
    white-space: nowrap;
  }

  .shortcuts + .quiet {
    margin-top: 0.75rem;
  }
`;
