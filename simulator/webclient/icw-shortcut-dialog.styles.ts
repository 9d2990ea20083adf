import { css } from 'lit';

export const shortcutDialogStyles = css`
  .on {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    margin-bottom: 0.5rem;
    font-weight: 600;
  }

  input[type='checkbox'] {
    width: 1.25rem;
    height: 1.25rem;
    accent-color: var(--icw-brand);
  }

  .quiet {
    margin-bottom: 0.5rem;
    color: var(--icw-text-muted);
  }

  ul {
    display: grid;
    gap: 0.25rem;
  }

  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 9rem;
    align-items: center;
    gap: 0 1rem;
  }

  input.field {
    width: 100%;
    font-family: var(--icw-font-mono);
    font-size: var(--icw-size-small);
    cursor: pointer;
  }

  input.field[aria-invalid] {
    border-color: var(--icw-error);
  }

  .trouble {
    grid-column: 1 / -1;
    color: var(--icw-error);
  }

  .trouble:empty {
    display: none;
  }
`;
