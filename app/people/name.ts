/** Where the name of the person at this browser is kept. '' says that they want to give none. */
export const nameCookie = 'hebi-name';

/** A name is shown in lists and written into files: in characters. */
export const longestName = 60;

/** Characters that one does not see: they could make one name look like another, or break a line. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * A name as it is kept: composed (NFC), with single spaces.
 * @returns null where it is too long, or has characters that cannot be seen
 */
export function checkName(typed: string): string | null {
  const name = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return unseen.test(name) || [...name].length > longestName ? null : name;
}

/** The name of a cookie as it came; '' where there is none, or none that could be one. */
export function readName(cookie: string | undefined): string {
  return checkName(cookie ?? '') ?? '';
}
