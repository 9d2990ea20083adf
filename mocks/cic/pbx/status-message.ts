import type { LocalizedText } from './localized-text.ts';
import type { Configured } from './world.ts';

/** One status a user can have, with the flags that decide behaviour; names never do (icws.md 5). */
export interface StatusMessage extends Configured {
  readonly id: string;
  readonly text: LocalizedText;
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

function status(
  id: string,
  en: string,
  de: string,
  group: StatusMessage['group'],
  ...flags: Flag[]
): StatusMessage {
  const has = (flag: Flag) => flags.includes(flag);
  return {
    id,
    text: { en, de },
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
  status('Available', 'Available', 'Verfügbar', 'Available', 'isAcd', 'allowsFollowUp'),
  status('Available, No ACD', 'Available, No ACD', 'Verfügbar, kein ACD', 'Available'),
  status(
    'Available, Forward',
    'Available, Forward',
    'Verfügbar, weiterleiten',
    'Available',
    'isForward',
    'isPersistent',
  ),
  status(followUpStatusId, 'Follow Up', 'Nachbearbeitung', 'FollowUp', 'isAfterCallWork'),
  status(
    'Do Not disturb',
    'Do Not Disturb',
    'Bitte nicht stören',
    'DoNotDisturb',
    'isDoNotDisturb',
    'canHaveTime',
  ),
  status('Away from desk', 'Away from desk', 'Nicht am Platz', 'Unavailable', 'canHaveTime'),
  status('At Lunch', 'At Lunch', 'Mittagspause', 'Unavailable', 'canHaveTime'),
  status(
    'At a training session',
    'At a training session',
    'Schulung',
    'Unavailable',
    'canHaveDate',
    'canHaveTime',
  ),
  status('In a meeting', 'In a Meeting', 'In einer Besprechung', 'Unavailable', 'canHaveTime'),
  status('Gone Home', 'Gone Home', 'Feierabend', 'OutOfOffice', 'isPersistent', 'canHaveDate', 'canHaveTime'),
  status('On Vacation', 'On Vacation', 'Im Urlaub', 'OutOfOffice', 'isPersistent', 'canHaveDate'),
  status('Out of the Office', 'Out of the Office', 'Außer Haus', 'OutOfOffice', 'canHaveDate', 'canHaveTime'),
  status(
    notAnsweringStatusId,
    'ACD - Agent Not Answering',
    'ACD - Agent antwortet nicht',
    'Unavailable',
    'isNotSelectable',
  ),
];
