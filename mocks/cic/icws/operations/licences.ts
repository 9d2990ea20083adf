import { z } from 'zod';
import { type LicenceGrant, licenceStatuses } from '../licences.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import { done, ok } from '../reply.ts';
import { licenceListSchema } from '../subscriptions/licences.ts';
import { wireEnum } from '../wire.ts';

const stageFailureActions = { continue: 0, abort: 1 } as const;

const stagesSchema = z.object({
  licenseStageOperationList: z.array(
    z.object({
      stageName: z.string(),
      stageFailureAction: wireEnum(stageFailureActions.continue, stageFailureActions.abort),
      licenseList: z.array(z.string().min(1)),
    }),
  ),
});

function resultOf({ name, status }: LicenceGrant): Readonly<Record<string, unknown>> {
  const errors: Readonly<Record<number, string>> = {
    [licenceStatuses.unavailable]: `Every ${name} licence is in use. Free one.`,
    [licenceStatuses.unknown]: `There is no licence ${name}. Name one that the server has.`,
  };
  return {
    licenseName: name,
    isAvailable: status === licenceStatuses.available,
    licenseStatus: status,
    errorDetails: errors[status] ?? '',
  };
}

/** Stage after stage; one that fails ends it, or not, as it says itself. */
function acquireStages({ server, session }: Exchange, body: z.output<typeof stagesSchema>) {
  const results: { readonly stageName: string; readonly result: readonly unknown[] }[] = [];
  for (const { stageName, stageFailureAction, licenseList } of body.licenseStageOperationList) {
    const grants = server.licences.acquire(session.id, licenseList);
    results.push({ stageName, result: grants.map(resultOf) });
    const hasFailed = grants.some(({ status }) => status !== licenceStatuses.available);
    if (hasFailed && stageFailureAction === stageFailureActions.abort) break;
  }
  return ok({ licenseStageOperationResultList: results });
}

function answer(grants: readonly LicenceGrant[]) {
  return ok({ licenseOperationResultList: grants.map(resultOf) });
}

export const licenceOperations: readonly Operation[] = [
  operation(
    'POST',
    '{S}/licenses',
    'licenses',
    withBody(licenceListSchema, ({ server, session }: Exchange, { licenseList }) =>
      answer(server.licences.acquire(session.id, licenseList)),
    ),
  ),
  operation(
    'PUT',
    '{S}/licenses',
    'licenses',
    withBody(licenceListSchema, ({ server, session }: Exchange, { licenseList }) =>
      answer(server.licences.replace(session.id, licenseList)),
    ),
  ),
  operation('DELETE', '{S}/licenses', 'licenses', ({ server, session }) => {
    server.licences.release(session.id);
    return done;
  }),
  operation('POST', '{S}/licenses/license-stages', 'licenses', withBody(stagesSchema, acquireStages)),
];
