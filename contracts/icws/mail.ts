/** An e-mail as the bridge writes it (icws.md 7.10). */
export const mail = {
  from: 'sales@example.com',
  to: ['erika@example.com'],
  cc: [],
  subject: 'Your order',
  contentType: 'text/plain',
  text: 'It is on its way.',
  attachments: [],
} as const;

export const writtenMail = {
  subject: 'Your order',
  sender: { displayName: 'sales@example.com', address: 'sales@example.com' },
  toRecipients: [{ displayName: 'erika@example.com', address: 'erika@example.com' }],
  ccRecipients: [],
  bodies: [{ body: 'It is on its way.', bodyType: 0 }],
};

export const emailContent = { __type: 'urn:inin.com:interactions.email:emailContent', ...writtenMail };
