import { extendModel, type Extension, type Fields } from '../../core/declare';

type Spec = Parameters<typeof extendModel<never, Fields>>[1];

/** `extendModel` for models that are only a test's, which the project's loading order does not know. */
export const extend = (model: string, spec: Spec): Extension<string, object> =>
  extendModel(model as never, spec);
