/** What a term may be written in, as BCP 47 tags: those that a person is offered. */
export const termLanguages = ['zh-Hans', 'zh-Hant', 'en'] as const;
