/** The cookie that keeps whether the outline is folded away. */
export const outlineCookie = 'hebi-outline';

/** The cookie that keeps whether the tools under it are folded away. */
export const toolsCookie = 'hebi-tools';
