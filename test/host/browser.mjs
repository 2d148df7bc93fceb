import { chromium } from 'playwright-core';
import { findBrowser } from './programs.mjs';

const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless browser and gives it with a context of its own; whoever asked closes it.
 * Throws where no browser is found.
 */
export const launchBrowser = async ({ width = 1400, height = 900 } = {}) => {
  const executablePath = findBrowser();
  if (!executablePath)
    throw new Error('No browser: install Chromium or name one in CHROMIUM_PATH.');
  const browser = await chromium.launch({ executablePath, headless: true, args: browserArgs });
  const context = await browser.newContext({ viewport: { width, height }, locale: 'en-US' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  return { browser, context };
};
