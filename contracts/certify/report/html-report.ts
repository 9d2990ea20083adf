import { stepText } from '@switchhook/mocks/scenarios';
import type { WireDetail } from '@switchhook/simulator/model';
import type { CaseResult, CertificationRun, Verdict } from '../certification-run.ts';
import { timeBoundOf, timeBounds, timedSteps } from '../time-bounds.ts';
import { escapeMarkup as text } from './escape-markup.ts';
import { htmlStyles } from './html-styles.ts';
import { jsonReport, summaryOf } from './json-report.ts';
import { sequenceSvg } from './sequence-svg.ts';

const verdictWords: Readonly<Record<Verdict, string>> = {
  passed: 'passed',
  failed: 'failed',
  deviation: 'accepted deviation',
  skipped: 'skipped',
};

/** SOAP is what is certified; a WSDL, or CIC's list of statuses, is in each case and the same in all. */
const longestBodies = { soap: 6_000, other: 1_500 };

/** One page with everything in it: no script, no further file; prints on paper. */
export function htmlReport(run: CertificationRun): string {
  const { hash } = jsonReport(run);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Certification of ${text(run.environment.product)}</title>
<style>${htmlStyles}</style>
</head>
<body>
<header>
<h1>Certification of ${text(run.environment.product)}</h1>
<p>${date(run.startedAt)} to ${date(run.finishedAt)}. The catalogue of cases is Switchhook's own, mapped to ICI; it is no test plan of SAP.</p>
${summary(run)}
</header>
<main>
${deviations(run.results)}
${overview(run.results)}
${coverage(run)}
${times(run.results)}
${environment(run)}
<h2 id="cases">Cases</h2>
${run.results.map(caseSection).join('\n')}
</main>
<footer><p>SHA-256 of the results: <code>${hash}</code></p></footer>
</body>
</html>
`;
}

function summary({ results }: CertificationRun): string {
  const counts = summaryOf(results);
  const items = (Object.keys(verdictWords) as Verdict[]).map(
    (verdict) => `<li class="${verdict}"><strong>${counts[verdict]}</strong> ${verdictWords[verdict]}</li>`,
  );
  return `<ul class="summary">${items.join('')}</ul>`;
}

function deviations(results: readonly CaseResult[]): string {
  const rows = results
    .filter(({ verdict }) => verdict === 'failed' || verdict === 'deviation')
    .map(
      (result) =>
        `<tr><td><a href="#${idOf(result)}">${text(result.case.scenario.title)}</a></td><td class="${result.verdict}">${verdictWords[result.verdict]}</td><td>${text(result.reason ?? '')}</td></tr>`,
    );
  if (rows.length === 0) return '';
  return `<h2 id="deviations">Failures and deviations</h2><table class="reasons"><thead><tr><th>Case</th><th>Verdict</th><th>Reason</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function overview(results: readonly CaseResult[]): string {
  const rows = results.map((result) => {
    const { scenario, area } = result.case;
    return `<tr><td>${text(area)}</td><td><a href="#${idOf(result)}">${text(scenario.title)}</a></td><td>${text(scenario.requirements.join(' '))}</td><td class="${result.verdict}">${verdictWords[result.verdict]}</td><td class="number">${result.durationMs} ms</td></tr>`;
  });
  return `<h2 id="overview">Overview</h2><table><thead><tr><th>Area</th><th>Case</th><th>Requirements</th><th>Verdict</th><th>Took</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function coverage({ coverage: { operations, byProvenance } }: CertificationRun): string {
  const shares = Object.entries(byProvenance).map(
    ([provenance, { seen, all }]) =>
      `<tr><td>${provenance}</td><td class="number">${seen} of ${all}</td><td><meter min="0" max="${all}" value="${seen}"></meter></td></tr>`,
  );
  const rows = operations.map(
    ({ name, provenance, answers, faults }) =>
      `<tr${answers + faults === 0 ? ' class="unseen"' : ''}><td><code>${name}</code></td><td>${provenance}</td><td class="number">${answers}</td><td class="number">${faults}</td></tr>`,
  );
  return `<h2 id="coverage">Coverage of operations and events</h2>
<p>How surely an operation is known: documented on a public page, inferred from one, or proposed by us.</p>
<table><thead><tr><th>Provenance</th><th>Seen</th><th></th></tr></thead><tbody>${shares.join('')}</tbody></table>
<details><summary>All ${operations.length} operations and events</summary><table><thead><tr><th>Operation</th><th>Provenance</th><th>Answers</th><th>Faults</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}

/** What is held against the time, and why against this one. */
function times(results: readonly CaseResult[]): string {
  const played = results.filter(({ verdict }) => verdict !== 'skipped').map((result) => result.case.scenario);
  const timed = played.flatMap((scenario) => timedSteps(scenario).map((step) => ({ scenario, step })));
  if (timed.length === 0) return '';
  const rows = timeBounds.map(({ kind, most, why }) => {
    const count = timed.filter(({ step }) => timeBoundOf(step)?.kind === kind).length;
    return `<tr><td>${text(kind)}</td><td class="number">≤ ${most} s</td><td class="number">${count} ×</td><td>${text(why)}</td></tr>`;
  });
  const own = timed
    .filter(({ step }) => timeBoundOf(step) === undefined)
    .map(
      ({ scenario, step }) =>
        `<tr><td>${text(scenario.title)}</td><td class="number">${between(step.seconds)}</td><td class="number">1 ×</td><td>${text(step.note ?? '')}</td></tr>`,
    );
  return `<h2 id="times">Times</h2>
<p>How soon something has to follow on the wire, on the parts' own clock. A case may be stricter than its kind.</p>
<table class="times"><thead><tr><th>What</th><th>Bound</th><th>Expectations</th><th>Why</th></tr></thead><tbody>${rows.join('')}${own.join('')}</tbody></table>`;
}

function between(
  limits: { readonly min?: number | undefined; readonly max?: number | undefined } = {},
): string {
  const { min, max } = limits;
  return min === undefined ? `≤ ${max} s` : `${min} to ${max} s`;
}

function environment({ environment: values }: CertificationRun): string {
  const rows = Object.entries(values).map(
    ([name, value]) => `<tr><th scope="row">${name}</th><td>${text(String(value))}</td></tr>`,
  );
  return `<h2 id="environment">Environment</h2><table><tbody>${rows.join('')}</tbody></table>`;
}

function caseSection(result: CaseResult): string {
  const { scenario, area } = result.case;
  const id = idOf(result);
  const steps = scenario.steps.map((step, index) => {
    const played = result.steps[index];
    const mark = played ? played.outcome : 'skipped';
    const message = played?.message === undefined ? '' : `<p class="reason">${text(played.message)}</p>`;
    return `<li class="${mark}">${'note' in step && step.note ? `${text(step.note)} ` : ''}<span>${text(stepText(step))}</span>${message}</li>`;
  });
  // What went wrong is open at once, and with all its messages on paper.
  const open = result.verdict === 'failed' || result.verdict === 'deviation' ? ' open' : '';
  const began = result.messages[0]?.at ?? 0;
  const messages =
    result.messages.length === 0
      ? ''
      : `<details class="diagram"${open}><summary>Sequence of ${result.messages.length} messages</summary>${sequenceSvg(result.messages, `${id}-`)}</details><details${open}><summary>${result.messages.length} messages</summary>${result.messages.map((message) => messageSection(message, `${id}-`, began)).join('')}</details>`;
  const configuration = result.case.configuration
    ? `<p>Configuration of the bridge: <code>${text(JSON.stringify(result.case.configuration))}</code></p>`
    : '';
  return `<section id="${id}"><h3>${text(scenario.title)} <span class="${result.verdict}">${verdictWords[result.verdict]}</span></h3>
<p>${text(area)} · ${text(scenario.name)} · ${text(scenario.requirements.join(' '))}${scenario.about ? `<br>${text(scenario.about)}` : ''}</p>
${configuration}${result.reason ? `<p class="reason">${text(result.reason)}</p>` : ''}
<ol>${steps.join('')}</ol>${messages}</section>`;
}

function messageSection(message: WireDetail, prefix: string, began: number): string {
  const bodies = [message.request.body, message.response?.body ?? '']
    .filter((body) => body !== '')
    .map((body) => `<pre>${text(shortened(body))}</pre>`);
  return `<section class="message" id="${prefix}${message.seq}"><h4>${message.seq} · ${seconds(message.at - began)} · ${text(message.link)} · ${text(message.name)}${message.status === undefined ? '' : ` · ${message.status}`}</h4>${bodies.join('')}</section>`;
}

/** On the parts' own clock, which cases move on. */
function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(3)} s`;
}

function shortened(body: string): string {
  const longest = /<(?:[\w.-]+:)?Envelope[\s>]/.test(body) ? longestBodies.soap : longestBodies.other;
  if (body.length <= longest) return body;
  return `${body.slice(0, longest)}… ${body.length - longest} more characters are in results.json.`;
}

function idOf({ case: { scenario }, attempt }: CaseResult): string {
  return attempt > 1 ? `${scenario.name}-${attempt}` : scenario.name;
}

function date(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('T', ' ').slice(0, 19);
}
