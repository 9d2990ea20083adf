type Words = Readonly<Record<string, string>>;

/** What a step is put into words with, in one language. Values come as they are to be shown. */
export interface StepWords {
  /** The thing that a step is about where it has no name. */
  readonly item: string;
  /** A thing by the name that a scenario gave it, in words such as `call` or `call 2`. */
  readonly thing: (name: string) => string;
  /** Behind what is done with it. */
  readonly forThing: (thing: string) => string;
  readonly and: string;
  readonly or: string;
  readonly nothing: string;
  readonly quoted: (text: string) => string;
  readonly something: string;
  readonly yes: string;
  readonly no: string;
  /** Fields by their own names, where they are called otherwise. */
  readonly fields: Words;
  readonly states: Words;
  readonly identified: Words;
  readonly pages: Words;
  readonly links: Words;
  readonly workModes: Words;
  readonly operators: {
    readonly with: (what: string) => string;
    readonly without: (what: string) => string;
    readonly like: (what: string) => string;
    readonly not: (what: string) => string;
    readonly absent: string;
  };
  readonly onBar: (words: string, side: string) => string;
  readonly nothingOnBar: (side: string) => string;
  readonly pageIs: (page: string) => string;
  readonly isLoggedOn: string;
  readonly isLoggedOff: string;
  readonly workMode: (name: string) => string;
  readonly cicIs: (what: string) => string;
  readonly logsOn: string;
  readonly logsOff: string;
  readonly refused: string;
  readonly seconds: (count: number) => string;
  readonly bridgeAsked: (what: string) => string;
  readonly fault: (code: string) => string;
  readonly noLonger: (agent: string, thing: string) => string;
  readonly onWire: (link: string, name: string) => string;
  readonly fails: string;
  readonly cicHas: (what: string) => string;
  readonly sapHas: (what: string, path: string) => string;
  readonly presses: (button: string) => string;
  readonly to: (target: string) => string;
  /** Buttons that are called otherwise than their command. */
  readonly buttons: Words;
  /** Commands that a person calls otherwise than pressing a button; the values of their fields are given in words. */
  readonly commands: Readonly<Record<string, (fields: Words) => string>>;
  readonly kinds: Words;
  readonly comesIn: (kind: string) => string;
  readonly from: (who: string) => string;
  readonly forQueue: (queue: string) => string;
  readonly farEnd: (thing: string) => string;
  readonly hangsUp: string;
  readonly answers: string;
  readonly leaves: string;
  readonly writes: (words: string) => string;
  readonly statusGiven: (userId: string, status: string) => string;
  readonly switchesOver: string;
  readonly dropsAll: string;
  readonly removed: (kind: string, id: string) => string;
  readonly nowHas: (kind: string, id: string, what: string) => string;
  readonly alive: (userId: string) => string;
  readonly workRouted: (title: string) => string;
  readonly linksSound: string;
  readonly faultOn: (what: string) => string;
  readonly where: (name: string) => string;
  readonly faults: Words;
  readonly sap: {
    readonly slow: (ms: unknown) => string;
    readonly refuses: (status: unknown) => string;
    readonly resets: string;
    readonly heartbeat: (seconds: number) => string;
    readonly dead: (agents: string) => string;
    readonly rejectsSeventh: string;
    readonly usual: string;
  };
}

