// Written by `menu-cli preview-order --write`. Do not edit.
import 'ordinal-host';
declare module 'ordinal-host' {
  interface Order {
    // 0: Base, which has no table: ./_system/core/0_base_model
    1: { model: 'CoreConfig'; table: 'core_configs'; is: typeof import('./_system/core/1_core_config_model').default };
    2: { model: 'SystemLog'; table: 'system_logs'; is: typeof import('./_system/core/2_system_log_model').default };
    3: { model: 'Module'; table: 'modules'; is: typeof import('./_system/core/3_module_model').default };
    100: { model: 'User'; table: 'users'; is: typeof import('./_system/user/100_user_model').default };
    101: { model: 'UserProfile'; table: 'user_profiles'; is: typeof import('./_system/user/101_user_profile_model').default };
    220: { model: 'ApplicationSetting'; table: 'application_settings'; is: typeof import('./_system/settings/220_application_setting_model').default };
    300: { model: 'Customer'; table: 'customers'; is: typeof import('./admin/customers/300_customer_model').default };
    301: { model: 'CustomerContact'; table: 'customer_contacts'; is: typeof import('./admin/customers/301_customer_contact_model').default };
    302: { model: 'CustomerAddress'; table: 'customer_addresses'; is: typeof import('./admin/customers/302_customer_address_model').default };
    303: { model: 'CustomerNote'; table: 'customer_notes'; is: typeof import('./admin/customers/303_customer_note_model').default };
    304: { model: 'CustomerSegment'; table: 'customer_segments'; is: typeof import('./admin/customers/304_customer_segment_model').default };
    305: { model: 'CustomerSegmentMember'; table: 'customer_segment_members'; is: typeof import('./admin/customers/305_customer_segment_member_model').default };
    306: { model: 'CustomerAudit'; table: 'customer_audits'; is: typeof import('./admin/customers/306_customer_audit_model').default };
  }
  interface Inverses {
    users: {
      profiles: 'UserProfile';
      applicationSettingsByCreatedBy: 'ApplicationSetting';
      applicationSettingsByModifiedBy: 'ApplicationSetting';
      customersByCreatedBy: 'Customer';
      customersByModifiedBy: 'Customer';
      customerNotes: 'CustomerNote';
      customerSegmentsByCreatedBy: 'CustomerSegment';
      customerSegmentsByModifiedBy: 'CustomerSegment';
    };
    application_settings: {
      customers: 'Customer';
    };
    customers: {
      contacts: 'CustomerContact';
      addresses: 'CustomerAddress';
      notes: 'CustomerNote';
      segmentMembers: 'CustomerSegmentMember';
    };
    customer_segments: {
      members: 'CustomerSegmentMember';
    };
  }
}
