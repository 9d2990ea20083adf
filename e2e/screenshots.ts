// `npm run screenshots`: draws the pictures of the documentation from the running stack.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { AgentDesktop } from './agent-desktop.ts';
import { cicControl } from './cic-control.ts';
import config from './playwright.config.ts';
import { startStackProcess } from './stack-process.ts';

const images = fileURLToPath(new URL('../docs/images/', import.meta.url));
await mkdir(images, { recursive: true });

const stack = await startStackProcess();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1.5 });
  const agent = new AgentDesktop(page, stack.addresses.simulator);
  await agent.logOn();
  await agent.becomeReady();
  await cicControl(stack.addresses.cicControl).place({
    to: { workgroup: 'Sales' },
    from: 'sip:+496227747474@example.com',
    name: 'Erika Example',
  });
  await agent.press('Accept');
  await agent.expectCall('Connected');
  // The desk asks CIC once a second; when it too says so, every message of the call has crossed.
  await agent.desk.getByText(/^Connected · agent1/).waitFor();
  const newest = agent.desk.getByRole('button', { name: 'Newest' });
  if (await newest.isVisible()) await newest.click();
  await page.screenshot({ path: `${images}first-call.png` });
} finally {
  await browser.close();
  await stack.stop();
}
