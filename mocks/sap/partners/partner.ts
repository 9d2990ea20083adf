import type { AccountView } from '@switchhook/simulator/model';
import { z } from 'zod';

/** A business partner of the directory. */
export const partnerSchema = z
  .strictObject({
    id: z.string().regex(/^\d{10}$/, 'must be ten digits'),
    kind: z.enum(['account', 'contact', 'organization']),
    name: z.string().min(1),
    /** Of a contact: the id of the organization that they work for. */
    organizationId: z.string().exactOptional(),
    phone: z.array(z.string().regex(/^\+[1-9]\d{1,14}$/, 'must be E.164, such as +496227747474')).min(1),
    email: z.email().exactOptional(),
    city: z.string().exactOptional(),
    isVip: z.boolean().exactOptional(),
    note: z.string().exactOptional(),
    /** What the agent should know about this customer (ui.md 2). */
    alerts: z.array(z.string()).exactOptional(),
  })
  .readonly();
export type Partner = z.infer<typeof partnerSchema>;

export const directorySchema = z.array(partnerSchema).superRefine((partners, context) => {
  const byId = new Map(partners.map((partner) => [partner.id, partner]));
  if (byId.size < partners.length) {
    context.addIssue({ code: 'custom', message: 'two partners have the same id' });
  }
  partners.forEach((partner, index) => {
    const isContact = partner.kind === 'contact';
    const organization = byId.get(partner.organizationId ?? '');
    const isRight = isContact ? organization?.kind === 'organization' : partner.organizationId === undefined;
    if (isRight) return;
    const message = isContact ? 'must be the id of an organization' : 'belongs to contacts only';
    context.addIssue({ code: 'custom', path: [index, 'organizationId'], message });
  });
});

/** What the browser is shown of a partner, without the contacts of an organization. */
export function toAccountView(partner: Partner, organization: Partner | undefined): AccountView {
  const { id, kind, name, phone, email, city, isVip, note } = partner;
  return {
    id,
    kind,
    name,
    ...(organization && { organization: organization.name, organizationId: organization.id }),
    phone,
    ...(email !== undefined && { email }),
    ...(city !== undefined && { city }),
    ...(isVip !== undefined && { isVip }),
    ...(note !== undefined && { note }),
  };
}
