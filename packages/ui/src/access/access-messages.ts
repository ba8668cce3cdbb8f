/** Words of signing in and of creating an account. */
export const en = {
  'access.sign-in': 'Sign in',
  'access.sign-in-lead': 'For people who take part. The register and its checks are open to everybody.',
  'access.email': 'E-mail address',
  'access.password': 'Password',
  'access.no-account': 'No account yet?',
  'access.create': 'Create an account',
  'access.demo-title': 'Demonstration: sign in with one click',
  'access.demo-text': 'Everybody here is made up. Play a case through by changing parts.',
  'access.demo-sign-in': 'Sign in as',
  'access.or': 'Or with your own account',
  'access.sign-up': 'Create an account',
  'access.sign-up-lead':
    'An account says who you are. What you may do follows from the sites that you file and from what the scheme’s secretariat or the operator of this installation grants you.',
  'access.name': 'Your name',
  'access.name-hint': 'As it shall stand under what you sign.',
  'access.new-password-hint':
    'At least {characters} characters. A few unrelated words are easy to keep and hard to guess.',
  'access.have-account': 'You have an account?',
} as const;

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'access.sign-in': 'Se connecter',
  'access.sign-in-lead': 'Pour les participants. Le registre et ses vérifications sont ouverts à chacun.',
  'access.email': 'Adresse électronique',
  'access.password': 'Mot de passe',
  'access.no-account': 'Pas encore de compte ?',
  'access.create': 'Créer un compte',
  'access.demo-title': 'Démonstration : se connecter en un clic',
  'access.demo-text': 'Tout le monde ici est inventé. Jouez un dossier en changeant de rôle.',
  'access.demo-sign-in': 'Se connecter :',
  'access.or': 'Ou avec votre propre compte',
  'access.sign-up': 'Créer un compte',
  'access.sign-up-lead':
    'Un compte dit qui vous êtes. Ce que vous pouvez faire découle des sites que vous enregistrez et de ce que le secrétariat du programme ou l’exploitant de cette installation vous accorde.',
  'access.name': 'Votre nom',
  'access.name-hint': 'Tel qu’il figurera sous ce que vous signez.',
  'access.new-password-hint':
    'Au moins {characters} caractères. Quelques mots sans rapport sont faciles à retenir et difficiles à deviner.',
  'access.have-account': 'Vous avez un compte ?',
};
