/** The last resort: a page without template, for when the template itself is what fails. */
import type { ProblemFacts } from './problem';

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A small page that says what is known. */
export const plainErrorPage = (
  { status, title, detail }: ProblemFacts,
  requestId: string,
  stack?: string,
): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)}</title></head>
<body><main><p>${status}</p><h1>${escaped(title)}</h1><p>${escaped(detail)}</p>
<p>Request ${escaped(requestId)}</p>${stack === undefined ? '' : `<pre>${escaped(stack)}</pre>`}</main></body>
</html>
`;
