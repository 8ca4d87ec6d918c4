export type { ModuleCard } from './asked_card';
export { cardsJson, dashboardCards, type DashboardCards } from './dashboard_cards';
