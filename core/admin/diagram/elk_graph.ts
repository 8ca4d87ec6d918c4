/** What elkjs is asked to lay out: groups of boxes, arrows from the low number down to the high one. */
import type { ElkNode } from 'elkjs/lib/elk-api';
import type { Graph } from './graph';

const ROOT = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.spacing.nodeNodeBetweenLayers': '44',
  'elk.spacing.nodeNode': '26',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
  'elk.layered.crossingMinimization.forceNodeModelOrder': 'false',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.compaction.postCompaction.strategy': 'EDGE_LENGTH',
  'elk.separateConnectedComponents': 'false',
  // One band for each range: numbers run from top to bottom, whatever refers to what.
  'elk.partitioning.activate': 'true',
  'elk.padding': '[top=20,left=20,bottom=20,right=20]',
};
const GROUP = {
  'elk.padding': '[top=36,left=16,bottom=16,right=16]',
  'elk.nodeSize.constraints': 'MINIMUM_SIZE',
};

/** Arrows against the order are left out: they are drawn afterwards, outside, so that they cannot bend the order. */
export function elkGraph({ groups, arrows }: Graph): ElkNode {
  return {
    id: 'root',
    layoutOptions: ROOT,
    children: groups.map(({ id, range, title, boxes }, index) => ({
      id,
      layoutOptions: {
        ...GROUP,
        'elk.partitioning.partition': String(index),
        'elk.nodeSize.minimum': `(${(range.length + title.length) * 7.4 + 44}, 80)`,
      },
      children: boxes.map(({ model, width, height }) => ({
        id: model,
        width,
        height,
        layoutOptions: { 'elk.alignment': 'TOP' },
      })),
    })),
    edges: arrows.flatMap((arrow, index) =>
      arrow.uphill ? [] : [{ id: `e${index}`, sources: [arrow.to], targets: [arrow.from] }],
    ),
  };
}
