import { css } from 'lit';

export const placeCallStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  form {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0.625rem 0.75rem;
  }

  h3,
  .from,
  .suggestions,
  .attributes,
  .foot {
    grid-column: 1 / -1;
  }

  label {
    display: block;
    margin-bottom: 0.1875rem;
  }

  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    order: 1;
  }

  .suggestions button {
    min-height: 1.5rem;
    border-radius: 1rem;
    background: transparent;
    color: var(--desk-muted);
  }

  .suggestions button:hover {
    color: var(--desk-text);
  }

  h3,
  .from {
    order: 0;
  }

  p:not(.from, .foot p) {
    order: 2;
  }

  p.attributes {
    order: 3;
  }

  .foot {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    order: 4;
  }

  .foot p {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  @container (width < 20rem) {
    form {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
