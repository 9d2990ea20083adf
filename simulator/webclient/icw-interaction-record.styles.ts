import { css } from 'lit';

export const interactionRecordStyles = css`
  .fields {
    display: grid;
    justify-items: start;
    gap: 0.75rem;
  }

  .fields p {
    display: grid;
    gap: 0.1875rem;
    width: 100%;
  }

  textarea {
    width: 100%;
  }

  .activities li {
    display: flex;
    align-items: baseline;
    gap: 0.75rem;
    padding: 0.4375rem var(--icw-inset);
    overflow-wrap: anywhere;
  }

  .activities li + li {
    border-top: 1px solid var(--icw-line);
  }

  .activities svg {
    align-self: center;
    color: var(--icw-text-muted);
  }

  .activities span {
    flex: 1;
  }

  time {
    color: var(--icw-text-muted);
    font-size: var(--icw-size-small);
    font-variant-numeric: tabular-nums;
  }

  .acts {
    margin-top: 1rem;
  }
`;
