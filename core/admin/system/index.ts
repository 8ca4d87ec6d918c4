export { modelsView, type ModelsView } from './models_page';
export { modulesView, type ModulesView } from './modules_page';
export { overviewView, type OverviewView } from './overview_page';
