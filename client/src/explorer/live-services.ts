import { type Memento, window } from 'vscode';
import { configure, configured } from '../configuration.ts';
import { mockLibrary } from '../mock/mock-library.ts';
import { isNearbyUrl } from './nearby-address.ts';

/** Addresses of live metadata services: a setting, and which of them may be asked. */
export interface LiveServices {
  readonly urls: readonly string[];
  isAllowed(url: string): boolean;
  /** From now on it may be asked in this workspace. */
  allow(url: string): Promise<void>;
  /**
   * Asks for an address and adds it. `added`: to the setting, whose change shows it; `known`: it stood there
   * already; undefined: nothing was given.
   */
  connect(given?: string): Promise<'added' | 'known' | undefined>;
  /** Takes an address out of the setting, whose change takes it out of sight. */
  disconnect(url: string): Promise<void>;
}

const allowedKey = 'allowedServices';

/** `memory` is the workspace's own: what is allowed here is not allowed elsewhere. */
export const liveServices = (memory: Memento): LiveServices => {
  const allowed = () => memory.get<readonly string[]>(allowedKey, []);
  const allow = async (url: string): Promise<void> => {
    await memory.update(allowedKey, [...new Set([...allowed(), url])]);
  };
  return {
    get urls() {
      return configured('explorer.liveServices');
    },
    isAllowed: (url) => !isNearbyUrl(url) || allowed().includes(url),
    allow,
    connect: async (given) => {
      const url = given ?? (await typedUrl());
      if (url === undefined) return undefined;
      // Typed just now by the user: no second question.
      await allow(url);
      const urls = configured('explorer.liveServices');
      if (urls.includes(url)) return 'known';
      await configure('explorer.liveServices', [...urls, url]);
      return 'added';
    },
    disconnect: async (url) => {
      const urls = configured('explorer.liveServices');
      await configure(
        'explorer.liveServices',
        urls.filter((each) => each !== url),
      );
    },
  };
};

const typedUrl = async (): Promise<string | undefined> => {
  const { liveSource } = await mockLibrary();
  const typed = await window.showInputBox({
    title: 'Connect to a Live Metadata Service',
    prompt: 'Its address. Inside an instance that is http://169.254.169.254',
    placeHolder: 'http://169.254.169.254',
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (text.trim() === '') return undefined;
      try {
        liveSource(text);
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
  });
  return typed?.trim() === '' ? undefined : typed?.trim();
};
