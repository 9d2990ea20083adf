import { expect, onTestFinished, test } from 'vitest';
import type { MailContent } from '../core/mail-content.ts';
import { openBench } from './testing/open-cic.ts';

const email = { Eic_ObjectType: 'Email', Eic_State: 'C', Eic_EmailAttachments: 'order.pdf' };

const contents = (more: object = {}) => ({
  __type: 'urn:inin.com:interactions.email:emailContentsMessage',
  isDelta: false,
  interactionId: 42,
  mailbox: 'shop@example.com',
  emailContent: {
    subject: 'My order',
    sender: { displayName: 'Erika', address: 'erika@example.com' },
    toRecipients: [{ displayName: 'Shop', address: 'shop@example.com' }, { displayName: 'Bo' }],
    ccRecipients: null,
    bodies: [
      { body: '<p>Hi</p>', bodyType: 1 },
      { body: 'Hi', bodyType: 0 },
    ],
    fileAttachments: [{ name: 'order.pdf', contentId: 'c1', downloadUri: '/x' }],
    ...more,
  },
});

const reply: MailContent = {
  from: '',
  to: ['erika@example.com'],
  cc: [],
  subject: 'Re: My order',
  contentType: 'text/html',
  text: '<p>Soon</p>',
  attachments: [],
};

async function openDesk(onSubscribe: object | undefined = contents()) {
  const bench = await openBench(onTestFinished, { options: { timeouts: { snapshotMs: 5_000 } } });
  bench.server.queues.set('agent1', new Map([['42', email]]));
  bench.server.script(({ method, path }) => {
    if (method !== 'PUT' || path !== '/messaging/subscriptions/interactions/42/email') return undefined;
    if (onSubscribe) bench.server.push('agent1', onSubscribe);
    return { status: 204 };
  });
  const agent = await bench.openAgent();
  const watched = () => bench.server.calls('agent1').filter((call) => call.endsWith('/42/email')).length;
  return { ...bench, ...agent, watched };
}

test('an e-mail in the queue is told again with its recipients once CIC sent its contents', async () => {
  const { events, until } = await openDesk();
  await until(() => events.at(-1)?.kind === 'interactionObserved');
  expect(events.at(-1)).toMatchObject({
    interaction: {
      id: '42',
      channel: 'email',
      recipients: ['shop@example.com', 'Bo'],
      attachments: [{ attachmentId: '1', name: 'order.pdf' }],
    },
  });
});

test('the plain text goes before HTML, and reading twice asks CIC once', async () => {
  const { session, settled, watched } = await openDesk();
  const mail = await settled(session.readMail('42'));
  expect(mail).toMatchObject({ from: 'erika@example.com', contentType: 'text/plain', text: 'Hi', cc: [] });
  expect(await session.readMail('42')).toBe(mail);
  expect(watched()).toBe(1);
});

test('an e-mail that has HTML alone is HTML', async () => {
  const { session, settled } = await openDesk(contents({ bodies: [{ body: '<p>Hi</p>', bodyType: 1 }] }));
  expect(await settled(session.readMail('42'))).toMatchObject({
    contentType: 'text/html',
    text: '<p>Hi</p>',
  });
});

test('contents that never come are an error to try again', async () => {
  const { session, clock, until, watched } = await openDesk({ __type: 'x' });
  const reading = session.readMail('42').catch((error) => error);
  await until(() => watched() === 1);
  await clock.advance(5_000);
  expect(await reading).toMatchObject({ code: 'cicUnavailable', retryable: true });
});

test('an e-mail that CIC does not have is unknown', async () => {
  const { session, server, settled } = await openDesk();
  server.script(({ path }) => (path.endsWith('/43/email') ? { status: 404, body: {} } : undefined));
  await expect(settled(session.readMail('43'))).rejects.toMatchObject({ code: 'unknownItem' });
});

test('an answer is drafted, saved and sent from the mailbox of the e-mail', async () => {
  const { session, server, settled } = await openDesk();
  await settled(session.readMail('42'));
  const id = await settled(session.replyToMail('42', reply));
  const sent = server.requests.filter(({ method, user }) => method === 'POST' && user === 'agent1');
  expect(sent.map(({ path }) => path)).toEqual([
    '/interactions',
    `/interactions/${id}/email/save`,
    `/interactions/${id}/email/send`,
  ]);
  const content = {
    subject: 'Re: My order',
    sender: { displayName: 'shop@example.com', address: 'shop@example.com' },
    toRecipients: [{ displayName: 'erika@example.com', address: 'erika@example.com' }],
    bodies: [{ body: '<p>Soon</p>', bodyType: 1 }],
  };
  expect(sent[0]?.body).toMatchObject({
    __type: 'urn:inin.com:interactions.email:createEmailResponseParameters',
    parentInteractionId: '42',
    responseType: 0,
    emailContent: { ...content, attachmentsFromParent: 0 },
  });
  expect(sent[1]?.body).toMatchObject({ emailContent: content });
});

test('a refused e-mail leaves no draft; one whose fate is not known is neither repeated nor taken back', async () => {
  const { session, server, settled } = await openDesk();
  let status = 400;
  server.script(({ path }) => (path.endsWith('/email/send') ? { status, body: {} } : undefined));
  const posts = () => server.calls('agent1').filter((call) => /POST .*\/(send|disconnect)$/.test(call));
  await expect(settled(session.sendMail(reply))).rejects.toMatchObject({ code: 'badAddress' });
  expect(posts().map((call) => call.split('/').at(-1))).toEqual(['send', 'disconnect']);
  status = 500;
  await expect(settled(session.sendMail(reply))).rejects.toMatchObject({ code: 'cicUnavailable' });
  expect(posts().map((call) => call.split('/').at(-1))).toEqual(['send', 'disconnect', 'send']);
});

test('files cannot be sent, and nothing is drafted', async () => {
  const { session, server } = await openDesk();
  const attachments = [{ attachmentId: '1', name: 'a.pdf', contentType: 'application/pdf', size: 1 }];
  await expect(session.sendMail({ ...reply, attachments })).rejects.toMatchObject({ code: 'notSupported' });
  expect(server.calls('agent1').filter((call) => call.startsWith('POST'))).toEqual([]);
});

test('after a loss the e-mails that are still there are watched again', async () => {
  const { server, until, clock, events, watched } = await openDesk();
  await until(() => watched() === 1);
  server.forgetSessions();
  await until(() => events.some((event) => event.kind === 'linkChanged'));
  await clock.advance(2_000);
  await until(() => watched() === 2);
});
