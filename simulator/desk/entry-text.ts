import type { JournalEntry } from '../desk-model.ts';
import { deskText } from './desk-text.ts';

/** An entry of the journal in one line. */
export function entryText(entry: JournalEntry): string {
  switch (entry.kind) {
    case 'command':
      return `${entry.userId}: ${entry.command.command}`;
    case 'act':
      return `${entry.part === 'cic' ? 'CIC' : 'SAP'}: ${entry.method} ${entry.path}`;
    case 'view':
      return deskText.time.seen(entry.userId);
  }
}
