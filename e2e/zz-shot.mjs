import { chromium } from '@playwright/test';

const b = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const p = await b.newPage({ viewport: { width: 1600, height: 1000 } });
p.on('pageerror', (e) => console.log('ERR', e.message));
p.on('console', (m) => m.type() === 'error' && console.log('CON', m.text()));
await p.goto('http://127.0.0.1:4700/?agent=agent1');
const desk = p.getByRole('complementary', { name: 'Desk' });
await desk.getByRole('button', { name: /^Play A warm transfer/ }).click();
await p.waitForTimeout(4000);
await p.screenshot({ path: '/tmp/s1.png' });
for (const t of ['Wire', 'Sequence', 'State', 'Time', 'Faults', 'Numbers']) {
  await desk.getByRole('tab', { name: t }).click();
  if (t === 'Wire') {
    await desk.getByRole('searchbox').fill('consult');
    await p.waitForTimeout(300);
    await desk.getByRole('row').filter({ hasText: 'IciPhoneCall.consult' }).first().click();
    await p.waitForTimeout(300);
  }
  if (t === 'Numbers') await desk.getByRole('button', { name: 'sip:bob@example.com' }).click();
  if (t === 'Time') {
    const s = desk.getByRole('slider');
    await s.focus();
    for (let i = 0; i < 25; i++) await p.keyboard.press('ArrowLeft');
  }
  await p.waitForTimeout(500);
  await p.screenshot({ path: `/tmp/s-${t}.png` });
  if (t === 'Time') await desk.getByRole('button', { name: 'Back to now' }).click();
}
await desk.getByRole('tab', { name: 'Scenarios' }).click();
await desk.getByRole('button', { name: /^Edit A warm/ }).click();
await p.waitForTimeout(400);
await desk.getByRole('button', { name: 'As Playwright spec' }).click();
await p.waitForTimeout(600);
await p.screenshot({ path: '/tmp/s-edit.png' });
await b.close();
