import { expect, test } from './story.ts';

test('an agent does a whole call without touching the mouse', async ({ agent, cic }) => {
  const { keyboard } = agent.page;
  await agent.page.goto(agent.url);
  await agent.page.getByRole('textbox', { name: 'Work center' }).focus();
  await keyboard.press('Enter');
  await expect(agent.toolbar).toBeVisible();

  await keyboard.press('Control+Alt+n');
  await agent.expectWorkMode('Ready');

  await cic.place({ to: { workgroup: 'Sales' }, from: 'sip:+496227747474@example.com' });
  await agent.expectEnabled('Accept');
  await agent.button('Accept').focus();
  await keyboard.press('Enter');
  await agent.expectCall('Connected');
  // The button that worked does not any more: focus goes on to the next sensible one (ui.md 12).
  await expect(agent.button('Hang Up')).toBeFocused();

  await keyboard.press('ArrowRight');
  await expect(agent.button('Hold')).toBeFocused();
  await keyboard.press('Space');
  await agent.expectCall('On hold');
  await keyboard.press('Control+Alt+h');
  await agent.expectCall('Connected');
  await keyboard.press('Control+Alt+x');
  await agent.expectCall('Wrap-up');
  await keyboard.press('Control+Alt+e');
  await agent.expectCall('No interaction');

  await keyboard.press('Control+Alt+d');
  await expect(agent.toolbar.getByRole('textbox', { name: 'Number to dial' })).toBeFocused();
  await keyboard.type('+12025550143');
  await keyboard.press('Enter');
  await agent.expectCall('Dialing');
});

test('the toolbar is one stop of the Tab key, and the arrows go round in it', async ({ agent }) => {
  await agent.logOn();
  const { keyboard } = agent.page;
  await agent.button('Accept').focus();
  await keyboard.press('End');
  await expect(agent.workMode).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(agent.button('Accept')).toBeFocused();
  await keyboard.press('ArrowLeft');
  await expect(agent.workMode).toBeFocused();
  await keyboard.press('Home');
  await expect(agent.button('Accept')).toBeFocused();
  await keyboard.press('Tab');
  await expect(agent.toolbar.locator(':focus')).toHaveCount(0);
  await keyboard.press('Shift+Tab');
  await expect(agent.button('Accept')).toBeFocused();
});
