// What an agent can do about the faults that the guide's troubleshooting names (G40, ici.md 5.7).
const hints: Readonly<Record<string, string>> = {
  'ICI-001': 'Your user name must be the same in SAP and in the contact center, to the letter.',
  'ICI-008': 'The contact center cannot be reached. Your work here goes on; try again in a moment.',
  'ICI-010': 'Choose another station, or have this one freed.',
  'ICI-017': 'Check your password in the contact center and log on again.',
};

/** A sentence for the message bar that begins with a space; empty where the fault speaks for itself. */
export function hintFor(code: string): string {
  const hint = hints[code];
  return hint === undefined ? '' : ` ${hint}`;
}