export const englishSteps: StepWords = {
  item: 'the item',
  thing: (name) => (/\d$/.test(name) ? name : `the ${name}`),
  forThing: (thing) => `for ${thing}`,
  and: 'and',
  or: 'or',
  nothing: 'nothing',
  quoted: (text) => `“${text}”`,
  something: 'something',
  yes: 'true',
  no: 'false',
  fields: {},
  states: {
    initiated: 'is set up',
    dialing: 'is being dialled',
    alerting: 'rings',
    connected: 'is connected',
    held: 'is on hold',
    consulting: 'is a consultation',
    conferenced: 'is in a conference',
    wrapUp: 'is in wrap-up',
    ended: 'has ended',
    failed: 'has failed',
  },
  identified: {
    none: 'nobody is looked up',
    noNumber: 'there is no number to look up',
    noMatch: 'no partner is found',
    oneMatch: 'one partner is found',
    manyMatches: 'several partners are found',
  },
  pages: {},
  links: {},
  workModes: { '1': 'Logged Off', '2': 'Ready', '3': 'Not Ready' },
  operators: {
    with: (what) => `with ${what}`,
    without: (what) => `without ${what}`,
    like: (what) => `like ${what}`,
    not: (what) => `not ${what}`,
    absent: 'absent',
  },
  onBar: (words, side) => `${words} on the ${side} of the bar`,
  nothingOnBar: (side) => `nothing on the ${side} of the bar`,
  pageIs: (page) => `the page is ${page}`,
  isLoggedOn: 'is logged on',
  isLoggedOff: 'is logged off',
  workMode: (name) => `work mode ${name}`,
  cicIs: (what) => `CIC is ${what}`,
  logsOn: 'logs on',
  logsOff: 'logs off',
  refused: '(is refused)',
  seconds: (count) => `${count} s go by`,
  bridgeAsked: (what) => `The bridge is asked for ${what}`,
  fault: (code) => `(fault ${code})`,
  noLonger: (agent, thing) => `${agent} no longer has ${thing}`,
  onWire: (link, name) => `On the wire: ${link}, ${name}`,
  fails: 'fails',
  cicHas: (what) => `CIC has ${what}`,
  sapHas: (what, path) => `SAP has ${what} at ${path}`,
  presses: (button) => `presses ${button}`,
  to: (target) => `to ${target}`,
  buttons: {},
  commands: {
    setWorkMode: ({ workMode }) => `chooses ${workMode}`,
    dial: ({ number }) => `dials ${number}`,
    sendDtmf: ({ digits }) => `sends the tones ${digits}`,
    postChat: ({ text }) => `writes ${text}`,
    confirmAccount: ({ accountId }) => `confirms the account ${accountId}`,
    setQueues: ({ queues }) => `works for ${queues}`,
    setAttachedData: ({ fields }) => `attaches data: ${fields}`,
    openTransfer: ({ purpose }) => `opens the dialog for a ${purpose}`,
    chooseTarget: ({ target }) => `chooses ${target}`,
    advanceTransfer: () => 'goes on in the dialog',
  },
  kinds: {
    call: 'A call',
    callback: 'A callback',
    chat: 'A chat',
    email: 'An e-mail',
    generic: 'A generic object',
  },
  comesIn: (kind) => `${kind} comes in`,
  from: (who) => `from ${who}`,
  forQueue: (queue) => `for ${queue}`,
  farEnd: (thing) => `The far end of ${thing}`,
  hangsUp: 'hangs up',
  answers: 'answers',
  leaves: 'leaves',
  writes: (words) => `writes ${words}`,
  statusGiven: (userId, status) => `CIC gives ${userId} the status ${status}`,
  switchesOver: 'CIC switches over',
  dropsAll: 'CIC drops all connections',
  removed: (kind, id) => `In CIC ${kind} ${id} is removed`,
  nowHas: (kind, id, what) => `In CIC ${kind} ${id} now has: ${what}`,
  alive: (userId) => `The browser of ${userId} gives a sign of life`,
  workRouted: (title) => `SAP has work routed: ${title}`,
  linksSound: 'All links are sound again',
  faultOn: (what) => `A fault on the link ${what}`,
  where: (name) => `where ${name}`,
  faults: {},
  sap: {
    slow: (ms) => `answers events after ${String(ms)} ms`,
    refuses: (status) => `refuses events with ${String(status)}`,
    resets: 'resets the connection of events',
    heartbeat: (seconds) => `wants a sign of life every ${seconds} s`,
    dead: (agents) => `hears no browser of ${agents}`,
    rejectsSeventh: 'rejects the seventh contact',
    usual: 'SAP behaves as usual',
  },
};
