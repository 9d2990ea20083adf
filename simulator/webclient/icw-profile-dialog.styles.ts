import { css } from 'lit';

export const profileDialogStyles = css`
  .quiet {
    margin-bottom: 0.75rem;
    color: var(--icw-text-muted);
  }

  .label {
    display: block;
    margin-bottom: 0.25rem;
  }

  textarea.field {
    width: 100%;
    font-family: var(--icw-font-mono);
    font-size: var(--icw-size-small);
  }

  textarea.field[aria-invalid] {
    border-color: var(--icw-error);
  }

  #outcome {
    margin-top: 0.5rem;
  }

  .fine {
    color: var(--icw-accept);
  }

  .trouble {
    color: var(--icw-error);
    font-weight: 600;
  }

  .problems {
    max-height: 9rem;
    margin-top: 0.25rem;
    overflow-y: auto;
    overflow-wrap: anywhere;
  }

  .problems li {
    padding-block: 0.125rem;
  }

  .link {
    display: grid;
    gap: 0.25rem;
    margin-top: 0.75rem;
  }
`;
