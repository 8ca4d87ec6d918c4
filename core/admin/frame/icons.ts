/** Single icons of lucide-static, drawn into the page: no request, and they take the colour of the text. */
import { readFileSync } from 'node:fs';

/** Every icon the pages use; another one is added here first. */
const NAMES = [
  'arrow-down',
  'arrow-right',
  'book-open',
  'arrow-up',
  'braces',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'chevrons-left',
  'chevrons-right',
  'chevrons-up-down',
  'circle-alert',
  'circle-check',
  'circle-dot',
  'blocks',
  'columns-3',
  'corner-down-right',
  'ellipsis',
  'inbox',
  'info',
  'layers',
  'layout-dashboard',
  'life-buoy',
  'list-filter',
  'lock',
  'lock-open',
  'mail',
  'menu',
  'minus',
  'pencil',
  'plus',
  'refresh-cw',
  'search',
  'sun-moon',
  'trash-2',
  'triangle-alert',
  'workflow',
  'x',
  'upload',
  'arrow-down-wide-narrow',
  'download',
  'check',
  'eye',
  'eye-off',
  'folder-plus',
  'grip-vertical',
  'star',
  'keyboard',
  'arrow-up-right',
  'arrow-down-right',
  'history',
  'undo-2',
  'rotate-ccw',
] as const;

export type IconName = (typeof NAMES)[number];

/** Answers the function templates draw icons with: `icon('plus')`. Files are read when an icon is first asked for. */
export function iconSet(): (name: IconName) => string {
  const drawn = new Map<string, string>();
  return (name) => {
    if (!NAMES.includes(name)) throw new Error(`there is no icon called ${name}`);
    const known = drawn.get(name) ?? drawIcon(name);
    drawn.set(name, known);
    return known;
  };
}

function drawIcon(name: string): string {
  const file = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
  const inside = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(file)?.[1] ?? '';
  return `<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${inside.replace(/\s*\n\s*/g, '')}</svg>`;
}
