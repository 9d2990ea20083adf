import { z } from 'zod';
import { contactsDirectoryId, type SpeedDial } from '../contact-book.ts';
import { contactDirectories } from '../contacts.ts';
import { errorCodes, failure } from '../failure.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { type IcwsReply, isReply, noContent, ok } from '../reply.ts';
import { wireEnum, wireInt } from '../wire.ts';

// the contract has no 404 for directories
function notFound(what: string): IcwsReply {
  const message = `There is no ${what}. Read the directories again.`;
  return failure(400, 'error.request.directory.notFound', message, errorCodes.objectNotFound);
}

const phone = z.object({
  baseNumber: z.string().optional(),
  extension: z.string().optional(),
  autoDialable: z.boolean().optional(),
});

const contactSchema = z.looseObject({
  displayName: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  businessEmail: z.string().optional(),
  homeEmail: z.string().optional(),
  assistantPhone: phone.optional(),
  businessPhone: phone.optional(),
  businessPhone2: phone.optional(),
  fax: phone.optional(),
  homePhone: phone.optional(),
  homePhone2: phone.optional(),
  mobilePhone: phone.optional(),
  pager: phone.optional(),
});

/** Users and workgroups are changed by their configuration, not as contacts. */
function checkWritable({ server, param }: Exchange): IcwsReply | undefined {
  const id = param('directoryID');
  if (id === contactsDirectoryId) return undefined;
  if (!contactDirectories(server.pbx).some((each) => each.id === id)) return notFound(`directory ${id}`);
  const message = `Directory ${id} holds users, who are configured. Write to ${contactsDirectoryId}.`;
  return failure(403, 'error.request.accessDenied', message);
}

function createContact(exchange: Exchange, contact: z.output<typeof contactSchema>): IcwsReply {
  const refused = checkWritable(exchange);
  if (refused) return refused;
  const entryId = exchange.server.ids();
  exchange.server.contacts.putContact(entryId, contact);
  return { status: 201, body: { entryId } };
}

function changeContact(exchange: Exchange, contact: z.output<typeof contactSchema>): IcwsReply {
  const { contacts } = exchange.server;
  const id = exchange.param('entryID');
  const refused = checkWritable(exchange);
  if (refused) return refused;
  if (!contacts.contacts.has(id)) return notFound(`contact ${id}`);
  contacts.putContact(id, contact);
  return noContent;
}

function removeContact(exchange: Exchange): IcwsReply {
  const { contacts } = exchange.server;
  const id = exchange.param('entryID');
  const refused = checkWritable(exchange);
  if (refused) return refused;
  if (!contacts.contacts.has(id)) return notFound(`contact ${id}`);
  contacts.removeContact(id);
  return noContent;
}

const directorySchema = z.object({ name: z.string().min(1) });

function ownSpeedDial({ server, session, param }: Exchange): SpeedDial | IcwsReply {
  const id = param('speedDialDirectoryId');
  const speedDial = server.contacts.speedDial(id);
  return speedDial?.ownerId === session.user.id ? speedDial : notFound(`speed dial ${id}`);
}

/** Does something with a speed dial of the session's user. */
function withOwn(run: (exchange: Exchange, own: SpeedDial) => IcwsReply): (exchange: Exchange) => IcwsReply {
  return (exchange) => {
    const own = ownSpeedDial(exchange);
    return isReply(own) ? own : run(exchange, own);
  };
}

function createSpeedDial(
  { server, session }: Exchange,
  { name }: z.output<typeof directorySchema>,
): IcwsReply {
  const id = server.ids();
  server.contacts.putSpeedDial({ id, name, ownerId: session.user.id, links: new Map() });
  return { status: 201, body: { directoryId: id } };
}

const designation = wireEnum(-1, 0, 1, 2, 3, 4, 5, 6, 7, 8);
const linkSchema = z.object({ contactPrimaryNumberDesignation: designation });
const createLinkSchema = linkSchema.extend({
  sourceDirectoryID: z.string().min(1),
  sourceContactEntryID: z.string().min(1),
});

