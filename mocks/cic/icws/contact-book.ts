/** A contact as a client wrote it: `editableContactEntry` (icws.md 10). */
export type Contact = Readonly<Record<string, unknown>>;

/** The entry of another directory under which a number is dialled with one press. */
export interface SpeedDialLink {
  readonly directoryId: string;
  readonly entryId: string;
  /** `defaultPhoneNumberType`. */
  readonly designation: number;
}

export interface SpeedDial {
  readonly id: string;
  readonly name: string;
  /** The only user who sees it. */
  readonly ownerId: string;
  readonly links: ReadonlyMap<string, SpeedDialLink>;
}

/** The directory in which everybody writes contacts. */
export const contactsDirectoryId = 'Contacts';

/** What users keep in directories: contacts for all, speed dials each for themselves. Tells of every change. */
export interface ContactBook {
  readonly contacts: ReadonlyMap<string, Contact>;
  speedDial(id: string): SpeedDial | undefined;
  speedDialsOf(userId: string): readonly SpeedDial[];
  putContact(id: string, contact: Contact): void;
  removeContact(id: string): void;
  putSpeedDial(speedDial: SpeedDial): void;
  removeSpeedDial(id: string): void;
  reset(): void;
}

export function createContactBook(onChange: () => void): ContactBook {
  const contacts = new Map<string, Contact>();
  const speedDials = new Map<string, SpeedDial>();
  return {
    contacts,
    speedDial: (id) => speedDials.get(id),
    speedDialsOf: (userId) => [...speedDials.values()].filter(({ ownerId }) => ownerId === userId),
    putContact(id, contact) {
      contacts.set(id, contact);
      onChange();
    },
    removeContact(id) {
      contacts.delete(id);
      onChange();
    },
    putSpeedDial(speedDial) {
      speedDials.set(speedDial.id, speedDial);
      onChange();
    },
    removeSpeedDial(id) {
      speedDials.delete(id);
      onChange();
    },
    reset() {
      contacts.clear();
      speedDials.clear();
    },
  };
}
