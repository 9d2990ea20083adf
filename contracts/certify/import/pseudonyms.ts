import { createHash } from 'node:crypto';

/** Puts other words in the place of those that name a person, always the same for the same. */
export interface Pseudonyms {
  number(text: string): string;
  email(text: string): string;
  name(text: string): string;
  user(text: string): string;
  /** Replaces numbers and addresses that stand anywhere in a text. */
  within(text: string): string;
}

const digitsIn = /\d/g;
/** An address, or a number of at least seven digits that begins with a plus. */
const personal = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+\d{7,15}/g;

/**
 * Pseudonyms that follow from the text alone: two recordings of one customer stay recordings of one customer, and
 * nobody finds the way back without the salt. Shapes stay: E.164 stays E.164 with its country's first two digits.
 */
export function createPseudonyms(salt = ''): Pseudonyms {
  const digest = (kind: string, text: string) =>
    createHash('sha256').update(`${salt}\0${kind}\0${text.toLowerCase()}`).digest();
  const token = (kind: string, text: string) => digest(kind, text).toString('hex').slice(0, 6);

  function number(text: string): string {
    if (text === '' || text === '+0') return text;
    const bytes = digest('number', text.replace(/\D/g, ''));
    let index = 0;
    return text.replace(digitsIn, (digit) => {
      const at = index++;
      return at < 2 ? digit : String((bytes[at % bytes.length] ?? 0) % 10);
    });
  }
  const email = (text: string) => (text === '' ? '' : `person-${token('email', text)}@mail.example`);
  return {
    number,
    email,
    name: (text) => (text === '' ? '' : `Person ${token('name', text)}`),
    user: (text) => (text === '' ? '' : `user-${token('user', text)}`),
    within: (text) => text.replace(personal, (found) => (found.includes('@') ? email(found) : number(found))),
  };
}
