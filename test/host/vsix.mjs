import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';

const centralEntry = 0x02014b50;
const endOfDirectory = 0x06054b50;

/** The files in a zip archive, as its directory at the end lists them. */
const filesInZip = (/** @type {Buffer} */ zip) => {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < 0) throw new Error('not a zip archive');
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const names = [];
  for (let each = 0; each < count && zip.readUInt32LE(at) === centralEntry; each += 1) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    names.push(zip.toString('utf8', at + 46, at + 46 + (name ?? 0)));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names.filter((name) => !name.endsWith('/'));
};

const maximumBytes = 5_000_000;

/** What ships: the bundles, the licences of what is in them, and what package.json and README show. */
const ships = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/(package\.json|README\.md|readme\.md|NOTICE|CHANGELOG\.md|changelog\.md|LICENSE(\.txt)?)$/,
  /^extension\/dist\/[\w-]+\.cjs(\.LEGAL\.txt)?$/,
  /^extension\/dist\/(lab|scenario)\.schema\.json$/,
  /^extension\/examples\/scenarios\/([\w-]+\.(scenario|lab)\.yaml|README\.md|readme\.md)$/,
  /^extension\/media\/[\w./-]+\.(svg|png|md|lab\.yaml)$/,
  /^extension\/syntaxes\/[\w.-]+\.json$/,
];

/** Every scenario, and the labs that they name. */
const catalogue = readdirSync(join(projectRoot, 'examples/scenarios'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `./examples/scenarios/${name}`);

/** What the extension starts or loads by itself, and what the README shows. */
const loadedLater = [
  './dist/server.cjs',
  './dist/mock-library.cjs',
  './dist/language-client.cjs',
  './media/screenshot.png',
  ...catalogue,
];

/**
 * Every file that a part of package.json names.
 *
 * @param {unknown} value
 * @returns {string[]}
 */
const namedFiles = (value) => {
  if (typeof value === 'string')
    return /^(\.\/)?(dist|media|syntaxes|examples)\//.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(namedFiles);
};

/**
 * What is wrong with a packaged extension, a sentence each: files that do not ship, files that package.json names
 * and that are not in it, its size.
 *
 * @param {string} file
 * @param {object} manifest package.json
 */
export const faultsOfVsix = (file, manifest) => {
  const names = filesInZip(readFileSync(file));
  const { size } = statSync(file);
  const { main, bin, icon, contributes } = /** @type {Record<string, unknown>} */ (manifest);
  const wanted = namedFiles([main, bin, icon, contributes, ...loadedLater]).map(
    (name) => `extension/${name.replace(/^\.\//, '')}`,
  );
  return [
    ...names
      .filter((name) => !ships.some((pattern) => pattern.test(name)))
      .map((name) => `${name} is in the package and should not ship`),
    ...wanted
      .filter((name) => !names.includes(name))
      .map((name) => `${name} is not in the package and should ship`),
    ...(size > maximumBytes ? [`the package has ${size} bytes, more than ${maximumBytes}`] : []),
  ];
};
