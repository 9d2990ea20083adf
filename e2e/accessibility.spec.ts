import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './story.ts';

test('axe finds nothing in any state of a call', async ({ agent, cic }) => {
  // Axe reads the whole page, the wire list included, nine times.
  test.slow();
  await agent.page.emulateMedia({ reducedMotion: 'reduce' });
  const expectNoFindings = async (state: string, part = 'body') => {
    // A tooltip that is just fading in under the mouse has the contrast of nothing.
    await agent.page.mouse.move(0, 0);
    const { violations } = await new AxeBuilder({ page: agent.page }).include(part).analyze();
    const findings = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
    );
    expect.soft(findings, state).toEqual([]);
  };

  await agent.page.goto(agent.url);
  await expect(agent.client.getByRole('button', { name: 'Log On', exact: true })).toBeVisible();
  await expectNoFindings('before the log-on');
  await agent.logOn();
  await expectNoFindings('logged on');
  await agent.workMode.click();
  await expect(agent.page.getByRole('menu')).toBeVisible();
  await expectNoFindings('work modes open');
  await agent.page.getByRole('menuitemradio', { name: 'Ready', exact: true }).click();
  await agent.expectWorkMode('Ready');

  await cic.place({ to: { workgroup: 'Sales' }, from: 'sip:+496227747474@example.com' });
  await agent.expectCall('Ringing');
  // Without the desk, or a slow machine is still reading when CIC takes the call back.
  await expectNoFindings('ringing', 'icw-webclient');
  await agent.press('Accept');
  await agent.expectCall('Connected');
  await expectNoFindings('connected');
  await agent.press('Hold');
  await agent.expectCall('On hold');
  await expectNoFindings('on hold');
  await agent.openMessage('IciPhoneCall.hold');
  await expect(agent.desk.getByRole('heading', { name: /^Message \d/ })).toBeVisible();
  await expectNoFindings('a message of the wire open');
  await agent.press('Hang Up');
  await agent.expectCall('Wrap-up');
  await expectNoFindings('wrap-up');
});
