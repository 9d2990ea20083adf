// `npm run screenshots`: draws the pictures of the documentation from the running stack, each in light and dark.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { AgentDesktop } from './agent-desktop.ts';
import { type CicControl, cicControl } from './cic-control.ts';
import config from './playwright.config.ts';
import { ask, resetStack } from './reset-stack.ts';
import { type Addresses, startStackProcess } from './stack-process.ts';

const images = fileURLToPath(new URL('../docs/images/', import.meta.url));

interface Scene {
  readonly agent: AgentDesktop;
  readonly cic: CicControl;
  readonly stack: Addresses;
  /** Ben, in a browser of his own that no picture shows. */
  colleague(): Promise<AgentDesktop>;
}

const call = (cic: CicControl, from: string) => cic.place({ to: { workgroup: 'Sales' }, from });

/** What each picture shows, by its file's name. */
const scenes: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  async 'first-call'({ agent, cic }) {
    await call(cic, '+496227747474');
    await agent.press('Accept');
    await agent.expectCall('Connected');
    await agent.goTo('Interaction Record');
    await agent.openDesk('Wire');
    await agent.desk.getByRole('gridcell', { name: /IciPhoneCall\.accept/ }).waitFor();
  },
  async 'several-accounts'({ agent, cic }) {
    await call(cic, '+4930231250700');
    await agent.expectCall('Ringing');
    await agent.goTo('Identify Account');
  },
  async chat({ agent, cic }) {
    const chat = await cic.place({
      kind: 'chat',
      to: { workgroup: 'Sales' },
      from: 'lena.muster@mail.example',
      name: 'Lena',
      text: 'Hello, where is my order 4711?',
    });
    await agent.press('Accept');
    // The account pops after the contact is taken, and takes the page with it.
    await agent.pageTitle.getByText('Lena Muster').waitFor();
    await agent.goTo('Chat');
    await agent.main
      .getByRole('textbox', { name: 'Your message' })
      .fill('Good morning! One moment, I will look.');
    await agent.page.keyboard.press('Enter');
    // The visitor would be quicker: they write in CIC, the agent by way of SAP and the bridge.
    await agent.main.getByRole('log').getByText('Good morning!').waitFor();
    await cic.say(chat, 'Thank you, I can wait.');
    await agent.main.getByText('Thank you, I can wait.').waitFor();
  },
  async 'warm-transfer'({ agent, cic, colleague }) {
    const ben = await colleague();
    await call(cic, '+496227747474');
    await agent.press('Accept');
    await agent.press('Warm Transfer');
    const dialog = agent.client.getByRole('dialog', { name: 'Warm transfer' });
    await dialog.getByRole('button', { name: /^Ben/ }).click();
    await dialog.getByRole('button', { name: 'Dial', exact: true }).click();
    await ben.press('Accept');
    await dialog.getByText(/^You are talking to/).waitFor();
    // What the desk asks of CIC now and then has to be of the same moment.
    await agent.desk.getByText(/^Connected · agent2/).waitFor();
  },
  async 'six-sessions'({ agent, cic }) {
    await call(cic, '+496227747474');
    await agent.press('Accept');
    await cic.place({ kind: 'chat', to: { user: 'agent1' }, from: 'lena.muster@mail.example', name: 'Lena' });
    for (const from of ['+498999998201', '+494066969511', '+4930231250700', '+12025550143']) {
      await cic.place({ to: { user: 'agent1' }, from });
    }
    await agent.tabs.nth(5).waitFor();
    await agent.desk
      .getByRole('button', { name: /^Caller hangs up/ })
      .nth(5)
      .waitFor();
  },
  async scenarios({ agent, stack }) {
    await play(stack, 'warm-transfer');
    await agent.openDesk('Scenarios');
    await agent.expectCall('No interaction');
  },
  async 'wire-message'({ agent, cic }) {
    await call(cic, '+496227747474');
    await agent.press('Accept');
    await agent.expectCall('Connected');
    await agent.openMessage('IciEvent.phoneCallChanged');
    await agent.desk.getByRole('region', { name: /^Message \d/ }).waitFor();
  },
  async sequence({ agent, cic }) {
    await call(cic, '+496227747474');
    await agent.press('Accept');
    await agent.press('Hold');
    await agent.expectCall('On hold');
    await agent.openDesk('Sequence');
  },
  async state({ agent, cic }) {
    await call(cic, '+496227747474');
    await agent.press('Accept');
    await agent.expectCall('Connected');
    await agent.openDesk('State');
  },
  async 'time-machine'({ agent, cic }) {
    await call(cic, '+496227747474');
    await agent.press('Accept');
    await agent.press('Hold');
    await agent.expectCall('On hold');
    await agent.openDesk('Time');
    await agent.desk.getByRole('slider', { name: 'Moment of the session' }).focus();
    for (let step = 0; step < 4; step += 1) await agent.page.keyboard.press('ArrowLeft');
    await agent.page.getByRole('status').filter({ hasText: 'Looking back at' }).waitFor();
  },
  async faults({ agent }) {
    await agent.openDesk('Faults');
  },
  async numbers({ agent }) {
    await agent.openDesk('Numbers');
    await agent.desk
      .getByRole('textbox', { name: 'Address as CIC has it' })
      .fill('sip:+494066969511@gateway.example');
    await agent.desk.getByRole('button', { name: 'Trace', exact: true }).click();
    await agent.desk.getByText('Svea Hafenkind').first().waitFor();
  },
};

