import { defineSeed } from 'ordinal-host';

const DAYS = [14, 30, 60];

/** The payment terms a customer may be given. */
export default defineSeed(async ({ models, log }) => {
  for (const days of DAYS) {
    const key = `payment_terms.net_${days}`;
    if ((await models.ApplicationSetting.findOne({ where: { key } })) !== null) continue;
    await models.ApplicationSetting.create({
      key,
      label: `${days} days net`,
      group: 'payment terms',
      value: { days },
    });
  }
  log(`${DAYS.length} payment terms`);
});
