import type { DocumentBlock } from '../../documents/yaml-document.ts';
import type { Occurrence } from './occurrence.ts';

const anchorAt = (text: string, from: number, name: string): number | undefined => {
  // A tag may stand before it.
  const at = text.indexOf(`&${name}`, from);
  return at < 0 || /[^\s!&\w:/.,%~-]/.test(text.slice(from, at)) ? undefined : at + 1;
};

/** Anchors and aliases of a block. */
export const anchorNames = ({ text, reading }: DocumentBlock): readonly Occurrence[] => {
  const anchors = reading.anchored.flatMap(({ start: from, anchor = '' }): Occurrence[] => {
    const start = anchorAt(text, from, anchor);
    if (start === undefined) return [];
    const end = start + anchor.length;
    return [{ kind: 'anchor', name: anchor, isDefinition: true, start, end }];
  });
  const aliases = reading.aliases.map(({ name, start, end }): Occurrence => {
    return { kind: 'anchor', name, isDefinition: false, start: start + 1, end };
  });
  return [...anchors, ...aliases];
};
