/** One status a user can have, with the flags that decide behaviour; names never do (icws.md 5). */
export interface StatusMessage {
  readonly id: string;
  readonly text: string;
  readonly group: 'Available' | 'Unavailable' | 'FollowUp' | 'DoNotDisturb' | 'OutOfOffice';
  readonly isAcd: boolean;
  readonly isAfterCallWork: boolean;
  readonly isDoNotDisturb: boolean;
  readonly isSelectable: boolean;
  readonly isPersistent: boolean;
  readonly isForward: boolean;
  readonly allowsFollowUp: boolean;
  readonly canHaveDate: boolean;
  readonly canHaveTime: boolean;
}

type Flag =
  | 'isAcd'
  | 'isAfterCallWork'
  | 'isDoNotDisturb'
  | 'isPersistent'
  | 'isForward'
  | 'allowsFollowUp'
  | 'canHaveDate'
  | 'canHaveTime'
  | 'isNotSelectable';

function status(id: string, text: string, group: StatusMessage['group'], ...flags: Flag[]): StatusMessage {
  const has = (flag: Flag) => flags.includes(flag);
  return {
    id,
    text,
    group,
    isAcd: has('isAcd'),
    isAfterCallWork: has('isAfterCallWork'),
    isDoNotDisturb: has('isDoNotDisturb'),
    isSelectable: !has('isNotSelectable'),
    isPersistent: has('isPersistent'),
    isForward: has('isForward'),
    allowsFollowUp: has('allowsFollowUp'),
    canHaveDate: has('canHaveDate'),
    canHaveTime: has('canHaveTime'),
  };
}

/** The status that the server itself sets after an ACD offer was not answered (icws.md 5). */
export const notAnsweringStatusId = 'AcdAgentNotAnswering';

/** The status that a workgroup with wrap-up puts its agent into (G18). */
export const followUpStatusId = 'Follow Up';

/** Spelling and case as a server stores them (icws.md 5). */
export const defaultStatusMessages: readonly StatusMessage[] = [
  status('Available', 'Available', 'Available', 'isAcd', 'allowsFollowUp'),
  status('Available, No ACD', 'Available, No ACD', 'Available'),
  status('Available, Forward', 'Available, Forward', 'Available', 'isForward', 'isPersistent'),
  status(followUpStatusId, 'Follow Up', 'FollowUp', 'isAfterCallWork'),
  status('Do Not disturb', 'Do Not Disturb', 'DoNotDisturb', 'isDoNotDisturb', 'canHaveTime'),
  status('Away from desk', 'Away from desk', 'Unavailable', 'canHaveTime'),
  status('At Lunch', 'At Lunch', 'Unavailable', 'canHaveTime'),
  status('At a training session', 'At a training session', 'Unavailable', 'canHaveDate', 'canHaveTime'),
  status('In a meeting', 'In a Meeting', 'Unavailable', 'canHaveTime'),
  status('Gone Home', 'Gone Home', 'OutOfOffice', 'isPersistent', 'canHaveDate', 'canHaveTime'),
  status('On Vacation', 'On Vacation', 'OutOfOffice', 'isPersistent', 'canHaveDate'),
  status('Out of the Office', 'Out of the Office', 'OutOfOffice', 'canHaveDate', 'canHaveTime'),
  status(notAnsweringStatusId, 'ACD - Agent Not Answering', 'Unavailable', 'isNotSelectable'),
];
