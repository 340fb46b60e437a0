/**
 * A date as TMX writes it: `20261124T093000Z`, ISO 8601 in its basic form. The extended form
 * (`2026-11-24T09:30:00Z`), a date without a time, and an offset are read too.
 * @returns null where it is no date
 */
export function readTmxDate(written: string): Date | null {
  const parts =
    /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/.exec(
      written.trim(),
    );
  if (!parts) return null;
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const date = new Date(Date.UTC(year!, month! - 1, day, hour || 0, minute || 0, second || 0));
  // 31 February would have become 3 March.
  if (date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day || (hour || 0) > 23)
    return null;
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(parts[7] ?? '') ?? [];
  const offset = sign ? (Number(hours) * 60 + Number(minutes)) * (sign === '+' ? 1 : -1) : 0;
  return new Date(date.getTime() - offset * 60_000);
}

/** `20261124T093000Z`: the form that TMX recommends (ISO 8601, basic, UTC), to the second. */
export function writeTmxDate(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, '');
}
