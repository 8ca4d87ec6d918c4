export { COMPANY_SIZES, companyOf, type Company, type CompanyForm, type CompanySize } from './company';
export {
  addLink,
  MOST_LINKS,
  NETWORKS,
  raiseLink,
  removeLink,
  type Network,
  type SocialLink,
  type SocialLinks,
} from './social_links';
