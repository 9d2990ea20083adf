import { css } from 'lit';

/** What the parts of the context area share: a quiet heading and a few lines under it. */
export const contextPartStyles = css`
  :host {
    display: block;
    min-width: 0;
    overflow-wrap: anywhere;
    color: var(--icw-bar-text);
  }

  h2 {
    margin: 0 0 0.25rem;
    color: var(--icw-bar-muted);
    font-size: var(--icw-size-small);
    font-weight: 600;
    line-height: 1.4;
  }

  .strong {
    font-weight: 600;
  }

  .quiet {
    color: var(--icw-bar-muted);
  }
`;
