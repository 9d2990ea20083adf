import type { StandardAnswer } from '@switchhook/simulator/model';

/** What agents write often; `{name}` and `{agent}` are filled in by the page. */
export const standardAnswers: readonly StandardAnswer[] = [
  {
    id: 'en.greeting',
    language: 'en',
    title: 'Greeting',
    text: 'Hello {name}, this is {agent}. How can I help?',
  },
  { id: 'en.wait', language: 'en', title: 'One moment', text: 'One moment please, I am looking into it.' },
  {
    id: 'en.number',
    language: 'en',
    title: 'Customer number',
    text: 'Could you tell me your customer number?',
  },
  {
    id: 'en.transfer',
    language: 'en',
    title: 'Transfer',
    text: 'I am passing you on to a colleague who knows more.',
  },
  {
    id: 'en.thanks',
    language: 'en',
    title: 'Goodbye',
    text: 'Thank you for writing to us. Have a good day!',
  },
  {
    id: 'de.greeting',
    language: 'de',
    title: 'Begrüßung',
    text: 'Guten Tag {name}, hier ist {agent}. Wie kann ich helfen?',
  },
  { id: 'de.wait', language: 'de', title: 'Einen Moment', text: 'Einen Moment bitte, ich sehe nach.' },
  { id: 'de.number', language: 'de', title: 'Kundennummer', text: 'Nennen Sie mir bitte Ihre Kundennummer?' },
  {
    id: 'de.transfer',
    language: 'de',
    title: 'Weiterleiten',
    text: 'Ich gebe Sie an jemanden weiter, der mehr dazu weiß.',
  },
  {
    id: 'de.thanks',
    language: 'de',
    title: 'Abschied',
    text: 'Vielen Dank für Ihre Nachricht. Einen schönen Tag!',
  },
];
