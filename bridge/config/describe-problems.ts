import type { ConfigProblem } from './parse-config.ts';

/** One line for each problem, its path first. */
export function describeProblems(problems: readonly ConfigProblem[]): readonly string[] {
  return problems.map(({ path, message }) => (path === '' ? `the file ${message}` : `${path} ${message}`));
}
