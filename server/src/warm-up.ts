import { sourceText } from './documents/source-text.ts';
import type { Host } from './host.ts';
import type { LanguageService } from './language-service.ts';

/** So long nobody must have typed. */
const idleMs = 150;

const text = '#cloud-config\nusers:\n  - name: a\n    s\np\n';
const inItem = { line: 3, character: 5 };
const atTop = { line: 4, character: 1 };
const onKey = { line: 1, character: 2 };

/** What is asked first in a session takes ten times as long as later: code is made ready as it runs. */
const askOnce = (service: LanguageService): void => {
  const source = sourceText('warm-up:user-data', 'cloud-config', 1, text);
  const [first] = service.completion(source, atTop).items;
  if (first) service.resolve(first);
  service.completion(source, inItem);
  service.hover(source, onKey);
  service.close(source.uri);
};

/** Readies a service for its first questions, once. */
interface WarmUp {
  /** To be done soon, if nobody types. */
  plan(): void;
  callOff(): void;
}

/** A warm-up that is not planned yet: nothing is done before a document is open. */
export const warmUp = (service: () => LanguageService, host: Host): WarmUp => {
  let isDone = false;
  let callOff = (): void => undefined;
  const run = (): void => {
    isDone = true;
    try {
      askOnce(service());
    } catch (error) {
      host.report('The first questions', error);
    }
  };
  return {
    plan: () => {
      callOff();
      if (!isDone) callOff = host.after(idleMs, run);
    },
    callOff: () => callOff(),
  };
};
