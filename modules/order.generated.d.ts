// Written by `menu-cli preview-order --write`. Do not edit.
import 'ordinal-host';
declare module 'ordinal-host' {
  interface Order {
    // 0: Base, which has no table: ./_system/core/0_base_model
    1: { model: 'CoreConfig'; table: 'core_configs'; is: typeof import('./_system/core/1_core_config_model').default };
    2: { model: 'SystemLog'; table: 'system_logs'; is: typeof import('./_system/core/2_system_log_model').default };
    3: { model: 'Module'; table: 'modules'; is: typeof import('./_system/core/3_module_model').default };
    4: { model: 'Deletion'; table: 'deletions'; is: typeof import('./_system/core/4_deletion_model').default };
    10: { model: 'DatabaseConnection'; table: 'database_connections'; is: typeof import('./_system/database/10_database_connection_model').default };
    11: { model: 'Cache'; table: 'caches'; is: typeof import('./_system/database/11_cache_model').default };
    12: { model: 'Migration'; table: 'migrations'; is: typeof import('./_system/database/12_migration_model').default };
    20: { model: 'EncryptionKey'; table: 'encryption_keys'; is: typeof import('./_system/security/20_encryption_key_model').default };
    21: { model: 'SecurityToken'; table: 'security_tokens'; is: typeof import('./_system/security/21_security_token_model').default };
    22: { model: 'AuditLog'; table: 'audit_logs'; is: typeof import('./_system/security/22_audit_log_model').default };
    23: { model: 'DomainEvent'; table: 'domain_events'; is: typeof import('./_system/security/23_domain_event_model').default };
    100: { model: 'User'; table: 'users'; is: typeof import('./_system/user/100_user_model').default };
    101: { model: 'UserProfile'; table: 'user_profiles'; is: typeof import('./_system/user/101_user_profile_model').default };
    102: { model: 'UserPreference'; table: 'user_preferences'; is: typeof import('./_system/user/102_user_preference_model').default };
    103: { model: 'UserSession'; table: 'user_sessions'; is: typeof import('./_system/user/103_user_session_model').default };
    104: { model: 'UserActivity'; table: 'user_activities'; is: typeof import('./_system/user/104_user_activity_model').default };
    105: { model: 'UserEmail'; table: 'user_emails'; is: typeof import('./_system/user/105_user_email_model').default };
    106: { model: 'UserPhone'; table: 'user_phones'; is: typeof import('./_system/user/106_user_phone_model').default };
    107: { model: 'UserAddress'; table: 'user_addresses'; is: typeof import('./_system/user/107_user_address_model').default };
    108: { model: 'SavedSearch'; table: 'saved_searches'; is: typeof import('./_system/user/108_saved_search_model').default };
    109: { model: 'Team'; table: 'teams'; is: typeof import('./_system/user/109_team_model').default };
    110: { model: 'TeamMember'; table: 'team_members'; is: typeof import('./_system/user/110_team_member_model').default };
    111: { model: 'Invitation'; table: 'invitations'; is: typeof import('./_system/user/111_invitation_model').default };
    112: { model: 'SocialLink'; table: 'social_links'; is: typeof import('./_system/user/112_social_link_model').default };
    113: { model: 'OnboardingStatus'; table: 'onboarding_statuses'; is: typeof import('./_system/user/113_onboarding_status_model').default };
    114: { model: 'CompanyInfo'; table: 'company_infos'; is: typeof import('./_system/user/114_company_info_model').default };
    115: { model: 'UserSecurityToken'; table: 'user_security_tokens'; is: typeof import('./_system/user/115_user_security_token_model').default };
    120: { model: 'Authentication'; table: 'authentications'; is: typeof import('./_system/auth/120_authentication_model').default };
    121: { model: 'PasswordReset'; table: 'password_resets'; is: typeof import('./_system/auth/121_password_reset_model').default };
    122: { model: 'TwoFactorAuth'; table: 'two_factor_auths'; is: typeof import('./_system/auth/122_two_factor_auth_model').default };
    123: { model: 'LoginAttempt'; table: 'login_attempts'; is: typeof import('./_system/auth/123_login_attempt_model').default };
    124: { model: 'FirewallRule'; table: 'firewall_rules'; is: typeof import('./_system/auth/124_firewall_rule_model').default };
    125: { model: 'SecuritySetting'; table: 'security_settings'; is: typeof import('./_system/auth/125_security_setting_model').default };
    126: { model: 'RememberedDevice'; table: 'remembered_devices'; is: typeof import('./_system/auth/126_remembered_device_model').default };
    127: { model: 'RecoveryCode'; table: 'recovery_codes'; is: typeof import('./_system/auth/127_recovery_code_model').default };
    128: { model: 'RateLimit'; table: 'rate_limits'; is: typeof import('./_system/auth/128_rate_limit_model').default };
    140: { model: 'Role'; table: 'roles'; is: typeof import('./_system/access/140_role_model').default };
    141: { model: 'Permission'; table: 'permissions'; is: typeof import('./_system/access/141_permission_model').default };
    142: { model: 'RolePermission'; table: 'role_permissions'; is: typeof import('./_system/access/142_role_permission_model').default };
    143: { model: 'UserRole'; table: 'user_roles'; is: typeof import('./_system/access/143_user_role_model').default };
    144: { model: 'PermissionGroup'; table: 'permission_groups'; is: typeof import('./_system/access/144_permission_group_model').default };
    145: { model: 'PermissionGrouping'; table: 'permission_groupings'; is: typeof import('./_system/access/145_permission_grouping_model').default };
    146: { model: 'RecordRule'; table: 'record_rules'; is: typeof import('./_system/access/146_record_rule_model').default };
    147: { model: 'FieldRule'; table: 'field_rules'; is: typeof import('./_system/access/147_field_rule_model').default };
    160: { model: 'MenuType'; table: 'menu_types'; is: typeof import('./_system/menu/160_menu_type_model').default };
    161: { model: 'MenuTier'; table: 'menu_tiers'; is: typeof import('./_system/menu/161_menu_tier_model').default };
    162: { model: 'MenuLink'; table: 'menu_links'; is: typeof import('./_system/menu/162_menu_link_model').default };
    163: { model: 'MenuQuickLink'; table: 'menu_quick_links'; is: typeof import('./_system/menu/163_menu_quick_link_model').default };
    164: { model: 'RoleMenuPermission'; table: 'role_menu_permissions'; is: typeof import('./_system/menu/164_role_menu_permission_model').default };
    165: { model: 'NavigationBreadcrumb'; table: 'navigation_breadcrumbs'; is: typeof import('./_system/menu/165_navigation_breadcrumb_model').default };
    220: { model: 'ApplicationSetting'; table: 'application_settings'; is: typeof import('./_system/settings/220_application_setting_model').default };
    225: { model: 'ImportRun'; table: 'import_runs'; is: typeof import('./_system/settings/225_import_run_model').default };
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
      preferences: 'UserPreference';
      sessions: 'UserSession';
      activities: 'UserActivity';
      emails: 'UserEmail';
      phones: 'UserPhone';
      addresses: 'UserAddress';
      savedSearches: 'SavedSearch';
      memberships: 'TeamMember';
      sentInvitations: 'Invitation';
      socialLinks: 'SocialLink';
      onboardingStatuses: 'OnboardingStatus';
      companyInfos: 'CompanyInfo';
      securityTokens: 'UserSecurityToken';
      authentications: 'Authentication';
      passwordResets: 'PasswordReset';
      passwordResetsMade: 'PasswordReset';
      twoFactorAuths: 'TwoFactorAuth';
      loginAttempts: 'LoginAttempt';
      rememberedDevices: 'RememberedDevice';
      recoveryCodes: 'RecoveryCode';
      roles: 'UserRole';
      quickLinks: 'MenuQuickLink';
      visits: 'NavigationBreadcrumb';
      applicationSettingsByCreatedBy: 'ApplicationSetting';
      applicationSettingsByModifiedBy: 'ApplicationSetting';
      importRuns: 'ImportRun';
      customersByCreatedBy: 'Customer';
      customersByModifiedBy: 'Customer';
      customerNotes: 'CustomerNote';
      customerSegmentsByCreatedBy: 'CustomerSegment';
      customerSegmentsByModifiedBy: 'CustomerSegment';
    };
    teams: {
      members: 'TeamMember';
      invitations: 'Invitation';
    };
    roles: {
      grants: 'RolePermission';
      holders: 'UserRole';
      recordRules: 'RecordRule';
      fieldRules: 'FieldRule';
      menuLinks: 'RoleMenuPermission';
    };
    permissions: {
      grants: 'RolePermission';
      groups: 'PermissionGrouping';
    };
    permission_groups: {
      permissions: 'PermissionGrouping';
    };
    menu_types: {
      tiers: 'MenuTier';
      links: 'MenuLink';
    };
    menu_tiers: {
      links: 'MenuLink';
    };
    menu_links: {
      roles: 'RoleMenuPermission';
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
