import { z } from 'zod';
import type { LivePbx } from '../../live-pbx.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { phoneNumberDetails, phoneNumberOf } from '../phone-number.ts';
import { ok } from '../reply.ts';
import { wildcard } from '../wildcard.ts';
import { wireEnum, wireInt, wireName, wireText } from '../wire.ts';

/** `lookupEntryType`; the others have no entries here. */
const entryTypes = { user: 1, station: 3, workgroup: 6 } as const;
const properties: Readonly<Record<number, keyof Found>> = {
  1: 'firstName',
  2: 'lastName',
  3: 'displayName',
  5: 'entryID',
  6: 'extension',
};

const lookupSchema = z.object({
  lookupEntryTypes: z.array(wireInt).min(1),
  lookupEntryProperties: z.array(wireInt).min(1),
  lookupComparisonType: wireEnum(1, 2, 3, 4),
  lookupString: wireText,
  maxEntries: wireInt.refine((count) => count > 0, { message: 'must be more than 0' }),
});

interface Found {
  readonly lookupEntryType: number;
  readonly entryID: string;
  readonly displayName: string;
  readonly extension: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly queueID: { readonly queueType: number; readonly queueName: string };
  readonly isActive: boolean;
  readonly voicemailCapable: boolean;
}

function entries({ directory }: LivePbx): readonly Found[] {
  const { users, stations, workgroups } = directory.world;
  return [
    ...users
      .filter(({ extension }) => extension !== '')
      .map(({ id, displayName, extension }): Found => {
        const [firstName = '', lastName = ''] = displayName.split(/ (.*)/);
        const queueID = { queueType: 1, queueName: id };
        const about = { entryID: id, displayName, extension, firstName, lastName, queueID };
        return { ...about, lookupEntryType: entryTypes.user, isActive: true, voicemailCapable: true };
      }),
    ...stations.map(({ id, extension }): Found => {
      const queueID = { queueType: 3, queueName: id };
      const about = { entryID: id, displayName: id, extension, queueID };
      return { ...about, lookupEntryType: entryTypes.station, isActive: true, voicemailCapable: false };
    }),
    ...workgroups.map(({ id, extension }): Found => {
      const queueID = { queueType: 2, queueName: id };
      const about = { entryID: id, displayName: id, extension, queueID };
      return { ...about, lookupEntryType: entryTypes.workgroup, isActive: true, voicemailCapable: false };
    }),
  ];
}

const comparisons: Readonly<Record<1 | 2 | 3 | 4, (value: string, wanted: string) => boolean>> = {
  1: (value, wanted) => value === wanted,
  2: (value, wanted) => value.startsWith(wanted),
  3: (value, wanted) => value.includes(wanted),
  4: (value, wanted) => wildcard(wanted).test(value),
};

/** Users, stations and workgroups of which one of the properties fits (icws.md 10). */
function lookUp({ server: { pbx } }: Exchange, body: z.output<typeof lookupSchema>) {
  const { lookupString, maxEntries } = body;
  const fits = comparisons[body.lookupComparisonType];
  const wanted = lookupString.toLowerCase();
  const names = body.lookupEntryProperties.flatMap((property) => properties[property] ?? []);
  const found = entries(pbx).filter(
    (entry) =>
      body.lookupEntryTypes.includes(entry.lookupEntryType) &&
      names.some((name) => fits(String(entry[name] ?? '').toLowerCase(), wanted)),
  );
  return ok({
    lookupEntriesList: found.slice(0, maxEntries),
    moreEntriesMatched: found.length > maxEntries,
    phoneNumber: phoneNumberOf(pbx.directory, lookupString),
  });
}

export const directoryOperations: readonly Operation[] = [
  operation('POST', '{S}/directories/lookup-entries', 'directories', withBody(lookupSchema, lookUp)),
  operation(
    'POST',
    '{S}/phone-numbers/query-details',
    'phone-numbers',
    withBody(z.object({ phoneNumber: wireName }), ({ server }: Exchange, { phoneNumber }) =>
      ok(phoneNumberDetails(server.pbx.directory, phoneNumber)),
    ),
  ),
];
