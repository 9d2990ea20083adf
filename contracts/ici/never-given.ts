/**
 * Faults that the catalogue declares and no state of a whole system leads to, each with the reason; the golden
 * folders of the bridge pin how they look.
 */
export const neverGiven: Readonly<Record<string, string>> = {
  'IciLine.setForwarding notLoggedOn':
    'Who is not logged on has no line: the line is unknown (ICI-003) before that is looked at.',
  'IciAction.route storeFailed': 'A disk that is full is nothing that a provider state can bring about.',
  'IciAction.cancel storeFailed': 'A disk that is full is nothing that a provider state can bring about.',
  'IciAction.update storeFailed': 'A disk that is full is nothing that a provider state can bring about.',
  'IciMessage.getContent cicUnavailable': 'The content is read as soon as an e-mail is offered, and kept.',
};

/** Operations that never succeed, with the reason. */
export const neverAnswered: Readonly<Record<string, string>> = {
  'IciMessage.delete': 'CIC deletes no e-mail for a client: it always answers ICI-007.',
};
