import { readDialTarget } from '../pbx/dial-target.ts';
import type { Directory } from '../pbx/directory.ts';

/** `queueType` of phone numbers, which is not that of queues (icws.md 10). */
const queueTypes = { external: 0, user: 2, station: 3, workgroup: 4 } as const;

/** `phoneNumberDetails` of a text that somebody might dial. */
export function phoneNumberDetails(directory: Directory, rawText: string): Readonly<Record<string, unknown>> {
  const target = readDialTarget(directory, rawText);
  const normalizedText = normalized(rawText);
  const internal = target !== undefined && target.kind !== 'external';
  return {
    rawText,
    displayText: rawText.trim(),
    normalizedText: internal ? rawText.trim() : normalizedText,
    internal,
    dialCapable: target !== undefined,
    defaultClassification: internal ? 'Internal' : classification(normalizedText),
    classifications: internal ? ['Internal'] : [classification(normalizedText)],
    queueType: target ? queueTypes[target.kind] : queueTypes.external,
    ...(internal && { queueName: nameOf(target) }),
    voicemailCapable: target?.kind === 'user',
    autoDialExtension: false,
  };
}

/** `phoneNumber` for a lookup. */
export function phoneNumberOf(directory: Directory, text: string): Readonly<Record<string, unknown>> {
  const { displayText, normalizedText, dialCapable } = phoneNumberDetails(directory, text);
  return { standardizedNumber: normalizedText, displayString: displayText, dialable: dialCapable };
}

/** Digits alone, an international prefix as a plus. */
function normalized(text: string): string {
  const digits = text
    .replace(/^\s*(sips?|tel):/i, '')
    .replace(/@.*$/, '')
    .replace(/[^\d+*#]/g, '');
  return digits.replace(/^00/, '+');
}

function classification(number: string): string {
  return number.startsWith('+') ? 'International' : 'Long Distance';
}

function nameOf(target: NonNullable<ReturnType<typeof readDialTarget>>): string | undefined {
  switch (target.kind) {
    case 'user':
      return target.userId;
    case 'station':
      return target.stationId;
    case 'workgroup':
      return target.workgroupId;
    case 'external':
      return undefined;
  }
}
