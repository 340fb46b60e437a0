/** The cookie that keeps whether the panel of matches is folded away. */
export const matchesCookie = 'hebi-matches';
