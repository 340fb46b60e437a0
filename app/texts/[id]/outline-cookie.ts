/** The cookie that keeps whether the outline is folded away. */
export const outlineCookie = 'hebi-outline';
