import type { DirectoryView, FolderView, MessageContentView, MessageView, StandardAnswer } from '../model.ts';
import type { WebclientSource } from '../webclient/webclient-source.ts';

const sampleDirectory: DirectoryView = {
  colleagues: [
    colleague('agent2', 'Ben Agent', '7002', 'available', 'Available'),
    colleague('agent3', 'Carla Agent', '7003', 'busy', 'On a call'),
    colleague('agent4', 'David Agent', '7004', 'loggedOff', ''),
    colleague('agent5', 'Eva Agent', '7005', 'unknown', ''),
  ],
  queues: [
    { id: 'Support', description: 'Support', channel: 'telephony', loggedOnUsers: 4, availableUsers: 2 },
  ],
};

function colleague(
  userId: string,
  name: string,
  extension: string,
  presence: DirectoryView['colleagues'][number]['presence'],
  presenceText: string,
): DirectoryView['colleagues'][number] {
  return { userId, name, extension, presence, presenceText, channels: ['telephony'] };
}

const folders: readonly FolderView[] = [
  { folderId: 'inbox', name: 'Inbox', kind: 'inbox', capabilities: [] },
  { folderId: 'done', name: 'Done', kind: 'folder', capabilities: [] },
];

const message = (messageId: string, change: Partial<MessageView> = {}): MessageView => ({
  messageId,
  subject: 'Order 4711 has not arrived',
  from: 'clara.miller@example.com',
  to: ['service@example.com'],
  folder: 'inbox',
  isRead: false,
  isAnswered: false,
  attachments: [],
  receivedAt: Date.UTC(2024, 4, 6, 9, 12, 0),
  state: 'alerting',
  stateText: 'Alerting',
  capabilities: ['Accept'],
  ...change,
});

const contents: MessageContentView = {
  messageId: '3001',
  from: 'clara.miller@example.com',
  to: ['service@example.com'],
  copies: [],
  subject: 'Order 4711 has not arrived',
  contentType: 'text/plain',
  content: 'Hello,\n\nmy order 4711 was due last week and has not arrived.\n\nKind regards\nClara Miller',
};

const sampleAnswers: readonly StandardAnswer[] = [
  { id: 'hello', title: 'Greeting', text: 'Hello {name}, this is {agent}. How can I help?', language: 'en' },
  { id: 'bye', title: 'Goodbye', text: 'Thank you and goodbye!', language: 'en' },
  { id: 'hallo', title: 'Begrüßung', text: 'Guten Tag {name}, hier ist {agent}.', language: 'de' },
];

const done = <Answer>(answer: Answer) => Promise.resolve({ isDone: true, answer } as const);

/** What the server would give, at once; each part can be replaced. */
export const sampleSource = (change: Partial<WebclientSource> = {}): WebclientSource => ({
  directory: () => done(sampleDirectory),
  folders: () => done(folders),
  messages: (folderId) =>
    done(
      folderId === 'inbox'
        ? [
            message('3001'),
            message('3002', {
              subject: 'Invoice',
              from: 'jonas.weber@example.com',
              isRead: true,
              isAnswered: true,
            }),
          ]
        : [],
    ),
  content: () => done(contents),
  answers: () => done(sampleAnswers),
  ...change,
});

/** A server that gives nothing. */
export const failingSource = (why: string): WebclientSource => {
  const fail = () => Promise.resolve({ isDone: false, why } as const);
  return { directory: fail, folders: fail, messages: fail, content: fail, answers: fail };
};
