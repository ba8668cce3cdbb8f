/** The Sustainable Development Goals of the United Nations by their number, in the short words of their emblems. */
import type { Language } from '../messages/languages.ts';

const names: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...['No poverty', 'Zero hunger', 'Good health and well-being', 'Quality education', 'Gender equality'],
    ...['Clean water and sanitation', 'Affordable and clean energy', 'Decent work and economic growth'],
    ...['Industry, innovation and infrastructure', 'Reduced inequalities', 'Sustainable cities and communities'],
    ...['Responsible consumption and production', 'Climate action', 'Life below water', 'Life on land'],
    ...['Peace, justice and strong institutions', 'Partnerships for the goals'],
  ],
  fr: [
    ...['Pas de pauvreté', 'Faim « zéro »', 'Bonne santé et bien-être', 'Éducation de qualité'],
    ...['Égalité entre les sexes', 'Eau propre et assainissement', 'Énergie propre et d’un coût abordable'],
    ...['Travail décent et croissance économique', 'Industrie, innovation et infrastructure'],
    ...['Inégalités réduites', 'Villes et communautés durables', 'Consommation et production responsables'],
    ...['Mesures relatives à la lutte contre les changements climatiques', 'Vie aquatique', 'Vie terrestre'],
    ...['Paix, justice et institutions efficaces', 'Partenariats pour la réalisation des objectifs'],
  ],
};

/** Empty for a number that no goal has. */
export function goalName(goal: number, language: Language): string {
  return names[language][goal - 1] ?? '';
}
