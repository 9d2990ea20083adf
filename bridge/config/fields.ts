import { z } from 'zod';

/** A text that is not empty. */
export const name = z.string().min(1, 'must not be empty');

/** At most what a timer can wait for; longer ones would fire at once. */
export const milliseconds = z
  .int()
  .min(1)
  .max(2 ** 31 - 1);

/** Of two numbers of a section: `larger` must not be below `smaller`. Runs whatever else is wrong with the section. */
export function atLeast(larger: string, smaller: string) {
  return z.superRefine<Readonly<Record<string, unknown>>>(
    (fields, context) => {
      const [low, high] = [fields[smaller], fields[larger]];
      if (typeof low !== 'number' || typeof high !== 'number' || high >= low) return;
      context.addIssue({ code: 'custom', path: [larger], message: `must be at least ${smaller} (${low})` });
    },
    { when: ({ value }) => typeof value === 'object' && value !== null },
  );
}

/** The address of a page or server, http or https. */
export const httpUrl = name.refine((text) => readUrl(text) !== undefined, 'must be an http or https URL');

/** The base URL of a CIC server: ICWS paths are put behind it. */
export const cicHost = httpUrl.superRefine((text, context) => {
  const url = readUrl(text);
  if (!url) return;
  const problem =
    url.username !== '' || url.password !== ''
      ? 'must not hold credentials; cic.user and cic.password do'
      : url.search !== '' || url.hash !== ''
        ? 'must end with the host, the port or a path'
        : undefined;
  if (problem) context.addIssue({ code: 'custom', message: problem });
});

/** An element's name in the item attached data: ASCII, so that every SAP code page can hold it (ici.md 7). */
export const xmlName = z
  .string()
  .regex(
    /^(?!xml)[a-z_][\w.-]*$/i,
    'must be an XML name: a letter or _, then letters, digits, ".", "-" or "_"',
  );

function readUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}
