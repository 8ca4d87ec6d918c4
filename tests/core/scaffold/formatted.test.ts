/** What is written is formatted: Prettier would change nothing, however long the names are. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { planModel, planModule, type PlannedFile } from '../../../core/scaffold';
import { moduleTree } from '../../support/module_tree';
import { facts, knownModel, knownModule } from './facts';

const ROOT = path.resolve(__dirname, '..', '..', '..');
const PRETTIER = path.join(ROOT, 'node_modules', 'prettier', 'bin', 'prettier.cjs');

/** Names as long as names may be. */
const LONG = 'maintenance_agreement_renewal_ite_x';
const project = facts({
  modules: [knownModule('stock'), knownModule(LONG)],
  models: [
    knownModel(300, 'product'),
    knownModel(301, 'warehouse_delivery_appointment_reason'),
    knownModel(302, 'c', { module: LONG }),
  ],
});

const FIELDS = [
  'title:string(200):required',
  'maintenanceAgreementRenewalPositionNumb:string(100):default="Forty characters are a lot for a default":required:unique:index',
  'status:enum(draft,sent,paid,overdue,cancelled,written_off,disputed,in_collection,partly_paid,on_hold):default=draft:required',
  'state:enum(draft,sent,paid,overdue,cancelled,written_off,disputed,in_collection,partly_paid,on_hold,x)',
  'product:ref(products):required:cascade:inverse=maintenanceAgreementRenewalPositions',
  'maintenanceAgreementRenewalPositionText:ref(warehouse_delivery_appointment_reasons):required:restrict',
  'total:money(EUR):min=0:max=100000:default=0:required:index:hidden',
  'rate:decimal(20,4):min=0.5:required',
  'extras:json:required:secret:hidden',
  'tags:array(string):required',
  'contact:email:required:unique',
  'count:integer:min=5:max=6:required',
  'big:bigint:required',
  'at:datetime:required',
  'on:date:required',
  'key:uuid:required:unique',
  'short:string(2):required',
  'quote:string:default="it\'s"',
];

function planned(): PlannedFile[] {
  const plans = [
    planModule(
      { name: 'invoices', range: '360-379', models: 'invoice,invoice_line:invoice+product' },
      project,
    ),
    planModule({ name: 'news', context: '_user', models: 'news', title: "What's new" }, project),
    planModule({ name: 'folders', context: '_system', models: 'folder:folder' }, project),
    planModule(
      {
        name: 'maintenance_agreement_renewal_positions',
        range: '380-399',
        models: `${LONG},${LONG.replace('_x', '_y')}:${LONG}+product+warehouse_delivery_appointment_reason`,
      },
      project,
    ),
    planModel({ module: 'stock', name: 'parcel', fields: FIELDS, number: 330 }, project),
    planModel({ module: LONG, name: LONG, fields: FIELDS.slice(1, 8), number: 331 }, project),
    planModel({ module: LONG, name: 'bare', fields: ['at:datetime'], number: 332 }, project),
  ];
  expect(plans.flatMap(({ findings }) => findings)).toEqual([]);
  return plans.flatMap(({ files }) => files);
}

test('Prettier finds nothing to change', () => {
  const tree = moduleTree(Object.fromEntries(planned().map(({ path: place, content }) => [place, content])));
  const config = path.join(ROOT, '.prettierrc.json');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [PRETTIER, '--config', config, '--list-different', '--ignore-unknown', '.'],
    { cwd: tree.root, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(stdout).toBe('');
});
