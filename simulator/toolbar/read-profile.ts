import { text } from '../text.ts';
import { buttonCatalogue, isButtonId, type LayoutName, layoutNames } from './button-catalogue.ts';
import { type JsonSchema, jsonProblems } from './json-problems.ts';
import schema from './toolbar-profile.schema.json' with { type: 'json' };
import type { ToolbarProfile } from './toolbar-profile.ts';

/** A profile that can be used, or everything that keeps it from being one. */
export type ProfileReading =
  | { readonly isValid: true; readonly profile: ToolbarProfile }
  | { readonly isValid: false; readonly problems: readonly string[] };

/** Reads a site's toolbar profile from JSON. */
export function readProfile(json: string): ProfileReading {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { isValid: false, problems: [text.schema.notJson(sentence(error))] };
  }
  const problems = jsonProblems(schema as JsonSchema, value);
  if (problems.length > 0) return { isValid: false, problems };
  const profile = value as ToolbarProfile;
  const wrong = layoutNames.flatMap((layout) => layoutProblems(profile, layout));
  return wrong.length > 0 ? { isValid: false, problems: wrong } : { isValid: true, profile };
}

// What a schema cannot say: no id twice, own buttons need a word, and each button has its place.
function layoutProblems(profile: ToolbarProfile, layout: LayoutName): readonly string[] {
  const seen = new Set<string>();
  return (profile[layout]?.buttons ?? []).flatMap(({ id, label }, at) => {
    const where = `${layout}.buttons[${at}]`;
    if (seen.has(id)) return [text.schema.twice(where, id)];
    seen.add(id);
    if (!isButtonId(id)) return label === undefined ? [text.schema.label(where, id)] : [];
    const home = buttonCatalogue[id].layout;
    return home === layout ? [] : [text.schema.place(where, id, home)];
  });
}

const sentence = (error: unknown): string => {
  const why = error instanceof Error ? error.message : String(error);
  return why.endsWith('.') ? why : `${why}.`;
};
