import type { z } from 'zod';
import type { MockCicControl } from './control.ts';

/** One row of the control API; drives its router and its description. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST';
  /** With `{name}` for a variable. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly body?: z.ZodType;
  readonly isBodyOptional: boolean;
  readonly success: { readonly status: 200 | 201; readonly schema: z.ZodType };
  /** Refusals beyond a malformed request. */
  readonly errors: readonly (404 | 409)[];
  run(control: MockCicControl, param: (name: string) => string, body: unknown): unknown;
}

interface RouteWithBody<B, R> {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly body: z.ZodType<B>;
  readonly status?: 201;
  readonly result: z.ZodType<R>;
  readonly errors?: readonly (404 | 409)[];
  readonly run: (control: MockCicControl, param: (name: string) => string, body: B) => R | Promise<R>;
}

/** A row that has a body. */
export function post<B, R>({
  body,
  status,
  result,
  errors,
  run,
  ...about
}: RouteWithBody<B, R>): ControlRoute {
  return {
    ...about,
    method: 'POST',
    body,
    isBodyOptional: body.safeParse({}).success,
    success: { status: status ?? 200, schema: result },
    errors: errors ?? [],
    run: (control, param, input) => run(control, param, body.parse(input)),
  };
}

interface RouteWithoutBody<R> {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly result: z.ZodType<R>;
  readonly errors?: readonly (404 | 409)[];
  readonly run: (control: MockCicControl, param: (name: string) => string) => R;
}

/** A row that reads. */
export function get<R>({ result, errors, run, ...about }: RouteWithoutBody<R>): ControlRoute {
  return {
    ...about,
    method: 'GET',
    isBodyOptional: true,
    success: { status: 200, schema: result },
    errors: errors ?? [],
    run: (control, param) => run(control, param),
  };
}
