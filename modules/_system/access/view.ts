import { defineView } from 'ordinal-host';
import { explainPage } from './explain_page';
import { matrixPage } from './matrix_page';

export default defineView((context) => {
  matrixPage(context);
  explainPage(context);
  return context.router;
});
