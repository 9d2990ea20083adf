/** One value of a site, and what may stand in it by the name of its placeholder. */
export interface Sample {
  readonly key: string;
  readonly value: string;
  readonly parts: Readonly<Record<string, string>>;
}

export interface CommonTemplate {
  readonly template: string;
  /** The values that the template does not make, by their key. */
  readonly exceptions: Readonly<Record<string, string>>;
}

/**
 * The template that makes most of the values: `urn:x:IciUser` and `urn:x:IciItem` come from `urn:x:{service}`. Where
 * several do equally well it is `preferred`, then the one that spells out least.
 */
export function commonTemplate(samples: readonly Sample[], preferred: string): CommonTemplate {
  const candidates = new Set([preferred]);
  for (const { value, parts } of samples)
    for (const each of candidatesOf(value, Object.entries(parts))) candidates.add(each);
  const ranked = [...candidates]
    .map((template) => ({
      template,
      made: samples.filter(({ value, parts }) => fill(template, parts) === value).length,
      literal: template.replace(/\{\w+\}/g, '').length,
    }))
    .sort(
      (one, other) =>
        other.made - one.made ||
        Number(other.template === preferred) - Number(one.template === preferred) ||
        one.literal - other.literal,
    );
  const template = ranked[0]?.template ?? preferred;
  return {
    template,
    exceptions: Object.fromEntries(
      samples
        .filter(({ value, parts }) => fill(template, parts) !== value)
        .map(({ key, value }) => [key, value]),
    ),
  };
}

function candidatesOf(value: string, parts: readonly (readonly [string, string])[]): readonly string[] {
  const [first, ...others] = parts;
  if (first === undefined) return [value];
  const [name, text] = first;
  const replaced = text === '' ? value : value.replaceAll(text, `{${name}}`);
  return [value, replaced].flatMap((each) => candidatesOf(each, others));
}

function fill(template: string, parts: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
}
