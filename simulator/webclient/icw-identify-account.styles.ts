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

  li {
    display: flex;
    gap: 0.75rem;
    padding: 0.625rem var(--icw-inset);
    overflow-wrap: anywhere;
  }

  li + li {
    border-top: 1px solid var(--icw-line);
  }

  li > svg {
    margin-top: 0.125rem;
    color: var(--icw-text-muted);
  }

  .name {
    font-weight: 600;
  }
`;
