import type { Request } from 'express';

/** Whether an error is answered as a problem document: to programs, that is, and not to people with a browser. */
export function wantsDocument(request: Request): boolean {
  if (/^\/(api|health)(\/|$)/.test(request.path)) return true;
  const accept = request.headers.accept ?? '*/*';
  const best = request.accepts(['html', 'application/problem+json', 'json']);
  if (best !== 'html') return true;
  // `*/*` says nothing; then the type of what was sent does.
  return (
    !accept.includes('text/html') &&
    request.is(['json', '+json']) !== false &&
    request.is(['json', '+json']) !== null
  );
}
