export { diagramStore, type DiagramState, type DiagramStore } from './diagram_store';
export { drawDiagram } from './draw';
export { roundedPath } from './draw_arrow';
export { elkGraph } from './elk_graph';
export { graphOf, hueOf, type Arrow, type Graph } from './graph';
export { layOut } from './lay_out';
export { placedOf, type Placed } from './placed';
