import request from 'supertest';
import { drawDiagram, elkGraph, graphOf, layOut, placedOf, roundedPath } from '../../../core/admin/diagram';
import { defineModel, string, uncheckedReference as reference } from '../../../core/declare';
import { CATALOGUE_RANGES } from '../../../core/numbering';
import { registryOf } from '../../support/registry_of';
import { adminHost } from './admin_host';
import { harbour } from './harbour';

const draw = async (registry = harbour, chosen?: string) => {
  const graph = graphOf(registry.models, CATALOGUE_RANGES);
  const placed = placedOf(graph, await layOut(elkGraph(graph)));
  return { graph, placed, svg: drawDiagram(graph, placed, chosen, (model) => `?model=${model}`) };
};

test('the same definitions give the same drawing, without a style attribute', async () => {
  const [first, second] = [await draw(), await draw()];
  expect(second.svg).toBe(first.svg);
  expect(first.svg).not.toMatch(/style=|<script|on\w+=/);
  expect(first.graph.hash).toBe(second.graph.hash);
});

test('numbers run from top to bottom, and every model lies inside the frame of its range', async () => {
  const { graph, placed } = await draw();
  const tops = graph.groups.map(({ id }) => placed.rects[id]?.y ?? -1);
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  for (const { id, boxes } of graph.groups) {
    const frame = placed.rects[id];
    for (const { model } of boxes) {
      const box = placed.rects[model];
      if (frame === undefined || box === undefined) throw new Error(`${model} has no place`);
      expect(box.x).toBeGreaterThanOrEqual(frame.x);
      expect(box.y + box.height).toBeLessThanOrEqual(frame.y + frame.height);
    }
  }
});

test('a reference against the order climbs outside, red, with a plate that names both numbers', async () => {
  const Stock = defineModel('Stock', {
    table: 'stocks',
    fields: { name: string(), reservedBy: reference('orders', { inverse: 'reservations' }) },
  });
  const Order = defineModel('Order', { table: 'orders', fields: { number: string() } });
  const { svg, placed } = await draw(
    registryOf([
      [323, Stock],
      [340, Order],
    ]),
  );
  expect(svg).toContain(
    '<g class="edge x"><title>Stock.reservedBy refers to Order, which loads later</title>',
  );
  expect(svg).toContain('323 ↑ 340');
  expect(svg).toContain('class="ent hue-1 hurt"');
  const outside = Number(/class="edge x">.*?L(\d+(?:\.\d+)?),/.exec(svg)?.[1]);
  expect(outside).toBeGreaterThan(placed.width - 1);
});

test('lines turn in round corners', () => {
  expect(
    roundedPath([
      { x: 0, y: 0 },
      { x: 0, y: 20 },
      { x: 30, y: 20 },
    ]),
  ).toBe('M0,0L0,14Q0,20 6,20L30,20');
});

test('the page has the order at once, and the drawing as soon as it is laid out', async () => {
  const host = await adminHost(harbour, {
    findings: [
      { code: 'ORDER_OUT_OF_RANGE', level: 'warning', summary: 'Lead lies outside', at: [], waysOut: [] },
    ],
  });
  const get = (query = '') =>
    request(host.app).get(`/admin/system/models${query}`).set('Accept', 'text/html').expect(200);
  const first = await get();
  expect(first.text).toContain('302_log_entry_model.ts');
  expect(first.text).toContain('The diagram is being drawn');
  expect(first.text).toContain('ORDER_OUT_OF_RANGE');
  await host.area.settled();
  const { text } = await get('?model=Ship');
  expect(text).toContain('<svg class="er"');
  expect(text).toContain('2nd of 11, in 1.0 ms');
  expect(text).toContain('class="ent hue-2 sel"');
  expect(text).toContain('<div class="canvas" ');
  expect(text).toContain('href="/admin/system/models?model=Ship&amp;size=full">Full size</a>');
  const full = (await get('?model=Ship&size=full')).text;
  expect(full).toContain('<div class="canvas full" ');
  expect(full).toContain('href="/admin/system/models?model=Keeper&amp;size=full" class="ent');
  expect(full).toContain('href="/admin/system/models?model=Ship">Fit to the page</a>');
  await request(host.app).get('/admin/system/models?size=huge').set('Accept', 'text/html').expect(400);
  await request(host.app).get('/admin/system/models?model=Nobody').set('Accept', 'text/html').expect(400);
  await host.close();
});
