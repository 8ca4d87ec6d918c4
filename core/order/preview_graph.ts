/** The preview as a graph: boxes by range, an arrow from each key to what it needs. */
import { rangeTitle } from '../numbering';
import type { Preview, PreviewLine } from './preview';

interface Box {
  readonly id: string;
  readonly label: string;
}
interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly isWrong: boolean;
}
interface Cluster {
  readonly title: string;
  readonly boxes: readonly Box[];
}

/** For documents and web pages that draw mermaid. */
export function previewMermaid(preview: Preview): string {
  const { clusters, arrows } = graphOf(preview);
  const text = (words: string): string => `"${words.replaceAll('"', '#quot;')}"`;
  return [
    'flowchart BT',
    ...clusters.flatMap(({ title, boxes }, index) => [
      `  subgraph range${index}[${text(title)}]`,
      ...boxes.map(({ id, label }) => `    ${id}[${text(label)}]`),
      '  end',
    ]),
    ...arrows.map(({ from, to, label, isWrong }) =>
      isWrong ? `  ${from} -.->|${text(`✗ ${label}`)}| ${to}` : `  ${from} -->|${text(label)}| ${to}`,
    ),
  ].join('\n');
}

/** For Graphviz. */
export function previewDot(preview: Preview): string {
  const { clusters, arrows } = graphOf(preview);
  const text = (words: string): string => `"${words.replace(/["\\]/g, '\\$&')}"`;
  return [
    'digraph order {',
    '  rankdir=BT;',
    '  node [shape=box];',
    ...clusters.flatMap(({ title, boxes }, index) => [
      `  subgraph cluster_${index} {`,
      `    label=${text(title)};`,
      ...boxes.map(({ id, label }) => `    ${id} [label=${text(label)}];`),
      '  }',
    ]),
    ...arrows.map(({ from, to, label, isWrong }) => {
      const wrong = isWrong ? ', color=red, style=dashed' : '';
      return `  ${from} -> ${to} [label=${text(label)}${wrong}];`;
    }),
    '}',
  ].join('\n');
}

function graphOf({ groups }: Preview): { clusters: Cluster[]; arrows: Arrow[] } {
  const ids = new Map<PreviewLine, string>();
  const byNumber = new Map<number, string>();
  for (const line of groups.flatMap(({ lines }) => lines)) {
    const shared = byNumber.has(line.number);
    const id = shared ? `m${line.number}_${ids.size}` : `m${line.number}`;
    ids.set(line, id);
    if (!shared) byNumber.set(line.number, id);
  }
  const clusters = groups.map(({ range, lines }) => ({
    title: range === undefined ? 'In no range' : rangeTitle(range),
    boxes: lines.map((line) => ({ id: ids.get(line) ?? '', label: labelOf(line) })),
  }));
  const arrows = [...ids].flatMap(([line, from]) =>
    line.needs.flatMap(({ number, field, verdict }) => {
      // What is missing, or not shown, has no box to point to.
      const to = number === undefined ? undefined : byNumber.get(number);
      return to === undefined ? [] : [{ from, to, label: field ?? 'extends', isWrong: verdict === 'uphill' }];
    }),
  );
  return { clusters, arrows };
}

function labelOf({ number, table, model, kind, place }: PreviewLine): string {
  if (kind === 'extension') return `${number} extends ${model ?? ''}`;
  return `${number} ${table ?? model ?? place}`;
}
