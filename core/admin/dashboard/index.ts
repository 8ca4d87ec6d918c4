export { cardsJson, dashboardCards } from './dashboard_cards';
