/** The types that YAML as cloud-init reads it knows, as they are written. Any other makes the file unreadable. */
export const yamlTags: Readonly<Record<string, string>> = {
  '!!binary': 'Base64 that is decoded before cloud-init sees it.',
  '!!str': 'A string, whatever it looks like: `!!str 0644`.',
  '!!int': 'A whole number.',
  '!!float': 'A number.',
  '!!bool': '`true` or `false`.',
  '!!null': 'Nothing.',
};
