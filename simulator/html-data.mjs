/**
 * The manifest as VS Code's custom HTML data: tags, their attributes and what these may be.
 *
 * @param {{ modules: readonly { declarations: readonly any[] }[] }} manifest
 */
export function htmlDataOf({ modules }) {
  const elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
  return {
    version: 1.1,
    tags: elements
      .map((element) => ({
        name: element.tagName,
        description: descriptionOf(element),
        attributes: (element.attributes ?? []).map(attributeOf),
      }))
      .sort((one, other) => one.name.localeCompare(other.name, 'en')),
  };
}

function descriptionOf({ description = '', slots = [], events = [], members = [] }) {
  const properties = members.filter(({ kind, attribute }) => kind === 'field' && !attribute);
  return [
    description,
    listOf('Events', events),
    listOf('Slots', slots, '(default)'),
    listOf('Properties', properties),
  ]
    .filter(Boolean)
    .join('\n\n');
}

const listOf = (heading, entries, nameless = '') =>
  entries.length > 0 &&
  `**${heading}**\n${entries
    .map(({ name, description }) => `- \`${name || nameless}\`${description ? `: ${description}` : ''}`)
    .join('\n')}`;

function attributeOf({ name, description, type, default: byDefault }) {
  const words = type?.text?.match(/^('[^']*'( \| |$))+(undefined)?$/)
    ? type.text.match(/'[^']*'/g)
    : undefined;
  const isSwitch = type?.text === 'boolean';
  const hasDefault = !isSwitch && byDefault !== undefined && byDefault !== "''";
  const about = [description, hasDefault && `\`${byDefault}\` unless given.`].filter(Boolean).join(' ');
  return {
    name,
    ...(about && { description: about }),
    ...(isSwitch && { valueSet: 'v' }),
    ...(words && { values: words.map((word) => ({ name: word.slice(1, -1) })) }),
  };
}
