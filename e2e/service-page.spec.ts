import { expect, test } from './story.ts';

test('an administrator opens the bridge in a browser and finds its services', async ({ page, stack }) => {
  await page.goto(stack.bridge);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const service of ['IciSystem', 'IciUser', 'IciItem', 'IciPhoneCall']) {
    await expect(page.getByRole('heading', { name: service })).toBeVisible();
  }
  await expect(page.getByText('connected', { exact: true })).toBeVisible();
  const wsdl = await page.getByRole('link', { name: /wsdl/i }).first().getAttribute('href');
  const answer = await page.request.get(new URL(wsdl ?? '', stack.bridge).href);
  expect(answer.headers()['content-type']).toContain('xml');
  expect(await answer.text()).toContain('definitions');
});
