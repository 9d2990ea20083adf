import { css } from 'lit';

export const settingsDialogStyles = css`
  fieldset {
    display: grid;
    gap: 0.625rem;
    margin: 0;
    padding: 0;
    border: 0;
  }

  fieldset + fieldset {
    margin-top: 1.5rem;
  }

  legend {
    margin-bottom: 0.625rem;
    padding: 0;
    font-weight: 600;
  }

  fieldset > p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 1rem;
  }

  fieldset > .check {
    justify-content: flex-start;
    min-height: 1.75rem;
  }

  .field {
    min-width: 11rem;
  }

  input[type='checkbox'] {
    width: 1.25rem;
    height: 1.25rem;
    margin: 0.125rem;
    accent-color: var(--icw-brand);
  }

  input[type='range'] {
    width: 9rem;
    min-height: 1.5rem;
    accent-color: var(--icw-brand);
  }

  .volume {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem;
  }

  .denied:empty {
    display: none;
  }

  .denied {
    color: var(--icw-error);
  }
`;
