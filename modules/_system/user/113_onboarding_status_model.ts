import { datetime, defineModel, reference } from 'ordinal-host';

/** That somebody is through with getting started, or wants to hear no more of it. Which steps are done is not kept: it is asked. */
export default defineModel('OnboardingStatus', {
  table: 'onboarding_statuses',
  softDelete: false,
  audit: false,
  fields: {
    user: reference('users', { onDelete: 'CASCADE', inverse: 'onboardingStatuses' })
      .required()
      .unique()
      .readOnly(),
    dismissedAt: datetime().readOnly(),
    completedAt: datetime().readOnly(),
  },
  admin: {
    list: ['user', 'completedAt', 'dismissedAt'],
    sort: '-createdAt',
    title: 'user',
    label: 'Getting started',
    plural: 'Getting started',
  },
});
