/** The menu beside every page of the host. */
export const ADMIN_MENU = { key: 'admin', title: 'Beside every page' } as const;
