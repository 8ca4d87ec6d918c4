/** What no route has answered: nothing is there, or it is not done that way. */
import type { RequestHandler } from 'express';
import { problem } from './problem';

/**
 * The last handler but one.
 * @param methodsAt methods that are answered at a path, upper case; none where there is nothing
 */
export const notFound =
  (methodsAt: (path: string) => readonly string[]): RequestHandler =>
  (request) => {
    const methods = methodsAt(request.path).filter((method) => !method.startsWith('_'));
    const asked = request.method === 'HEAD' ? 'GET' : request.method;
    if (methods.length === 0 || methods.includes(asked)) {
      throw problem({ status: 404, title: 'Not found', detail: `There is nothing at ${request.path}.` });
    }
    const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    throw problem({
      status: 405,
      title: 'Method not allowed',
      detail: `${request.path} cannot be asked with ${request.method}, but with ${allowed}.`,
      headers: { Allow: allowed },
    });
  };
