import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { vi } from 'vitest';
import { launchBrowser } from '../host/browser.mjs';
import { projectRoot, testVsix } from '../host/paths.mjs';
import { temporaryFolder } from '../host/temporary-folder.mjs';
import {
  installVsix,
  startServer,
  workbenchUrl,
  writeUserSettings,
} from '../host/vscode-server.mjs';

const pictures = join(import.meta.dirname, 'screens');
const themeClasses = { dark: 'vs-dark', light: 'vs' };

/** A window of VS Code with the packaged extension installed, as its user sees it, on a copy of examples/. */
export interface Workbench {
  readonly page: Page;
  /** Shows the extension's tree in the side bar. */
  showTree(): Promise<void>;
  /** A row of a tree, by its label. */
  row(name: string): Locator;
  /** Folds a row of a tree out. */
  unfold(name: string): Promise<void>;
  /** Runs a command by its title, from the palette. */
  runCommand(title: string): Promise<void>;
  /** Picks an item of the list that a command has opened. */
  pick(text: string): Promise<void>;
  /** Answers the question that a command has asked. */
  answer(text: string): Promise<void>;
  /** Puts a file into the folder, without opening it. */
  addFile(path: string, text: string): void;
  /** Opens a file of the folder by its name; resolves when its text is there. */
  openFile(name: string): Promise<void>;
  /** Keeps pictures of the window, `name.dark.png` and `name.light.png`, in test/e2e/screens/. */
  takePictures(name: string): Promise<void>;
  close(): Promise<void>;
}

export const openWorkbench = async ({ asksForTrust = false } = {}): Promise<Workbench> => {
  const { path: own, remove } = temporaryFolder('workbench');
  const folder = join(own, 'examples');
  const dataDir = join(own, 'data');
  const extensionsDir = join(own, 'extensions');
  cpSync(join(projectRoot, 'examples'), folder, { recursive: true });
  mkdirSync(pictures, { recursive: true });
  writeUserSettings(dataDir, {
    'window.autoDetectColorScheme': true,
    // Words of the text are offered otherwise, whether a language server is there or not.
    'editor.wordBasedSuggestions': 'off',
    'security.workspace.trust.enabled': asksForTrust,
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never',
  });
  await installVsix(testVsix, { dataDir, extensionsDir });
  const server = await startServer({ dataDir, extensionsDir, asksForTrust });
  const { browser, context } = await launchBrowser();
  const page = await context.newPage();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(workbenchUrl(server, { folder }));
  // The window knows what the extension brings.
  await activityBarTab(page).waitFor();
  return {
    page,
    ...actionsIn(page),
    addFile: (path, text) => writeFileSync(join(folder, path), text),
    takePictures: (name) => takePictures(page, name),
    close: async () => {
      await browser.close();
      await server.stop();
      remove();
    },
  };
};

const activityBarTab = (page: Page) => page.getByRole('tab', { name: 'OpenStack Metadata' });

const actionsIn = (page: Page) => {
  const quickInput = page.locator('.quick-input-widget');
  const input = quickInput.locator('input').first();
  const row = (name: string) =>
    page
      .getByRole('treeitem')
      .filter({ has: page.getByText(name, { exact: true }) })
      .first();
  const item = (text: string) => quickInput.locator('.monaco-list-row', { hasText: text }).first();
  const choose = async (text: string) => {
    await item(text).click();
    // What it opens may use the same box: it is not there before the list has gone.
    await item(text).waitFor({ state: 'hidden' });
  };
  const pick = async (text: string) => {
    await input.fill(text);
    await choose(text);
  };
  return {
    row,
    showTree: async () => {
      // Selecting the one that is shown would hide it.
      const isShown = await activityBarTab(page).getAttribute('aria-selected');
      if (isShown !== 'true') await activityBarTab(page).click();
    },
    unfold: async (name: string) => {
      const unfolded = page.locator('[aria-expanded="true"]').and(row(name));
      // A tree that is drawn anew at that moment takes no notice of the click.
      await vi.waitFor(async () => {
        if (await unfolded.isVisible()) return;
        await row(name).locator('.monaco-tl-twistie').click();
        await unfolded.waitFor({ timeout: 3000 });
      }, 30_000);
    },
    pick,
    answer: async (text: string) => {
      await input.fill(text);
      await input.press('Enter');
    },
    runCommand: async (title: string) => {
      await page.keyboard.press('F1');
      await input.fill(`>${title}`);
      await choose(title);
    },
    openFile: async (name: string) => {
      // A list that was made before the file came does not show it; a person would press the keys again.
      await vi.waitFor(async () => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+P');
        await input.fill(name);
        await item(name).waitFor({ timeout: 3000 });
      }, 30_000);
      await choose(name);
      await page.getByRole('tab', { name }).waitFor();
      await page.locator('.editor-instance .view-line').first().waitFor();
    },
  };
};

const takePictures = async (page: Page, name: string) => {
  // What it points at would explain itself.
  await page.mouse.move(0, 0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`.monaco-workbench.${themeClasses[colorScheme]}`).waitFor();
    await page.screenshot({
      path: join(pictures, `${name}.${colorScheme}.png`),
      animations: 'disabled',
    });
  }
};
