/**
 * The languages in which every page exists, and how a visitor's language is chosen. A language is added here and then
 * in every catalogue; the compiler lists what is missing.
 */
export const languages = ['en', 'fr'] as const;

export type Language = (typeof languages)[number];

/** The name of each language in itself: a reader who does not know the page's language must recognise it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' };

export function isLanguage(text: string | undefined): text is Language {
  return languages.some((language) => language === text);
}

/**
 * The visitor's own choice (a cookie) wins; then the browser's wishes in their order of preference (RFC 9110 section
 * 12.5.4, a region being ignored); then English.
 */
export function chooseLanguage(cookie: string | undefined, acceptLanguage: string | undefined): Language {
  if (isLanguage(cookie)) return cookie;
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find((text) => text !== undefined);
      return {
        language: range.trim().toLowerCase().split('-')[0],
        quality: quality === undefined ? 1 : Number(quality),
      };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const wish of wishes) if (isLanguage(wish.language)) return wish.language;
  return 'en';
}
