import type { AgentDesktop } from './agent-desktop.ts';
import { countPointers, Keys } from './keys.ts';
import { expect, test } from './story.ts';

// Everything in here is done by keys alone: no click, and no focus that a script puts somewhere.

// A person without a mouse presses many keys, and each is looked after; a busy machine needs a while for them.
test.beforeEach(() => test.slow());

interface Seat {
  readonly desktop: AgentDesktop;
  readonly keys: Keys;
  readonly pointers: () => Promise<number>;
}

async function sitDown(desktop: AgentDesktop): Promise<Seat> {
  const pointers = await countPointers(desktop.page);
  const keys = new Keys(desktop.page);
  await desktop.open();
  await keys.tabTo(desktop.client.getByRole('textbox', { name: 'Work center' }));
  await keys.press('Enter');
  await expect(desktop.toolbar).toBeVisible();
  return { desktop, keys, pointers };
}

/** Takes a call from Erika Example by shortcuts. */
async function takeCall({ desktop, keys }: Seat): Promise<void> {
  await desktop.expectCall('Ringing');
  await keys.press('Control+Alt+a');
  await desktop.expectCall('Connected');
}

const dialogOf = ({ desktop }: Seat, name: string) => desktop.client.getByRole('dialog', { name });
const actOf = (seat: Seat, dialog: string, name: string | RegExp) =>
  dialogOf(seat, dialog).getByRole('button', { name, exact: typeof name === 'string' });

test('log-on, work mode, a call with hold, wrap-up and End, and a number that is dialled', async ({
  agent,
  cic,
}) => {
  const { keys, pointers } = await sitDown(agent);

  await keys.tabTo(agent.workMode.or(agent.toolbar.locator(':focus')).first());
  await keys.press('End');
  await expect(agent.workMode).toBeFocused();
  await keys.press('ArrowDown');
  await keys.arrowTo(agent.client.getByRole('menuitemradio', { name: 'Ready', exact: true }), 'ArrowDown');
  await keys.press('Enter');
  await agent.expectWorkMode('Ready');
  await expect(agent.workMode).toBeFocused();
  await keys.press('Control+Alt+n');
  await agent.expectWorkMode('Not Ready');
  await keys.press('Control+Alt+n');
  await agent.expectWorkMode('Ready');

  await cic.place({ to: { workgroup: 'Sales' }, from: 'sip:+496227747474@example.com' });
  await agent.expectCall('Ringing');
  await keys.press('Home');
  await expect(agent.button('Accept')).toBeFocused();
  await keys.press('Enter');
  await agent.expectCall('Connected');
  // The button that worked does not any more: focus goes on to the next sensible one (ui.md 12).
  await expect(agent.button('Hang Up')).toBeFocused();
  await keys.arrowTo(agent.button('Hold'), 'ArrowRight');
  await keys.press('Space');
  await agent.expectCall('On hold');
  await keys.press('Control+Alt+h');
  await agent.expectCall('Connected');
  await keys.press('Control+Alt+x');
  await agent.expectCall('Wrap-up');
  await keys.press('Control+Alt+e');
  await agent.expectCall('No interaction');

  await cic.place({ to: { user: 'agent1' }, from: '+12025550199' });
  await agent.expectCall('Ringing');
  await keys.press('Control+Alt+r');
  await expect(agent.call).not.toContainText('Ringing');

  await keys.press('Control+Alt+d');
  await expect(agent.toolbar.getByRole('textbox', { name: 'Number to dial' })).toBeFocused();
  await keys.type('+12025550143');
  await keys.press('Enter');
  await agent.expectCall('Dialing');
  expect(await pointers()).toBe(0);
});

