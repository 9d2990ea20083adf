import { html } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { aContact, millerAccount } from '../fixtures.ts';
import type { Identification } from '../model.ts';
import { axeViolations } from '../testing/axe-violations.ts';
import { mount } from '../testing/mount.ts';
import './icw-identify-account.ts';

const number = '+12025550143';
const cases: readonly (readonly [Identification, text: string, accounts: number])[] = [
  [{ kind: 'none' }, 'Nothing to search for yet. A call with a number starts the search.', 0],
  [{ kind: 'noNumber' }, 'This call carries no number, so no account could be searched.', 0],
  [{ kind: 'noMatch', number }, `No account has the number ${number}.`, 0],
  [
    { kind: 'oneMatch', account: millerAccount },
    'One account matches the number. It opens when you accept the call.',
    1,
  ],
  [
    { kind: 'manyMatches', number, accounts: [millerAccount, aContact()] },
    `2 accounts have the number ${number}.`,
    2,
  ],
];

for (const [identification, text, accounts] of cases) {
  test(`tells the outcome ${identification.kind}`, async () => {
    const element = await mount(
      html`<icw-identify-account .identification=${identification}></icw-identify-account>`,
    );
    await expect.element(page.getByText(text)).toBeVisible();
    expect(page.getByRole('listitem').elements()).toHaveLength(accounts);
    expect(await axeViolations(element)).toEqual([]);
  });
}

test('lists each match with what tells it from the others', async () => {
  const identification: Identification = {
    kind: 'manyMatches',
    number,
    accounts: [millerAccount, aContact()],
  };
  await mount(html`<icw-identify-account .identification=${identification}></icw-identify-account>`);
  await expect
    .element(page.getByRole('list', { name: 'Matching accounts' }))
    .toHaveTextContent(/Contact · 0000200004 · Rheinwerk Maschinenbau GmbH · Heidelberg/);
});
