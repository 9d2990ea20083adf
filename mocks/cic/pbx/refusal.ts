/** Why the switch did not do what was asked; the message ends with what to do instead. */
export interface Refusal {
  readonly refused:
    | 'unknownInteraction'
    | 'unknownUser'
    | 'unknownWorkgroup'
    | 'unknownStatus'
    | 'unknownStation'
    | 'stationInUse'
    | 'noStation'
    | 'notAllowed'
    | 'invalidState'
    | 'badTarget'
    | 'badAttribute'
    | 'badDigits'
    | 'badDuration'
    | 'badFile'
    | 'badState';
  readonly message: string;
}

export function refuse(refused: Refusal['refused'], message: string): Refusal {
  return { refused, message };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