test('consultation, toggle and a warm transfer to a colleague who has no mouse either', async ({
  agent,
  colleague,
  cic,
}) => {
  const anna = await sitDown(agent);
  const ben = await sitDown(colleague);
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await takeCall(anna);

  await anna.keys.press('Control+Alt+w');
  await anna.keys.enter(actOf(anna, 'Warm transfer', /^Ben/));
  await anna.keys.enter(actOf(anna, 'Warm transfer', 'Dial'));
  await colleague.expectCall('Ringing');
  await expect(colleague.call).toContainText('Erika Example');
  await ben.keys.press('Control+Alt+a');
  await expect(dialogOf(anna, 'Warm transfer')).toContainText('You are talking to');

  await anna.keys.press('Control+Alt+t');
  await expect(agent.call).toContainText('Connected');
  await expect(agent.button('Toggle')).toBeEnabled();
  await anna.keys.press('Control+Alt+t');
  await agent.expectCall('Consulting');
  await anna.keys.enter(actOf(anna, 'Warm transfer', 'Transfer'));

  await expect(dialogOf(anna, 'Warm transfer')).toBeHidden();
  await colleague.expectCall('Connected');
  await expect(colleague.pageTitle).toContainText('Erika Example');
  await agent.expectCall('Ended');
  await anna.keys.press('Control+Alt+e');
  await agent.expectCall('No interaction');
  expect([await anna.pointers(), await ben.pointers()]).toEqual([0, 0]);
});

test('a blind transfer to a colleague, and a conference of three', async ({ agent, colleague, cic }) => {
  const anna = await sitDown(agent);
  const ben = await sitDown(colleague);
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await takeCall(anna);
  await anna.keys.press('Control+Alt+b');
  await anna.keys.enter(actOf(anna, 'Blind transfer', /^Ben/));
  await anna.keys.enter(actOf(anna, 'Blind transfer', 'Transfer'));
  await takeCall(ben);
  await expect(colleague.pageTitle).toContainText('Erika Example');
  await agent.expectCall('Ended');
  await anna.keys.press('Control+Alt+e');
  await agent.expectCall('No interaction');

  await ben.keys.press('Control+Alt+j');
  await ben.keys.enter(actOf(ben, 'Conference', /^Anna/));
  await ben.keys.enter(actOf(ben, 'Conference', 'Dial'));
  await takeCall(anna);
  await colleague.expectCall('Consulting');
  await ben.keys.enter(actOf(ben, 'Conference', 'Conference'));
  await colleague.expectCall('In conference');
  await ben.keys.press('Control+Alt+x');
  await expect(colleague.call).not.toContainText('In conference');
  await agent.expectCall('Connected');
  expect([await anna.pointers(), await ben.pointers()]).toEqual([0, 0]);
});

test('a chat with a line of their own, a standard answer, and its end', async ({ agent, cic }) => {
  const seat = await sitDown(agent);
  const { keys, pointers } = seat;
  const chat = await cic.place({
    kind: 'chat',
    to: { user: 'agent1' },
    from: 'lena.muster@mail.example',
    name: 'Lena',
    text: 'Hello, is anybody there?',
  });
  await agent.expectCall('Waiting');
  await keys.press('Control+Alt+a');
  await agent.expectCall('Active');
  await keys.enter(agent.client.getByRole('navigation').getByRole('button', { name: 'Chat', exact: true }));
  const transcript = agent.main.getByRole('log');
  await expect(transcript).toContainText('Hello, is anybody there?');

  const message = agent.main.getByRole('textbox', { name: 'Your message' });
  await keys.tabTo(message);
  await keys.type('Good morning!');
  await keys.press('Enter');
  await expect(transcript).toContainText('Good morning!');
  await keys.tabTo(agent.main.getByRole('combobox', { name: 'Standard answers' }));
  // The arrows look through the answers, and none is inserted before Enter.
  await keys.press('ArrowDown', 'ArrowDown');
  await expect(message).toHaveValue('');
  await keys.press('Enter');
  await expect(message).toHaveValue('One moment please, I am looking into it.');
  await expect(message).toBeFocused();
  await keys.press('Enter');
  await expect(transcript).toContainText('One moment please');
  await cic.say(chat, 'Thank you.');
  await expect(transcript).toContainText('Thank you.');

  await keys.enter(agent.main.getByRole('button', { name: 'End', exact: true }));
  await expect(agent.main).toContainText('The chat has ended');
  await keys.press('Control+Alt+e');
  await agent.expectCall('No interaction');
  expect(await pointers()).toBe(0);
});

