import { existsSync } from 'node:fs';
import { command, root } from './command.mjs';

const aptTime = 5 * 60_000;

/**
 * Finds a Chromium, or installs Debian's: `CHROMIUM_PATH`, `/usr/bin/chromium`, Playwright's own, `apt-get`.
 *
 * @returns {Promise<string>} its path
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(
      `Failed to find Chromium: CHROMIUM_PATH is ${given}, where no file is. Correct or unset it.`,
    );
  }
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  const { chromium } = await import(`${root}/node_modules/playwright/index.mjs`);
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  if (canUseApt()) {
    await aptInstall('chromium');
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  }
  throw new Error(
    'Failed to find Chromium: it is neither in CHROMIUM_PATH, nor at /usr/bin/chromium, nor installed by Playwright. ' +
      'Run "npx playwright install chromium", or install your system\'s Chromium and set CHROMIUM_PATH to it.',
  );
}

/** Installs the independent SOAP clients where that is possible; without them their test says that it was left out. */
export async function installSoapPeers() {
  if (!canUseApt()) return;
  const [zeep, php] = await Promise.all([
    command('/usr/bin/python3', ['-c', 'import zeep'], { stdio: 'pipe' }),
    command('php', ['-r', 'exit(extension_loaded("soap") ? 0 : 1);'], { stdio: 'pipe' }),
  ]);
  const missing = [
    ...(zeep.code === 0 ? [] : ['python3-zeep']),
    ...(php.code === 0 ? [] : ['php-cli', 'php-soap']),
  ];
  if (missing.length > 0) await aptInstall(...missing);
}

function canUseApt() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

async function aptInstall(...names) {
  console.error(`Installing ${names.join(', ')} (apt-get) …`);
  const options = { stdio: 'pipe', env: { DEBIAN_FRONTEND: 'noninteractive' }, timeout: aptTime };
  const install = () => command('apt-get', ['install', '-y', '--no-install-recommends', ...names], options);
  let result = await install();
  if (result.code !== 0) {
    await command('apt-get', ['update'], options);
    result = await install();
  }
  if (result.code !== 0)
    console.error(`apt-get could not install ${names.join(', ')}:\n${result.output.trim()}`);
}