function createLink(exchange: Exchange, body: z.output<typeof createLinkSchema>): IcwsReply {
  const own = ownSpeedDial(exchange);
  if (isReply(own)) return own;
  const { server } = exchange;
  const { sourceDirectoryID: directoryId, sourceContactEntryID: entryId } = body;
  const entries =
    directoryId === contactsDirectoryId
      ? [...server.contacts.contacts.keys()]
      : contactDirectories(server.pbx).find(({ id }) => id === directoryId)?.userIds;
  if (!entries?.includes(entryId)) return notFound(`entry ${entryId} in directory ${directoryId}`);
  const id = server.ids();
  const link = { directoryId, entryId, designation: body.contactPrimaryNumberDesignation };
  server.contacts.putSpeedDial({ ...own, links: new Map(own.links).set(id, link) });
  return { status: 201, body: { speedDialContactLinkId: id } };
}

function changeLink(exchange: Exchange, body: z.output<typeof linkSchema>): IcwsReply {
  const own = ownSpeedDial(exchange);
  if (isReply(own)) return own;
  const id = exchange.param('speedDialLinkId');
  const link = own.links.get(id);
  if (!link) return notFound(`link ${id}`);
  const changed = { ...link, designation: body.contactPrimaryNumberDesignation };
  exchange.server.contacts.putSpeedDial({ ...own, links: new Map(own.links).set(id, changed) });
  return noContent;
}

const resolveSchema = z.object({ name: z.string(), maxResults: wireInt.optional() });

/** Addresses of contacts and users whose name or address holds the text. */
function resolveAddress(
  { server }: Exchange,
  { name, maxResults }: z.output<typeof resolveSchema>,
): IcwsReply {
  const users = server.pbx.directory.world.users.map(({ displayName, otherProperties }) => {
    const personal = otherProperties?.personalInformationProperties as { emailAddress?: unknown } | undefined;
    return { name: displayName, address: personal?.emailAddress };
  });
  const contacts = [...server.contacts.contacts.values()].flatMap((contact) =>
    [contact.businessEmail, contact.homeEmail].map((address) => {
      return { name: String(contact.displayName ?? ''), address };
    }),
  );
  const text = name.toLowerCase();
  const matchedAddresses = [...users, ...contacts].filter(
    (each) =>
      typeof each.address === 'string' &&
      [each.name, each.address].some((part) => part.toLowerCase().includes(text)),
  );
  return ok({ matchedAddresses: matchedAddresses.slice(0, maxResults) });
}

const contacts = '{S}/directories/contacts/{directoryID}';
const speedDials = '{S}/directories/speed-dial';
const speedDial = `${speedDials}/{speedDialDirectoryId}`;
const link = `${speedDial}/links/{speedDialLinkId}`;

export const contactOperations: readonly Operation[] = [
  operation('POST', contacts, 'directories', withBody(contactSchema, createContact)),
  operation('PUT', `${contacts}/{entryID}`, 'directories', withBody(contactSchema, changeContact)),
  operation('DELETE', `${contacts}/{entryID}`, 'directories', removeContact),
  operation('POST', speedDials, 'directories', withBody(directorySchema, createSpeedDial)),
  operation(
    'PUT',
    speedDial,
    'directories',
    withBody(directorySchema, (exchange: Exchange, { name }) =>
      withOwn(({ server }, own) => {
        server.contacts.putSpeedDial({ ...own, name });
        return noContent;
      })(exchange),
    ),
  ),
  operation(
    'DELETE',
    speedDial,
    'directories',
    withOwn(({ server }, own) => {
      server.contacts.removeSpeedDial(own.id);
      return noContent;
    }),
  ),
  operation('POST', `${speedDial}/links`, 'directories', withBody(createLinkSchema, createLink)),
  operation('PUT', link, 'directories', withBody(linkSchema, changeLink)),
  operation(
    'DELETE',
    link,
    'directories',
    withOwn(({ server, param }, own) => {
      const links = new Map(own.links);
      if (!links.delete(param('speedDialLinkId'))) return notFound(`link ${param('speedDialLinkId')}`);
      server.contacts.putSpeedDial({ ...own, links });
      return noContent;
    }),
  ),
  operation(
    'POST',
    '{S}/interactions/email/resolve-address',
    'interactions',
    withBody(resolveSchema, resolveAddress),
  ),
];
