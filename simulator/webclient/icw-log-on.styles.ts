import { css } from 'lit';

export const logOnStyles = css`
  :host {
    display: grid;
    justify-content: center;
    padding: clamp(1rem, 12vh, 7rem) 1rem 2rem;
  }

  form {
    display: grid;
    gap: 1.25rem;
    width: min(22rem, 100%);
    padding: 1.75rem;
  }

  h2 {
    font-size: var(--icw-size-title);
    font-weight: 600;
    line-height: 1.2;
  }

  p {
    display: grid;
    gap: 0.25rem;
  }

  .agent {
    font-size: 1rem;
  }

  .hint {
    color: var(--icw-text-muted);
    font-size: var(--icw-size-small);
  }

  .button {
    justify-content: center;
  }
`;
