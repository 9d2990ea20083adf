/**
 * Faults that the catalogue declares and no state of a whole system leads to, each with the reason; the golden
 * folders of the bridge pin how they look.
 */
export const neverGiven: Readonly<Record<string, string>> = {
  'IciUser.subscribe unknownUser':
    'With a password the log-in itself fails (ICI-017); CIC does not say that the user is unknown.',
  'IciLine.setForwarding notLoggedOn':
    'Who is not logged on has no line: the line is unknown (ICI-003) before that is looked at.',
  'IciMessage.getContent cicUnavailable': 'The content is read as soon as an e-mail is offered, and kept.',
  'IciMessage.setRead notAllowedInState': 'CIC takes attributes of an e-mail in every state.',
  'IciMessage.setAnswered notAllowedInState': 'CIC takes attributes of an e-mail in every state.',
  'IciItem.setAttachedData notAllowedInState': 'CIC takes attributes of an interaction in every state.',
};

/** Operations that never succeed, with the reason. */
export const neverAnswered: Readonly<Record<string, string>> = {
  'IciMessage.delete': 'CIC deletes no e-mail for a client: it always answers ICI-007.',
};