async function play({ sap }: Addresses, name: string): Promise<void> {
  await ask('POST', `${sap}/plays`, { name });
  for (;;) {
    const { outcome } = (await ask('GET', `${sap}/plays/current`)) as { outcome: string };
    if (outcome === 'passed') return;
    if (outcome === 'failed')
      throw new Error(`Failed to draw ${name}: its scenario failed. Run it from the desk.`);
  }
}

async function draw(browser: Browser, stack: Addresses, name: string, colorScheme: 'light' | 'dark') {
  await resetStack(stack);
  const context = await browser.newContext({
    viewport: { width: 1600, height: 950 },
    colorScheme,
    // Whatever fades in is there at once.
    reducedMotion: 'reduce',
  });
  const others: Page[] = [];
  try {
    const agent = new AgentDesktop(await context.newPage(), stack.simulator);
    await agent.logOn();
    await agent.becomeReady();
    await scenes[name]?.({
      agent,
      cic: cicControl(stack.cicControl),
      stack,
      async colleague() {
        const page = await browser.newPage();
        others.push(page);
        const ben = new AgentDesktop(page, stack.simulator, 'agent2');
        await ben.logOn();
        return ben;
      },
    });
    await agent.page.mouse.move(0, 0);
    await agent.page.screenshot({ path: `${images}${name}${colorScheme === 'dark' ? '-dark' : ''}.png` });
    console.log(`${name}, ${colorScheme}`);
  } finally {
    await context.close();
    for (const page of others) await page.close();
  }
}

async function drawGallery(
  browser: Browser,
  { simulator }: Addresses,
  theme: 'light' | 'dark',
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.goto(`${simulator}gallery.html?element=icw-webclient&theme=${theme}&density=compact`);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  // All of it, also what is below the edge of the window.
  await page.screenshot({
    path: `${images}gallery${theme === 'dark' ? '-dark' : ''}.png`,
    fullPage: true,
    animations: 'disabled',
  });
  await page.close();
  console.log(`gallery, ${theme}`);
}

await mkdir(images, { recursive: true });
const asked = process.argv.slice(2);
const stack = await startStackProcess();
const browser = await chromium.launch(config.use?.launchOptions);
try {
  for (const theme of ['light', 'dark'] as const) {
    for (const name of Object.keys(scenes)) {
      if (asked.length > 0 && !asked.includes(name)) continue;
      await draw(browser, stack.addresses, name, theme);
    }
    if (asked.length === 0 || asked.includes('gallery')) await drawGallery(browser, stack.addresses, theme);
  }
} finally {
  await browser.close();
  await stack.stop();
}
