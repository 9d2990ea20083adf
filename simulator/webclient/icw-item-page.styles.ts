import { css } from 'lit';

export const itemPageStyles = css`
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    margin-bottom: 1rem;
  }

  .waiting {
    margin-bottom: 1rem;
  }

  .text {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .trouble {
    color: var(--icw-error);
  }

  iframe {
    display: block;
    width: 100%;
    height: 18rem;
    border: 0;
    background: #fff;
  }

  .reply form {
    display: grid;
    justify-items: start;
    gap: 0.5rem;
  }

  textarea {
    width: 100%;
  }
`;
