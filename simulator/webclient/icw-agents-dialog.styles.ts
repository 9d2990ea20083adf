import { css } from 'lit';

export const agentsDialogStyles = css`
  .quiet {
    margin-bottom: 0.75rem;
    color: var(--icw-text-muted);
  }

  li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
    padding-block: 0.25rem;
  }

  li + li {
    border-top: 1px solid var(--icw-line);
  }

  label {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 0.75rem;
    min-height: 2.5rem;
    cursor: pointer;
  }

  input {
    width: 1.25rem;
    height: 1.25rem;
    accent-color: var(--icw-brand);
  }

  small {
    display: block;
    color: var(--icw-text-muted);
  }

  a.button {
    padding-inline: 0.5rem;
    text-decoration: none;
  }
`;