test('sessions, pages, the account search, messages, dialogs and log-off', async ({ agent, cic }) => {
  const seat = await sitDown(agent);
  const { keys, pointers } = seat;
  await cic.place({ to: { user: 'agent1' }, from: '+496227747474' });
  await takeCall(seat);
  await cic.place({ to: { user: 'agent1' }, from: '+12025550199' });
  await expect(agent.tabs).toHaveCount(2);
  await keys.press('Control+Alt+2');
  await expect(agent.tabs.nth(1)).toHaveAttribute('aria-selected', 'true');
  await keys.tabTo(agent.tabs.nth(1), 'Shift+Tab');
  await keys.press('ArrowLeft', 'Enter');
  await expect(agent.tabs.nth(0)).toHaveAttribute('aria-selected', 'true');
  await keys.press('Control+Alt+2');
  await agent.expectCall('Ringing');
  await keys.press('Control+Alt+a');
  await agent.expectCall('Connected');

  await keys.enter(
    agent.client.getByRole('navigation').getByRole('button', { name: 'Identify Account', exact: true }),
  );
  await keys.enter(agent.main.getByRole('button', { name: 'Clear', exact: true }));
  await keys.tabTo(agent.main.getByRole('textbox', { name: 'Name' }), 'Shift+Tab');
  await keys.type('Doppel');
  await keys.press('Enter');
  const choices = agent.main.getByRole('radio');
  await expect(choices).toHaveCount(3);
  await keys.tabTo(choices.first());
  await keys.press('ArrowDown', 'ArrowUp', 'ArrowDown');
  await expect(choices.nth(1)).toBeChecked();
  await keys.tabTo(agent.main.getByRole('button', { name: 'Confirm', exact: true }), 'Shift+Tab');
  await keys.press('Enter');
  await expect(agent.pageTitle).toContainText('Doppel');

  const shortcuts = agent.client.getByRole('button', { name: 'Keyboard shortcuts' });
  await keys.tabTo(shortcuts, 'Shift+Tab');
  await keys.press('Enter');
  const dialog = agent.client.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await keys.tabTo(dialog.getByRole('textbox', { name: 'Key for Hold or Retrieve' }));
  await keys.press('z');
  await expect(dialog.getByRole('textbox', { name: 'Key for Hold or Retrieve' })).toHaveValue('Ctrl+Alt+Z');
  await keys.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(shortcuts).toBeFocused();
  await keys.press('Control+Alt+h');
  await agent.expectCall('Connected');
  await keys.press('Control+Alt+z');
  await agent.expectCall('On hold');

  await keys.enter(agent.client.getByRole('button', { name: 'Log Off' }));
  await expect(agent.client.getByRole('button', { name: 'Log On', exact: true })).toBeFocused();
  expect(await pointers()).toBe(0);
});

test('the toolbar is one stop of the Tab key, and the arrows go round in it', async ({ agent }) => {
  const { keys, pointers } = await sitDown(agent);
  await keys.tabTo(agent.toolbar.locator(':focus, [tabindex="0"]').first());
  await keys.press('Home');
  await expect(agent.button('Accept')).toBeFocused();
  await keys.press('End');
  await expect(agent.workMode).toBeFocused();
  await keys.press('ArrowRight');
  await expect(agent.button('Accept')).toBeFocused();
  await keys.press('ArrowLeft');
  await expect(agent.workMode).toBeFocused();
  await keys.press('Home');
  await expect(agent.button('Accept')).toBeFocused();
  await keys.press('Tab');
  await expect(agent.toolbar.locator(':focus')).toHaveCount(0);
  await keys.press('Shift+Tab');
  await expect(agent.button('Accept')).toBeFocused();
  expect(await pointers()).toBe(0);
});
